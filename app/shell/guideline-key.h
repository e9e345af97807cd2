/* The key that shows, while marking, what the guideline says: of the chosen span's tag, else of the
 * armed one, else of all tags. The next key closes it, and does what it does.
 *
 * Action ("guideline."): show. */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* Adds the action to @view. @session: where the session of the moment, or NULL, is kept; it
 * outlives the view. */
void anno_guideline_key_add (AnnoArticleView *view, AnnoSession *const *session);

G_END_DECLS
