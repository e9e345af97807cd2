/* An article word by word, for forms that hold words and not a text. */
#pragma once

#include "text/article.h"
#include "text/boundaries.h"

G_BEGIN_DECLS

/* Its words and signs, in AnnoPiece: none holds a blank (foreign/edges.h), and each other code
 * point is in one. A word that blanks stand in is several. */
GArray *anno_tokens_list    (AnnoArticle *article) G_GNUC_WARN_UNUSED_RESULT;
/* The index of the first of @tokens that ends after @place; their number where none does. */
guint   anno_tokens_find    (const GArray *tokens, guint place);
/* Cuts the token that @place lies in, if there is one. @places: of guint, in any order. */
GArray *anno_tokens_cut     (const GArray *tokens, GArray *places) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
