/* Finding words in the article: joins the bar that looks for them with the view that shows them.
 *
 * Actions ("find."), in whole window: open, next, previous, next-article (one that has a match),
 * like-chosen (what equals the chosen span). */
#pragma once

#include "panels/find-bar.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* @bar and @view are of one window. @session: where the session of the moment, or NULL, is kept; it
 * outlives both. */
void anno_finding_add (AnnoFindBar *bar, AnnoArticleView *view, AnnoSession *const *session);

G_END_DECLS
