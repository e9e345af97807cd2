/* The attribution in hand: the open frame, else the one that the chosen span is a part of. */
#pragma once

#include "model/frame.h"
#include "session/session.h"

G_BEGIN_DECLS

/* NULL where no frame is open, and what is chosen plays no role in one. */
AnnoFrame *anno_frame_in_hand (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

/* The ids of the spans that stand out together, NULL-terminated: of all that is chosen, where that
 * is several; else of the parts of the attribution in hand. NULL for none. */
GStrv anno_frame_in_hand_list_ids (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
