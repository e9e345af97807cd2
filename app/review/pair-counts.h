/* What two raters' spans have in common, as counts that can be added over texts.
 *
 * Measures are computed of the sum (review/pair-scores.h), never averaged over texts. A text counts
 * that both have rated; of one that only one has rated all spans are left out. Spans are whole: one
 * of several parts is one thing, and the same as another where all parts are.
 *
 * Five ways to compare, each kept by category:
 *   exact: the spans at the same place, one to one, those of equal category first: a multiset
 *     intersection. What is left of a place is paired across categories, in their order.
 *   apart: what no exact pair took, paired by overlap whatever the category
 *     (review/overlap-pairs.h). Exact and apart together are the counts of MUC-5 (Chinchor and
 *     Sundheim 1993) and of SemEval-2013 task 9.
 *   lenient: what no exact pair of equal category took, paired by overlap within a category: what
 *     GATE counts as partially correct (GATE user guide, "Metrics for evaluation").
 *   overlap: all spans paired by overlap, within a category and regardless of it; with `half`, by
 *     an overlap of at least half of the union. A pair of larger spans may here keep an exact pair
 *     from being one, where that makes for more pairs.
 *   character: how many code points each covers by spans of a category, a place twice covered being
 *     one, and how many both do; once more for being covered by any category.
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_categories;
  gboolean half; /* what `overlap` takes for a pair */
  guint64 n_texts;
  guint64 n_left_out; /* spans on texts that only one has rated */
  /* One a category. */
  guint64 *n_a; /* the first rater's spans */
  guint64 *n_b;
  guint64 *lenient;
  /* One a category, and then one for all regardless of category. */
  guint64 *overlap;
  guint64 *characters_a;
  guint64 *characters_b;
  guint64 *characters_both;
  /* The first rater's category × n_categories + the second's. */
  guint64 *exact;
  guint64 *apart;
  /* What holds all that is pointed to. */
  guint64 *cells;
  gsize n_cells;
} AnnoPairCounts;

AnnoPairCounts *anno_pair_counts_new  (guint n_categories, gboolean half) G_GNUC_WARN_UNUSED_RESULT;
void            anno_pair_counts_free (AnnoPairCounts *self);

/* Counts @a and @b on @text, which has as many categories. */
void anno_pair_counts_add_text (AnnoPairCounts *self, const AnnoRatedText *text, guint a, guint b);
/* Adds all of @other, made with the same arguments, @times over. */
void anno_pair_counts_add      (AnnoPairCounts *self, const AnnoPairCounts *other, guint times);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoPairCounts, anno_pair_counts_free)

G_END_DECLS
