#include "review/continuum.h"

AnnoContinuum *
anno_continuum_new (guint n_raters, guint n_categories)
{
  AnnoContinuum *self = g_new0 (AnnoContinuum, 1);

  self->n_raters = n_raters;
  self->n_categories = n_categories;
  self->units = g_new0 (GArray *, n_raters);
  for (guint i = 0; i < n_raters; i++)
    self->units[i] = g_array_new (FALSE, FALSE, sizeof (AnnoContinuumUnit));
  self->starts = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

void
anno_continuum_free (AnnoContinuum *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_raters; i++)
    g_array_unref (self->units[i]);
  g_free (self->units);
  g_array_unref (self->starts);
  g_free (self);
}

static int
compare_numbers (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const AnnoContinuumUnit *one = a;
  const AnnoContinuumUnit *other = b;
  int order = compare_numbers (one->start, other->start);

  if (order == 0)
    order = compare_numbers (one->end, other->end);
  return order != 0 ? order : compare_numbers (one->category, other->category);
}

/* Places first, and categories only where all places are equal: so that other numbers for the
 * categories don't bring another order. */
static int
compare_lists (const GArray *a, const GArray *b, gboolean places)
{
  int order = compare_numbers (a->len, b->len);

  for (guint i = 0; i < a->len && order == 0; i++)
    {
      const AnnoContinuumUnit *one = &g_array_index (a, AnnoContinuumUnit, i);
      const AnnoContinuumUnit *other = &g_array_index (b, AnnoContinuumUnit, i);
      if (!places)
        order = compare_numbers (one->category, other->category);
      else if ((order = compare_numbers (one->start, other->start)) == 0)
        order = compare_numbers (one->end, other->end);
    }
  return order;
}

static int
compare_raters (gconstpointer a, gconstpointer b)
{
  int order = compare_lists (*(GArray *const *) a, *(GArray *const *) b, TRUE);
  return order != 0 ? order : compare_lists (*(GArray *const *) a, *(GArray *const *) b, FALSE);
}

/* What texts are sorted by is the same, whoever is which rater. */
typedef struct
{
  const AnnoRatedText *text;
  guint n_units;
  guint64 places; /* a number that other places hardly give */
} TextKey;

static guint64
mix_places (const AnnoRatedUnit *unit)
{
  guint64 mixed
      = ((guint64) unit->start << 32 | unit->end) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (mixed ^ mixed >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
}

static TextKey
make_key (const AnnoRatedText *text)
{
  TextKey key = { .text = text };

  for (guint i = 0; i < text->n_raters; i++)
    for (guint k = 0; k < text->units[i]->len; k++)
      key.places += mix_places (&g_array_index (text->units[i], AnnoRatedUnit, k));
  for (guint i = 0; i < text->n_raters; i++)
    key.n_units += text->units[i]->len;
  return key;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const TextKey *one = a;
  const TextKey *other = b;

  if (one->text->length != other->text->length)
    return one->text->length < other->text->length ? -1 : 1;
  if (one->n_units != other->n_units)
    return one->n_units < other->n_units ? -1 : 1;
  return (one->places > other->places) - (one->places < other->places);
}

/* The raters who have rated anything, by their number among those of the texts. */
static GArray *
list_raters (GPtrArray *texts)
{
  GArray *raters = g_array_new (FALSE, FALSE, sizeof (guint));
  const AnnoRatedText *first = texts->len > 0 ? texts->pdata[0] : NULL;

  for (guint i = 0; first != NULL && i < first->n_raters; i++)
    {
      gboolean any = FALSE;
      for (guint k = 0; k < texts->len; k++)
        any |= ((const AnnoRatedText *) texts->pdata[k])->rated[i];
      if (any)
        g_array_append_val (raters, i);
    }
  return raters;
}

static gboolean
is_rated_by_all (const AnnoRatedText *text, const GArray *raters)
{
  for (guint i = 0; i < raters->len; i++)
    if (!text->rated[g_array_index (raters, guint, i)])
      return FALSE;
  return TRUE;
}

/* At the end of those that are there. */
static void
append_text (AnnoContinuum *self, const AnnoRatedText *text, const GArray *raters)
{
  g_array_append_val (self->starts, self->length);
  for (guint i = 0; i < raters->len; i++)
    {
      const GArray *units = text->units[g_array_index (raters, guint, i)];
      for (guint k = 0; k < units->len; k++)
        {
          const AnnoRatedUnit *unit = &g_array_index (units, AnnoRatedUnit, k);
          const AnnoContinuumUnit joined = { self->length + unit->start, self->length + unit->end,
                                             unit->category, self->n_texts };
          anno_continuum_add (self, i, &joined);
        }
    }
  self->length += text->length;
  self->n_texts++;
}

static GArray *
sort_texts (GPtrArray *texts)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (TextKey));

  for (guint i = 0; i < texts->len; i++)
    {
      const TextKey key = make_key (texts->pdata[i]);
      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_texts);
  return keys;
}

AnnoContinuum *
anno_continuum_join (GPtrArray *texts)
{
  g_return_val_if_fail (texts != NULL, NULL);

  g_autoptr (GArray) raters = list_raters (texts);
  g_autoptr (GArray) keys = sort_texts (texts);
  const AnnoRatedText *first = texts->len > 0 ? texts->pdata[0] : NULL;
  AnnoContinuum *self = anno_continuum_new (raters->len, first != NULL ? first->n_categories : 0);

  for (guint i = 0; i < keys->len; i++)
    {
      const TextKey *key = &g_array_index (keys, TextKey, i);
      if (raters->len >= 2 && is_rated_by_all (key->text, raters))
        append_text (self, key->text, raters);
      else
        self->n_left_out += key->n_units;
    }
  g_array_append_val (self->starts, self->length);
  anno_continuum_sort (self);
  if (self->n_raters > 1)
    qsort (self->units, self->n_raters, sizeof (GArray *), compare_raters);
  return self;
}

AnnoContinuum *
anno_continuum_pick (const AnnoContinuum *self, guint a, guint b)
{
  g_return_val_if_fail (self != NULL && a < self->n_raters && b < self->n_raters, NULL);

  AnnoContinuum *pair = anno_continuum_new (2, self->n_categories);
  const guint raters[] = { a, b };

  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < self->units[raters[i]]->len; k++)
      anno_continuum_add (pair, i, anno_continuum_nth (self, raters[i], k));
  g_array_append_vals (pair->starts, self->starts->data, self->starts->len);
  pair->n_texts = self->n_texts;
  pair->length = self->length;
  return pair;
}

void
anno_continuum_add (AnnoContinuum *self, guint rater, const AnnoContinuumUnit *unit)
{
  g_return_if_fail (self != NULL && rater < self->n_raters && unit->start < unit->end);

  g_array_append_val (self->units[rater], *unit);
  self->n_units++;
}

void
anno_continuum_sort (AnnoContinuum *self)
{
  for (guint i = 0; i < self->n_raters; i++)
    g_array_sort (self->units[i], compare_units);
}

AnnoMeasure
anno_continuum_measure (const AnnoContinuum *self)
{
  AnnoMeasure measure
      = { .n_texts = self->n_texts, .n_units = self->n_units, .n_left_out = self->n_left_out };

  if (self->n_raters < 2 || self->n_texts == 0)
    measure.undefined = ANNO_UNDEFINED_NO_TEXT;
  else if (self->n_units == 0)
    measure.undefined = ANNO_UNDEFINED_NOTHING;
  return measure;
}
