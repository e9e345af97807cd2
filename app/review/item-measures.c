#include "review/item-measures.h"

static guint64
chosen (const AnnoItemTable *self, guint n_rated, guint category)
{
  return self->chosen[(gsize) n_rated * self->n_categories + category];
}

static guint64
count_items (const AnnoItemTable *self, guint least)
{
  guint64 n = 0;

  for (guint i = least; i <= self->n_raters; i++)
    n += self->n_items[i];
  return n;
}

/* How many categories were chosen for items that at least so many rated. */
static guint
count_values (const AnnoItemTable *self, guint least)
{
  guint n_values = 0;

  for (guint i = 0; i < self->n_categories; i++)
    {
      guint64 n = 0;
      for (guint k = least; k <= self->n_raters; k++)
        n += chosen (self, k, i);
      n_values += n > 0 ? 1 : 0;
    }
  return n_values;
}

/* The share of agreeing pairs, over items that at least so many rated. */
static double
observed (const AnnoItemTable *self, guint least)
{
  double sum = 0;

  for (guint i = least; i <= self->n_raters; i++)
    sum += (double) self->n_same[i] / ((double) i * (i - 1));
  return sum / count_items (self, least);
}

static double
beyond_chance (double observed, double expected)
{
  return (observed - expected) / (1 - expected);
}

/* How often the first rater, or the second, chose @category. */
static guint64
margin (const AnnoItemTable *self, guint rater, guint category)
{
  gsize n = self->n_categories;
  guint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += self->joint[rater == 0 ? category * n + i : i * n + category];
  return sum;
}

static double
cohen (const AnnoItemTable *self)
{
  double n = self->n_items[2];
  double expected = 0;

  for (guint i = 0; i < self->n_categories; i++)
    expected += margin (self, 0, i) / n * (margin (self, 1, i) / n);
  return beyond_chance (observed (self, 2), expected);
}

static double
fleiss (const AnnoItemTable *self)
{
  guint m = self->n_raters;
  double n = (double) self->n_items[m] * m;
  double expected = 0;

  for (guint i = 0; i < self->n_categories; i++)
    expected += chosen (self, m, i) / n * (chosen (self, m, i) / n);
  return beyond_chance (observed (self, m), expected);
}

static double
alpha (const AnnoItemTable *self)
{
  double n = 0;
  double same = 0;
  double expected_same = 0;

  for (guint i = 2; i <= self->n_raters; i++)
    {
      n += (double) self->n_items[i] * i;
      same += (double) self->n_same[i] / (i - 1);
    }
  for (guint i = 0; i < self->n_categories; i++)
    {
      double times = 0;
      for (guint k = 2; k <= self->n_raters; k++)
        times += chosen (self, k, i);
      expected_same += times * (times - 1);
    }
  return beyond_chance (same / n, expected_same / (n * (n - 1)));
}

static double
ac1 (const AnnoItemTable *self)
{
  double n = count_items (self, 1);
  double expected = 0;

  for (guint i = 0; i < self->n_categories; i++)
    {
      double share = 0;
      for (guint k = 1; k <= self->n_raters; k++)
        share += (double) chosen (self, k, i) / k;
      share /= n;
      expected += share * (1 - share);
    }
  return beyond_chance (observed (self, 2), expected / (self->n_categories - 1));
}

/* The fewest raters that an item must have. */
static guint
least_rated (const AnnoItemTable *self, AnnoItemMeasure measure)
{
  gboolean all
      = measure == ANNO_ITEM_COHEN || measure == ANNO_ITEM_SCOTT || measure == ANNO_ITEM_FLEISS;

  return all ? MAX (self->n_raters, 2) : 2;
}

static AnnoUndefined
why_undefined (const AnnoItemTable *self, AnnoItemMeasure measure, const AnnoMeasure *result)
{
  guint least = least_rated (self, measure);

  if (self->n_raters > 2 && (measure == ANNO_ITEM_COHEN || measure == ANNO_ITEM_SCOTT))
    return ANNO_UNDEFINED_TOO_MANY;
  if (self->n_raters < least || count_items (self, least) == 0)
    return ANNO_UNDEFINED_NO_TEXT;
  if (result->n_texts > 0 && result->n_units == 0)
    return ANNO_UNDEFINED_NOTHING;
  if (measure == ANNO_ITEM_PERCENTAGE)
    return ANNO_DEFINED;
  if (measure == ANNO_ITEM_AC1)
    return self->n_categories > 1 ? ANNO_DEFINED : ANNO_UNDEFINED_ONE_VALUE;
  return count_values (self, least) > 1 ? ANNO_DEFINED : ANNO_UNDEFINED_ONE_VALUE;
}

static double
compute (const AnnoItemTable *self, AnnoItemMeasure measure)
{
  switch (measure)
    {
    case ANNO_ITEM_COHEN:
      return cohen (self);
    case ANNO_ITEM_SCOTT:
    case ANNO_ITEM_FLEISS:
      return fleiss (self);
    case ANNO_ITEM_ALPHA:
      return alpha (self);
    case ANNO_ITEM_AC1:
      return ac1 (self);
    case ANNO_ITEM_PERCENTAGE:
    default:
      return observed (self, 2);
    }
}

AnnoMeasure
anno_item_table_finish (const AnnoItemTable *self, AnnoItemMeasure measure)
{
  AnnoMeasure result = { 0 };
  g_return_val_if_fail (self != NULL, result);

  guint least = least_rated (self, measure);
  for (guint i = 0; i <= self->n_raters; i++)
    if (i >= least)
      {
        result.n_texts += self->n_texts[i];
        result.n_units += self->n_units[i];
      }
    else
      result.n_left_out += self->n_units[i];
  result.undefined = why_undefined (self, measure, &result);
  if (result.undefined == ANNO_DEFINED)
    result.value = compute (self, measure);
  return result;
}
