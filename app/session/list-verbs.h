/* The verbs that go through the articles, in the order in which the window lists them, and say how
 * far they are:
 *
 *   next-article, previous-article, next-unfinished
 *   state (s)          sets the working state of the article in hand
 *   state-of (ss)      sets that of the article at the path (escaped as in a URI), to the second
 *   done-next          sets that of the article in hand to "done", and takes the next unfinished
 *     one
 */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* Adds them to @map; @session outlives it. */
void anno_list_verbs_add (GActionMap *map, AnnoSession *session);
/* What "state-of" wants. */
GVariant *anno_list_verbs_target (const char *path, const char *state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
