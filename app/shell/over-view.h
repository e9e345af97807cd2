/* Brings the colleagues' layers that a session shows over the text into the article view. */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* Whoever is looked at alone doesn't lie over their own annotations. @session: NULL for none. */
void anno_over_view_show (AnnoArticleView *view, AnnoSession *session);

G_END_DECLS
