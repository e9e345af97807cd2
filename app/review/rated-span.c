#include "review/rated-span.h"

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_by_span_cb (gconstpointer a, gconstpointer b)
{
  const AnnoRatedUnit *first = a;
  const AnnoRatedUnit *second = b;
  int order = compare_numbers (first->span, second->span);

  if (order == 0)
    order = compare_numbers (first->category, second->category);
  if (order == 0)
    order = compare_numbers (first->start, second->start);
  return order != 0 ? order : compare_numbers (first->end, second->end);
}

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  const AnnoRatedSpan *first = a;
  const AnnoRatedSpan *second = b;
  int order = anno_rated_span_compare_place (first, second);

  return order != 0 ? order : compare_numbers (first->category, second->category);
}

/* Writes the span that begins at @units to @span and its parts to @parts; how many units it took.
 */
static guint
gather (const AnnoRatedUnit *units, guint n_units, AnnoRatedSpan *span, AnnoSegment *parts)
{
  guint n = 0;

  *span = (AnnoRatedSpan){ .category = units[0].category, .parts = parts };
  for (; n < n_units && units[n].span == units[0].span && units[n].category == units[0].category;
       n++)
    {
      AnnoSegment *last = span->n_parts > 0 ? &parts[span->n_parts - 1] : NULL;
      if (last != NULL && units[n].start <= last->end)
        last->end = MAX (last->end, units[n].end);
      else
        parts[span->n_parts++] = (AnnoSegment){ units[n].start, units[n].end };
    }
  for (guint i = 0; i < span->n_parts; i++)
    span->size += parts[i].end - parts[i].start;
  span->start = parts[0].start;
  span->end = parts[span->n_parts - 1].end;
  return n;
}

AnnoRatedSpans *
anno_rated_spans_new (const AnnoRatedText *text, guint rater)
{
  g_return_val_if_fail (text != NULL && rater < text->n_raters, NULL);

  AnnoRatedSpans *self = g_new0 (AnnoRatedSpans, 1);
  g_autoptr (GArray) units = g_array_copy (text->units[rater]);
  const AnnoRatedUnit *data = (const AnnoRatedUnit *) (gpointer) units->data;

  g_array_sort (units, compare_by_span_cb);
  self->spans = g_new (AnnoRatedSpan, units->len);
  self->parts = g_new (AnnoSegment, units->len);
  for (guint i = 0; i < units->len; self->n_spans++)
    i += gather (data + i, units->len - i, &self->spans[self->n_spans], self->parts + i);
  if (self->n_spans > 0)
    qsort (self->spans, self->n_spans, sizeof (AnnoRatedSpan), compare_spans_cb);
  return self;
}

void
anno_rated_spans_free (AnnoRatedSpans *self)
{
  if (self == NULL)
    return;
  g_free (self->spans);
  g_free (self->parts);
  g_free (self);
}

int
anno_rated_span_compare_place (const AnnoRatedSpan *a, const AnnoRatedSpan *b)
{
  int order = compare_numbers (a->start, b->start);

  if (order == 0)
    order = compare_numbers (a->end, b->end);
  if (order == 0)
    order = compare_numbers (a->n_parts, b->n_parts);
  for (guint i = 0; i < a->n_parts && order == 0; i++)
    {
      order = compare_numbers (a->parts[i].start, b->parts[i].start);
      if (order == 0)
        order = compare_numbers (a->parts[i].end, b->parts[i].end);
    }
  return order;
}

guint
anno_rated_span_shared (const AnnoRatedSpan *a, const AnnoRatedSpan *b)
{
  guint shared = 0;
  guint i = 0;
  guint k = 0;

  while (i < a->n_parts && k < b->n_parts)
    {
      guint start = MAX (a->parts[i].start, b->parts[k].start);
      guint end = MIN (a->parts[i].end, b->parts[k].end);
      if (start < end)
        shared += end - start;
      if (a->parts[i].end < b->parts[k].end)
        i++;
      else
        k++;
    }
  return shared;
}
