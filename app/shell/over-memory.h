/* Whose annotations a window shows over the text, and whether names are hidden, kept for the next
 * start: for each corpus.
 */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* Shows what was shown last in the session's corpus, and keeps what is shown from now on. */
void anno_over_memory_follow (GSettings *settings, AnnoSession *session);

G_END_DECLS
