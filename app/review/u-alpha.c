#include "review/u-alpha.h"

#include "review/value-lengths.h"

/* Lengths over several values. */
typedef struct
{
  double length;
  double agreed;
  double squares;
} Totals;

static Totals
add_up (const AnnoValueSums *sums)
{
  Totals totals = { 0 };

  for (guint i = 0; i < sums->n_values; i++)
    {
      totals.length += sums->values[i].length;
      totals.agreed += sums->values[i].agreed;
      totals.squares += sums->values[i].squares;
    }
  return totals;
}

/* Of what both raters of a pair marked. */
static Totals
add_up_shared (const AnnoValueSums *sums)
{
  Totals totals = { 0 };

  for (guint i = 0; i + 1 < sums->n_values; i++)
    {
      totals.length += sums->values[i].shared;
      totals.agreed += sums->values[i].agreed;
      totals.squares += sums->values[i].shared_squares;
    }
  return totals;
}

/* e, for l[c] l[k] - S of @product. */
static double
expect (const Totals *totals, double product)
{
  return totals->length * product / (totals->length * totals->length - totals->squares);
}

/* Rounding leaves a little where there is nothing. */
static void
decide (AnnoMeasure *measure, double observed, double expected, double scale)
{
  if (measure->undefined != ANNO_DEFINED)
    return;
  if (!(expected > scale * 1e-12))
    measure->undefined = ANNO_UNDEFINED_ONE_VALUE;
  else
    measure->value = 1 - MAX (observed, 0) / expected;
}

static AnnoMeasure
begin (const AnnoValueSums *sums, guint n_units)
{
  AnnoMeasure measure
      = { .n_texts = sums->n_texts, .n_units = n_units, .n_left_out = sums->n_left_out };

  if (sums->n_texts == 0)
    measure.undefined = ANNO_UNDEFINED_NO_TEXT;
  else if (n_units == 0)
    measure.undefined = ANNO_UNDEFINED_NOTHING;
  return measure;
}

static void
measure_whole (AnnoUAlpha *self, const AnnoValueSums *sums)
{
  const Totals totals = add_up (sums);
  double unlike = 0;

  for (guint i = 0; i < sums->n_values; i++)
    unlike += sums->values[i].length * (totals.length - sums->values[i].length);
  self->whole = begin (sums, sums->n_units);
  decide (&self->whole, totals.length - totals.agreed, expect (&totals, unlike), totals.length);
}

static void
measure_relevance (AnnoUAlpha *self, const AnnoValueSums *sums)
{
  const Totals totals = add_up (sums);
  const AnnoValueLengths *gaps = &sums->values[sums->n_values - 1];

  self->relevance = begin (sums, sums->n_units);
  decide (&self->relevance, gaps->length - gaps->agreed,
          expect (&totals, gaps->length * (totals.length - gaps->length)), totals.length);
}

/* Nothing that two raters marked: nothing to say of how they called it. */
static AnnoMeasure
begin_shared (const AnnoValueSums *sums, guint n_units, double shared)
{
  AnnoMeasure measure = begin (sums, n_units);

  if (measure.undefined == ANNO_DEFINED && shared <= 0)
    measure.undefined = ANNO_UNDEFINED_NOTHING;
  return measure;
}

static void
measure_coding (AnnoUAlpha *self, const AnnoValueSums *sums)
{
  const Totals shared = add_up_shared (sums);
  const double marked = add_up (sums).length - sums->values[sums->n_values - 1].length;
  double unlike = 0;

  for (guint i = 0; i + 1 < sums->n_values; i++)
    unlike += sums->values[i].shared * (shared.length - sums->values[i].shared);
  self->coding = begin_shared (sums, sums->n_units, shared.length);
  self->coding_share = marked > 0 ? shared.length / marked : 0;
  decide (&self->coding, shared.length - shared.agreed, expect (&shared, unlike), shared.length);
}

static void
measure_category (AnnoUAlpha *self, const AnnoValueSums *sums, guint category)
{
  const Totals shared = add_up_shared (sums);
  const AnnoValueLengths *value = &sums->values[category];
  const double unlike = expect (&shared, value->shared * (shared.length - value->shared));
  const double all
      = unlike + expect (&shared, value->shared * value->shared - value->shared_squares);
  AnnoMeasure *measure = &self->categories[category];

  *measure = begin_shared (sums, value->n_units, value->shared);
  self->shares[category] = value->length > 0 ? value->shared / value->length : 0;
  decide (measure, value->shared - value->agreed, value->shared / all * unlike, shared.length);
}

AnnoUAlpha *
anno_u_alpha_new (GPtrArray *texts)
{
  g_return_val_if_fail (texts != NULL, NULL);

  g_autoptr (AnnoValueSums) sums = anno_value_sums_new (texts);
  AnnoUAlpha *self = g_new0 (AnnoUAlpha, 1);
  self->n_categories = sums->n_values - 1;
  self->categories = g_new0 (AnnoMeasure, self->n_categories);
  self->shares = g_new0 (double, self->n_categories);
  measure_whole (self, sums);
  measure_relevance (self, sums);
  measure_coding (self, sums);
  for (guint i = 0; i < self->n_categories; i++)
    measure_category (self, sums, i);
  return self;
}

void
anno_u_alpha_free (AnnoUAlpha *self)
{
  if (self == NULL)
    return;
  g_free (self->categories);
  g_free (self->shares);
  g_free (self);
}
