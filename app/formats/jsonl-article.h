/* Corpora in JSON: an object a line (JSON Lines), arrays of objects, or a single one, which may be
 * an article or have an array of them ("articles", "items", "results" …). Files of any size are
 * gone through record by record. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

extern const AnnoArticleFormat anno_jsonl_article_format;

G_END_DECLS
