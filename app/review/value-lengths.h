/* How much of several texts has which value by which rater: the sums that the u-alpha family is
 * made of (review/u-alpha).
 *
 * A value is a category, or the last one, that of gaps. All lengths are code points, as weighted
 * where units of one rater overlap.
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

/* Of one value. */
typedef struct
{
  double length;         /* l: of all raters */
  double agreed;         /* o: which two raters gave alike */
  double squares;        /* S: of the units' lengths, or of the lengths of gaps, not squared */
  double shared;         /* l*: where the other rater marked something, too */
  double shared_squares; /* S* */
  guint n_units;
} AnnoValueLengths;

typedef struct
{
  guint n_values; /* the categories, and gaps */
  AnnoValueLengths *values;
  guint n_texts;
  guint n_units;
  guint n_left_out; /* units on texts that fewer than two have rated */
} AnnoValueSums;

/* @texts: of AnnoRatedText. */
AnnoValueSums *anno_value_sums_new  (GPtrArray *texts) G_GNUC_WARN_UNUSED_RESULT;
void           anno_value_sums_free (AnnoValueSums *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoValueSums, anno_value_sums_free)

G_END_DECLS
