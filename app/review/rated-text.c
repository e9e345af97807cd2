#include "review/rated-text.h"

AnnoRatedText *
anno_rated_text_new (guint n_raters, guint n_categories, guint length)
{
  AnnoRatedText *self = g_new0 (AnnoRatedText, 1);

  self->n_raters = n_raters;
  self->n_categories = n_categories;
  self->length = length;
  self->units = g_new0 (GArray *, n_raters);
  self->rated = g_new0 (gboolean, n_raters);
  for (guint i = 0; i < n_raters; i++)
    self->units[i] = g_array_new (FALSE, FALSE, sizeof (AnnoRatedUnit));
  return self;
}

void
anno_rated_text_free (AnnoRatedText *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_raters; i++)
    g_array_unref (self->units[i]);
  g_free (self->units);
  g_free (self->rated);
  g_free (self);
}

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_units (const AnnoRatedUnit *a, const AnnoRatedUnit *b)
{
  int order = compare_numbers (a->start, b->start);

  if (order == 0)
    order = compare_numbers (a->end, b->end);
  if (order == 0)
    order = compare_numbers (a->category, b->category);
  return order != 0 ? order : compare_numbers (a->span, b->span);
}

/* Units come in order, or nearly so: the place is looked for from the end. */
void
anno_rated_text_add (AnnoRatedText *self, guint rater, const AnnoRatedUnit *unit)
{
  g_return_if_fail (self != NULL && rater < self->n_raters && unit != NULL);
  g_return_if_fail (unit->start < unit->end && unit->category < self->n_categories);

  GArray *units = self->units[rater];
  guint place = units->len;
  while (place > 0
         && compare_units (&g_array_index (units, AnnoRatedUnit, place - 1), unit) > 0)
    place--;
  g_array_insert_val (units, place, *unit);
  self->rated[rater] = TRUE;
}

static guint
category_of (const AnnoTagset *tagset, const AnnoSpan *span)
{
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  return tag != NULL ? anno_tagset_index_of (tagset, tag) : anno_tagset_get_n_tags (tagset);
}

void
anno_rated_text_add_layer (AnnoRatedText *self, guint rater, AnnoLayer *layer,
                           const AnnoTagset *tagset)
{
  g_return_if_fail (self != NULL && rater < self->n_raters && ANNO_IS_LAYER (layer));
  g_return_if_fail (self->n_categories == anno_tagset_get_n_tags (tagset) + 1);

  self->rated[rater] = TRUE;
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      const AnnoSegment *segments = anno_span_get_segments (span);
      for (guint k = 0; k < anno_span_get_n_segments (span); k++)
        {
          const AnnoRatedUnit unit
              = { segments[k].start, segments[k].end, category_of (tagset, span), i };
          anno_rated_text_add (self, rater, &unit);
        }
    }
}

AnnoRatedText *
anno_rated_text_of_layers (AnnoLayer *const *layers, guint n, const AnnoTagset *tagset,
                           guint length)
{
  g_return_val_if_fail (layers != NULL && tagset != NULL, NULL);

  AnnoRatedText *self = anno_rated_text_new (n, anno_tagset_get_n_tags (tagset) + 1, length);
  for (guint i = 0; i < n; i++)
    if (layers[i] != NULL)
      anno_rated_text_add_layer (self, i, layers[i], tagset);
  return self;
}
