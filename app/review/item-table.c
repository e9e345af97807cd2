#include "review/item-table.h"

AnnoItemTable *
anno_item_table_new (guint n_raters, guint n_categories)
{
  AnnoItemTable *self = g_new0 (AnnoItemTable, 1);
  gsize n_ways = (gsize) n_raters + 1;
  gsize n_joint = n_raters == 2 ? (gsize) n_categories * n_categories : 0;

  self->n_raters = n_raters;
  self->n_categories = n_categories;
  self->n_cells = 4 * n_ways + n_ways * n_categories + n_joint;
  self->cells = g_new0 (guint64, self->n_cells);
  self->n_items = self->cells;
  self->n_same = self->n_items + n_ways;
  self->n_texts = self->n_same + n_ways;
  self->n_units = self->n_texts + n_ways;
  self->chosen = self->n_units + n_ways;
  self->joint = n_raters == 2 ? self->chosen + n_ways * n_categories : NULL;
  return self;
}

void
anno_item_table_free (AnnoItemTable *self)
{
  if (self == NULL)
    return;
  g_free (self->cells);
  g_free (self);
}

static guint
count_rated (const AnnoItemTable *self, const guint *values)
{
  guint n = 0;

  for (guint i = 0; i < self->n_raters; i++)
    n += values[i] != ANNO_ITEM_MISSING ? 1 : 0;
  return n;
}

/* The ordered pairs of two raters with one category. */
static guint64
count_same (const AnnoItemTable *self, const guint *values)
{
  guint64 n = 0;

  for (guint i = 0; i < self->n_raters; i++)
    for (guint k = 0; k < i; k++)
      n += values[i] != ANNO_ITEM_MISSING && values[i] == values[k] ? 2 : 0;
  return n;
}

void
anno_item_table_add_item (AnnoItemTable *self, const guint *values, guint64 times)
{
  g_return_if_fail (self != NULL && values != NULL);
  for (guint i = 0; i < self->n_raters; i++)
    g_return_if_fail (values[i] < self->n_categories || values[i] == ANNO_ITEM_MISSING);

  guint n = count_rated (self, values);
  self->n_items[n] += times;
  self->n_same[n] += count_same (self, values) * times;
  for (guint i = 0; i < self->n_raters; i++)
    if (values[i] != ANNO_ITEM_MISSING)
      self->chosen[(gsize) n * self->n_categories + values[i]] += times;
  if (self->joint != NULL && n == 2)
    self->joint[(gsize) values[0] * self->n_categories + values[1]] += times;
}

void
anno_item_table_add (AnnoItemTable *self, const AnnoItemTable *other, guint times)
{
  g_return_if_fail (self != NULL && other != NULL && self != other);
  g_return_if_fail (self->n_raters == other->n_raters && self->n_categories == other->n_categories);

  for (gsize i = 0; i < self->n_cells; i++)
    self->cells[i] += other->cells[i] * times;
}
