#include "review/pair-scores.h"

/* What is counted on each side, and in both. */
typedef struct
{
  double a;
  double b;
  double both;
} Tally;

static guint64
sum (const guint64 *cells, gsize n)
{
  guint64 total = 0;

  for (gsize i = 0; i < n; i++)
    total += cells[i];
  return total;
}

/* The sum over all categories, or that of one. */
static guint64
pick (const AnnoPairCounts *self, const guint64 *cells, guint category)
{
  return category == ANNO_PAIR_ALL ? sum (cells, self->n_categories) : cells[category];
}

static guint64
pick_diagonal (const AnnoPairCounts *self, const guint64 *cells, guint category)
{
  guint64 total = 0;

  for (guint i = 0; i < self->n_categories; i++)
    if (category == ANNO_PAIR_ALL || category == i)
      total += cells[(gsize) i * self->n_categories + i];
  return total;
}

static AnnoMeasure
share (const AnnoPairCounts *self, double part, double whole, guint category)
{
  AnnoMeasure measure = {
    .n_texts = self->n_texts,
    .n_units = pick (self, self->n_a, category) + pick (self, self->n_b, category),
    .n_left_out = self->n_left_out,
  };

  if (self->n_texts == 0)
    measure.undefined = ANNO_UNDEFINED_NO_TEXT;
  else if (whole <= 0)
    measure.undefined = ANNO_UNDEFINED_NOTHING;
  else
    measure.value = part / whole;
  return measure;
}

static AnnoPairScore
score_of (const AnnoPairCounts *self, const Tally *tally, guint category)
{
  return (AnnoPairScore){
    .precision = share (self, tally->both, tally->b, category),
    .recall = share (self, tally->both, tally->a, category),
    .f1 = share (self, 2 * tally->both, tally->a + tally->b, category),
  };
}

static Tally
tally_spans (const AnnoPairCounts *self, AnnoPairWay way, guint category)
{
  Tally tally = { pick (self, self->n_a, category), pick (self, self->n_b, category), 0 };

  if (way == ANNO_PAIR_EXACT)
    tally.both = pick_diagonal (self, self->exact, category);
  else if (way == ANNO_PAIR_EXACT_PLACE)
    tally.both = sum (self->exact, (gsize) self->n_categories * self->n_categories);
  else if (way == ANNO_PAIR_OVERLAP)
    tally.both = pick (self, self->overlap, category);
  else if (way == ANNO_PAIR_OVERLAP_PLACE)
    tally.both = self->overlap[self->n_categories];
  else
    tally.both = pick_diagonal (self, self->exact, category) + pick (self, self->lenient, category);
  return tally;
}

static Tally
tally_characters (const AnnoPairCounts *self, AnnoPairWay way, guint category)
{
  guint which = way == ANNO_PAIR_CHARACTER_PLACE ? self->n_categories : category;

  return (Tally){ pick (self, self->characters_a, which), pick (self, self->characters_b, which),
                  pick (self, self->characters_both, which) };
}

static void
average (AnnoMeasure *measure, const AnnoMeasure *other)
{
  measure->value = (measure->value + other->value) / 2;
}

static AnnoPairScore
average_score (const AnnoPairCounts *self, guint category)
{
  AnnoPairScore score = anno_pair_counts_finish (self, ANNO_PAIR_EXACT, category);
  AnnoPairScore other = anno_pair_counts_finish (self, ANNO_PAIR_LENIENT, category);

  average (&score.precision, &other.precision);
  average (&score.recall, &other.recall);
  average (&score.f1, &other.f1);
  return score;
}

AnnoPairScore
anno_pair_counts_finish (const AnnoPairCounts *self, AnnoPairWay way, guint category)
{
  static const AnnoPairScore none;
  g_return_val_if_fail (self != NULL, none);
  g_return_val_if_fail (category == ANNO_PAIR_ALL || category < self->n_categories, none);
  g_return_val_if_fail (category == ANNO_PAIR_ALL
                            || (way != ANNO_PAIR_EXACT_PLACE && way != ANNO_PAIR_OVERLAP_PLACE
                                && way != ANNO_PAIR_CHARACTER_PLACE),
                        none);

  if (way == ANNO_PAIR_AVERAGE)
    return average_score (self, category);
  gboolean by_character = way == ANNO_PAIR_CHARACTER || way == ANNO_PAIR_CHARACTER_PLACE;
  const Tally tally
      = by_character ? tally_characters (self, way, category) : tally_spans (self, way, category);
  return score_of (self, &tally, category);
}

AnnoPairSchemeScore
anno_pair_counts_finish_scheme (const AnnoPairCounts *self, AnnoPairScheme scheme)
{
  AnnoPairSchemeScore result = { 0 };
  g_return_val_if_fail (self != NULL, result);

  gsize n_cells = (gsize) self->n_categories * self->n_categories;
  guint64 n_a = sum (self->n_a, self->n_categories);
  guint64 n_b = sum (self->n_b, self->n_categories);
  guint64 exact = sum (self->exact, n_cells);
  guint64 apart = sum (self->apart, n_cells);
  guint64 pairs = exact + apart;

  if (scheme == ANNO_PAIR_SCHEME_STRICT)
    result.correct = pick_diagonal (self, self->exact, ANNO_PAIR_ALL);
  else if (scheme == ANNO_PAIR_SCHEME_TYPE)
    result.correct = pick_diagonal (self, self->exact, ANNO_PAIR_ALL)
                     + pick_diagonal (self, self->apart, ANNO_PAIR_ALL);
  else
    result.correct = exact;
  result.partial = scheme == ANNO_PAIR_SCHEME_PARTIAL ? apart : 0;
  result.incorrect = pairs - result.correct - result.partial;
  result.missing = n_a - pairs;
  result.spurious = n_b - pairs;
  const Tally tally = { n_a, n_b, result.correct + result.partial / 2.0 };
  result.score = score_of (self, &tally, ANNO_PAIR_ALL);
  return result;
}
