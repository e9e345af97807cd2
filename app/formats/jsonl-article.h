/* Corpora in JSON: an object a line (JSON Lines), arrays of objects, or a single one; an object is
 * an article. Files of any size are gone through record by record. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_jsonl_article_format;

G_END_DECLS
