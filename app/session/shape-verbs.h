/* The verbs that make a span out of others, as actions of a session: "split" (u, a place in the
 * article; inside a word, its start), "join-next", "join-previous", "copy-fields" (s, the id of the
 * span to copy from), "repeat". */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* Adds them to @actions, which @session outlives. */
void anno_shape_verbs_add (GActionMap *actions, AnnoSession *session);

G_END_DECLS
