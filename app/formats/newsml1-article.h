/* NewsML 1.x: a news item holds an article for each component that has a headline and text; a file
 * holds any number of items. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_newsml1_article_format;

G_END_DECLS
