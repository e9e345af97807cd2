#include "review/cover.h"

static int
compare_segments_cb (gconstpointer a, gconstpointer b)
{
  const AnnoSegment *first = a;
  const AnnoSegment *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* Joins what touches or overlaps of a list that is sorted by start. */
static void
join_segments (GArray *segments)
{
  AnnoSegment *data = (AnnoSegment *) (gpointer) segments->data;
  guint n = 0;

  for (guint i = 0; i < segments->len; i++)
    if (n > 0 && data[i].start <= data[n - 1].end)
      data[n - 1].end = MAX (data[n - 1].end, data[i].end);
    else
      data[n++] = data[i];
  g_array_set_size (segments, n);
}

GArray *
anno_cover_new (const AnnoRatedSpans *spans, guint category)
{
  g_return_val_if_fail (spans != NULL, NULL);

  GArray *cover = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));

  for (guint i = 0; i < spans->n_spans; i++)
    if (category == ANNO_COVER_ANY || spans->spans[i].category == category)
      g_array_append_vals (cover, spans->spans[i].parts, spans->spans[i].n_parts);
  g_array_sort (cover, compare_segments_cb);
  join_segments (cover);
  return cover;
}

guint
anno_cover_size (const GArray *cover)
{
  guint size = 0;

  for (guint i = 0; i < cover->len; i++)
    {
      const AnnoSegment *segment = &g_array_index (cover, AnnoSegment, i);
      size += segment->end - segment->start;
    }
  return size;
}

guint
anno_cover_shared (const GArray *a, const GArray *b)
{
  const AnnoRatedSpan first
      = { .n_parts = a->len, .parts = (const AnnoSegment *) (gconstpointer) a->data };
  const AnnoRatedSpan second
      = { .n_parts = b->len, .parts = (const AnnoSegment *) (gconstpointer) b->data };

  return anno_rated_span_shared (&first, &second);
}
