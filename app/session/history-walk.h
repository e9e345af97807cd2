/* Undo and redo as a person sees them: the article that a step is about is shown before it changes,
 * and what was undone or done again is said.
 *
 * Showing an article takes time. Where another one is asked for meanwhile, or the step is no longer
 * the next one, nothing is done. What is on its way into a review is waited for: it is the last
 * step then.
 */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* Nothing where there is nothing to undo, or to do again. */
void anno_history_walk_undo (AnnoSession *session);
void anno_history_walk_redo (AnnoSession *session);

G_END_DECLS
