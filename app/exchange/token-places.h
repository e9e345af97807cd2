/* Where words that a form lists one by one stand in a text. */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

/* The place of each of @tokens (of char) in @article, of AnnoRange in code points: each after the
 * one before it. What can't be found is empty, and those after it are looked for a little further
 * on. The brackets and quotation marks of the Penn Treebank ("-LRB-", "``") count as the signs they
 * stand for. */
GArray *anno_token_places (AnnoArticle *article, const GPtrArray *tokens) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
