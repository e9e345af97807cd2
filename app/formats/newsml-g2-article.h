/* NewsML-G2: a news item is an article where it carries text; a message carries many items.
 * Packages, concepts and plans are told as what they are. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_newsml_g2_article_format;

G_END_DECLS
