/* Plain text, in whatever encoding: one source is one article, as it is, in UTF-8. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_text_article_format;

G_END_DECLS
