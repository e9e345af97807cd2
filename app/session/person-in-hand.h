/* The person that the chosen span names. */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* The ids by which layers may mean who is named by the chosen span: theirs, and of who was
 * merged into them, by the ledger of whose annotations are shown. NULL where nobody is named. */
GStrv anno_person_in_hand_list_ids (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;
/* The name of the first of them, to show; NULL where nobody of the ledger is named. */
char *anno_person_in_hand_get_name (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
