/* ninjs, the IPTC's news in JSON, 1.x to 3.x: an item, several of them, and the items that are
 * associated with one. Each with a body of its own is an article; pictures are none. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_ninjs_article_format;

G_END_DECLS
