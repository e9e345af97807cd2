/* Keys that grow the selection of the article from the word to the quotation, the sentence and the
 * paragraph, and back.
 *
 * Actions ("selection."): widen, narrow. */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* Adds the actions to @view. @session: where the session of the moment, or NULL, is kept; it
 * outlives the view. */
void anno_widening_add (AnnoArticleView *view, AnnoSession *const *session);

G_END_DECLS
