/* Texts that several people marked, for tests of measures: by hand, by chance, and changed in ways
 * that no measure may notice.
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

/* Rated by all. */
AnnoRatedText *rating_new  (guint n_raters, guint n_categories, guint length);
/* Marks a span of its own. */
void           rating_mark (AnnoRatedText *text, guint rater, guint category, guint start,
                            guint end);
/* Adds a part to the span that was marked last. */
void           rating_part (AnnoRatedText *text, guint rater, guint start, guint end);

/* Up to @most spans of each rater, some of them of two parts, often at the same places. */
AnnoRatedText *rating_random (GRand *random, guint n_raters, guint n_categories, guint length,
                              guint most);

/* A copy with the raters, the categories or neither (NULL) in other places: the @n-th is taken from
 * @raters[n], and category c becomes @categories[c]. Units are added in another order, spans
 * numbered anew, and places moved by @shift. */
AnnoRatedText *rating_copy (const AnnoRatedText *text, GRand *random, const guint *raters,
                            const guint *categories, guint shift);
/* Adds the marks of @text to @to, moved by @shift. */
void           rating_pour (AnnoRatedText *to, const AnnoRatedText *text, guint shift);

G_END_DECLS
