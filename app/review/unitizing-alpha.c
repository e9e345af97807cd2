#include "review/unitizing-alpha.h"

#include "review/continuum.h"

/* Both in ascending order. */
typedef struct
{
  const AnnoContinuum *continuum;
  GArray **units; /* one a rater: of AnnoContinuumUnit, those of the category */
  GArray *gaps;   /* of double: the lengths of all gaps */
  GArray *sums;   /* of double: of those gaps from the n-th on */
  guint n_units;
} Sections;

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const double one = *(const double *) a;
  const double other = *(const double *) b;
  return (one > other) - (one < other);
}

static void
add_gap (Sections *self, double start, double end)
{
  const double length = end - start;

  if (length > 0)
    g_array_append_val (self->gaps, length);
}

/* The gaps before, between and after @units, each within its text. */
static void
add_gaps (Sections *self, const GArray *units)
{
  const GArray *starts = self->continuum->starts;
  guint next = 0;

  for (guint text = 0; text < self->continuum->n_texts; text++)
    {
      double place = g_array_index (starts, double, text);
      for (; next < units->len; next++)
        {
          const AnnoContinuumUnit *unit = &g_array_index (units, AnnoContinuumUnit, next);
          if (unit->text != text)
            break;
          add_gap (self, place, unit->start);
          place = unit->end;
        }
      add_gap (self, place, g_array_index (starts, double, text + 1));
    }
}

static void
sum_gaps (Sections *self)
{
  double sum = 0;

  g_array_sort (self->gaps, compare_lengths);
  g_array_set_size (self->sums, self->gaps->len + 1);
  g_array_index (self->sums, double, self->gaps->len) = 0;
  for (guint i = self->gaps->len; i-- > 0;)
    {
      sum += g_array_index (self->gaps, double, i);
      g_array_index (self->sums, double, i) = sum;
    }
}

static void
sections_init (Sections *self, const AnnoContinuum *continuum, guint category)
{
  *self = (Sections){ .continuum = continuum };
  self->units = g_new0 (GArray *, continuum->n_raters);
  self->gaps = g_array_new (FALSE, FALSE, sizeof (double));
  self->sums = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < continuum->n_raters; i++)
    {
      self->units[i] = g_array_new (FALSE, FALSE, sizeof (AnnoContinuumUnit));
      for (guint k = 0; k < continuum->units[i]->len; k++)
        {
          const AnnoContinuumUnit *unit = anno_continuum_nth (continuum, i, k);
          if (unit->category == category)
            g_array_append_val (self->units[i], *unit);
        }
      self->n_units += self->units[i]->len;
      add_gaps (self, self->units[i]);
    }
  sum_gaps (self);
}

static void
sections_clear (Sections *self)
{
  for (guint i = 0; i < self->continuum->n_raters; i++)
    g_array_unref (self->units[i]);
  g_free (self->units);
  g_array_unref (self->gaps);
  g_array_unref (self->sums);
}

static gboolean
has_overlaps (const Sections *self)
{
  for (guint i = 0; i < self->continuum->n_raters; i++)
    for (guint k = 1; k < self->units[i]->len; k++)
      {
        const AnnoContinuumUnit *unit = &g_array_index (self->units[i], AnnoContinuumUnit, k);
        if (unit->start < unit[-1].end)
          return TRUE;
      }
  return FALSE;
}

/* What the units of one rater are from those of another. Where they overlap, @overlaps says whose
 * differences to count: each pair of units once. */
static double
sum_differences (const GArray *mine, const GArray *theirs, gboolean overlaps)
{
  double sum = 0;
  guint first = 0;

  for (guint i = 0; i < mine->len; i++)
    {
      const AnnoContinuumUnit *unit = &g_array_index (mine, AnnoContinuumUnit, i);
      gboolean alone = TRUE;
      while (first < theirs->len
             && g_array_index (theirs, AnnoContinuumUnit, first).end <= unit->start)
        first++;
      for (guint k = first; k < theirs->len; k++)
        {
          const AnnoContinuumUnit *other = &g_array_index (theirs, AnnoContinuumUnit, k);
          const double b = unit->start - other->start;
          const double e = unit->end - other->end;
          if (other->start >= unit->end)
            break;
          alone = FALSE;
          sum += overlaps ? b * b + e * e : 0;
        }
      if (alone)
        sum += (unit->end - unit->start) * (unit->end - unit->start);
    }
  return sum;
}

static double
observe (const Sections *self)
{
  const double n_raters = self->continuum->n_raters;
  const double length = self->continuum->length;
  double sum = 0;

  for (guint i = 0; i < self->continuum->n_raters; i++)
    for (guint k = i + 1; k < self->continuum->n_raters; k++)
      sum += sum_differences (self->units[i], self->units[k], TRUE)
             + sum_differences (self->units[k], self->units[i], FALSE);
  return 2 * sum / (n_raters * (n_raters - 1) * length * length);
}

/* In how many ways a unit of @length lies in a gap. */
static double
count_places (const Sections *self, double length)
{
  guint low = 0;
  guint high = self->gaps->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      if (g_array_index (self->gaps, double, middle) < length)
        low = middle + 1;
      else
        high = middle;
    }
  return g_array_index (self->sums, double, low) - (self->gaps->len - low) * (length - 1);
}

static double
expect (const Sections *self)
{
  const double all = self->continuum->n_raters * self->continuum->length;
  double sum = 0;
  double pairs = all * (all - 1);

  for (guint i = 0; i < self->continuum->n_raters; i++)
    for (guint k = 0; k < self->units[i]->len; k++)
      {
        const AnnoContinuumUnit *unit = &g_array_index (self->units[i], AnnoContinuumUnit, k);
        const double l = unit->end - unit->start;
        sum += (self->n_units - 1.0) * (2 * l * l * l - 3 * l * l + l) / 3
               + l * l * count_places (self, l);
        pairs -= l * (l - 1);
      }
  return pairs > 0 ? 2 / self->continuum->length * sum / pairs : 0;
}

/* Adds what one category gives. */
static void
add_category (AnnoUnitizingAlpha *self, const AnnoContinuum *continuum, guint category)
{
  Sections sections;

  sections_init (&sections, continuum, category);
  if (has_overlaps (&sections))
    self->measure.undefined = ANNO_UNDEFINED_OVERLAPS;
  else if (sections.n_units > 0)
    {
      self->observed += observe (&sections);
      self->expected += expect (&sections);
    }
  self->measure.n_units += sections.n_units;
  sections_clear (&sections);
}

static AnnoUnitizingAlpha
compute (GPtrArray *texts, guint first, guint end)
{
  g_autoptr (AnnoContinuum) continuum = anno_continuum_join (texts);
  AnnoUnitizingAlpha self = { .measure = anno_continuum_measure (continuum) };

  if (self.measure.undefined != ANNO_DEFINED)
    return self;
  self.measure.n_units = 0;
  for (guint i = first; i < MIN (end, continuum->n_categories); i++)
    add_category (&self, continuum, i);
  if (self.measure.undefined != ANNO_DEFINED)
    return self;
  if (self.measure.n_units == 0)
    self.measure.undefined = ANNO_UNDEFINED_NOTHING;
  else if (self.expected <= 0)
    self.measure.undefined = ANNO_UNDEFINED_ONE_VALUE;
  else
    self.measure.value = 1 - self.observed / self.expected;
  return self;
}

AnnoUnitizingAlpha
anno_unitizing_alpha_of (GPtrArray *texts, guint category)
{
  g_return_val_if_fail (texts != NULL && category < G_MAXUINT, (AnnoUnitizingAlpha){ 0 });
  return compute (texts, category, category + 1);
}

AnnoUnitizingAlpha
anno_unitizing_alpha (GPtrArray *texts)
{
  g_return_val_if_fail (texts != NULL, (AnnoUnitizingAlpha){ 0 });
  return compute (texts, 0, G_MAXUINT);
}
