#include "review/span-overlap.h"

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

int
anno_span_overlap_compare (const AnnoSpan *a, const AnnoSpan *b)
{
  const AnnoSegment *first = anno_span_get_segments (a), *second = anno_span_get_segments (b);
  guint n_first = anno_span_get_n_segments (a), n_second = anno_span_get_n_segments (b);
  int order = compare_numbers (first->start, second->start);

  if (order == 0)
    order = compare_numbers (second[n_second - 1].end, first[n_first - 1].end);
  for (guint i = 0; order == 0 && i < MIN (n_first, n_second); i++)
    {
      order = compare_numbers (first[i].start, second[i].start);
      if (order == 0)
        order = compare_numbers (second[i].end, first[i].end);
    }
  return order != 0 ? order : compare_numbers (n_first, n_second);
}

gboolean
anno_span_overlap_is_same (const AnnoSpan *a, const AnnoSpan *b)
{
  return anno_span_overlap_compare (a, b) == 0;
}

guint
anno_span_overlap_count (const AnnoSpan *a, const AnnoSpan *b)
{
  const AnnoSegment *first = anno_span_get_segments (a), *second = anno_span_get_segments (b);
  guint n_first = anno_span_get_n_segments (a), n_second = anno_span_get_n_segments (b);
  guint shared = 0;

  for (guint i = 0, k = 0; i < n_first && k < n_second;)
    {
      guint start = MAX (first[i].start, second[k].start);
      guint end = MIN (first[i].end, second[k].end);
      shared += start < end ? end - start : 0;
      if (first[i].end < second[k].end)
        i++;
      else
        k++;
    }
  return shared;
}

/* Where a segment begins (+1) or ends (-1). */
typedef struct
{
  guint place;
  int step;
} Edge;

static int
compare_edges_cb (gconstpointer a, gconstpointer b)
{
  return compare_numbers (((const Edge *) a)->place, ((const Edge *) b)->place);
}

static GArray *
list_edges (AnnoSpan *const *spans, guint n)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < anno_span_get_n_segments (spans[i]); k++)
      {
        const AnnoSegment *segment = anno_span_get_segments (spans[i]) + k;
        Edge opens = { segment->start, 1 }, closes = { segment->end, -1 };
        g_array_append_val (edges, opens);
        g_array_append_val (edges, closes);
      }
  g_array_sort (edges, compare_edges_cb);
  return edges;
}

static void
add_range (GArray *ranges, guint first, guint start, guint end)
{
  AnnoRange range = { start, end };

  if (ranges->len > first && g_array_index (ranges, AnnoRange, ranges->len - 1).end == start)
    g_array_index (ranges, AnnoRange, ranges->len - 1).end = end;
  else
    g_array_append_val (ranges, range);
}

void
anno_span_overlap_dispute (AnnoSpan *const *spans, guint n, guint n_needed, GArray *ranges)
{
  g_return_if_fail (ranges != NULL);

  g_autoptr (GArray) edges = list_edges (spans, n);
  guint first = ranges->len;
  int depth = 0;

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      guint before = i > 0 ? g_array_index (edges, Edge, i - 1).place : edge->place;
      if (before < edge->place && depth > 0 && (guint) depth < n_needed)
        add_range (ranges, first, before, edge->place);
      depth += edge->step;
    }
}
