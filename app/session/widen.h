/* What a selection grows to, one step at a time: the word, the quotation, the sentence, the
 * paragraph. */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

/* The smallest of these around @range (code points, may be empty) that holds more than it does;
 * @range itself where there is none. */
AnnoRange anno_widen (AnnoArticle *article, AnnoRange range);

G_END_DECLS
