/* What a session does at the caret, as actions of the article's view: "caret.split" cuts the chosen
 * span there. */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* @session: where the session is kept that @view shows at the time. */
void anno_caret_verbs_add (AnnoArticleView *view, AnnoSession *const *session);

G_END_DECLS
