/* Measures of agreement over a table of items (review/item-table.h).
 *
 * All but the first take off what chance explains: (Po − Pe) / (1 − Pe), where Po is the share of
 * pairs of raters that agree on an item. With m raters, n items, and q categories:
 *   percentage: Po itself, over items that two have rated at least, each counting the same.
 *   Cohen's kappa (Cohen 1960): two raters; Pe = Σ p₁(c) p₂(c), each rater's own shares.
 *   Scott's pi (Scott 1955): two raters; Pe = Σ p(c)², the shares of both pooled.
 *   Fleiss' kappa (Fleiss 1971): pi for any number of raters.
 *   Krippendorff's alpha, nominal (Krippendorff 2011): 1 − Do / De over items that two have rated
 *     at least, where an item with m values counts m times and lends each pair 1 / (m − 1);
 *     De = Σ n(c) n(k) / (N (N − 1)) over c ≠ k, N being the number of such values.
 *   Gwet's AC1 (Gwet 2008; with values missing, as in his Handbook of Inter-Rater Reliability):
 *     Pe = Σ p(c) (1 − p(c)) / (q − 1), with the shares over all that anybody rated, each item
 *     counting the same, and q fixed by the table.
 * Cohen, Scott and Fleiss take items that all raters have rated, and leave out the others.
 *
 * Undefined: ANNO_UNDEFINED_NO_TEXT where no item is left; ANNO_UNDEFINED_NOTHING where items come
 * from texts in which nobody marked anything; ANNO_UNDEFINED_ONE_VALUE where only one category was
 * chosen (AC1: where the table has only one); ANNO_UNDEFINED_TOO_MANY where Cohen or Scott is asked
 * of more than two raters. `n_texts`, `n_units` and `n_left_out` are of the texts that items were
 * made of.
 */
#pragma once

#include "review/item-table.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_ITEM_PERCENTAGE,
  ANNO_ITEM_COHEN,
  ANNO_ITEM_SCOTT,
  ANNO_ITEM_FLEISS,
  ANNO_ITEM_ALPHA,
  ANNO_ITEM_AC1,
} AnnoItemMeasure;

#define ANNO_N_ITEM_MEASURES (ANNO_ITEM_AC1 + 1)

AnnoMeasure anno_item_table_finish (const AnnoItemTable *self, AnnoItemMeasure measure);

G_END_DECLS
