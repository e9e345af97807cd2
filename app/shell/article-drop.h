/* A span dropped on the article is linked to the one that is marked there. */
#pragma once

#include "view/article-view.h"

G_BEGIN_DECLS

void anno_article_drop_add (AnnoArticleView *view);

G_END_DECLS
