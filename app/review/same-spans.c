#include "review/same-spans.h"

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static int
compare_segments (const AnnoSpan *a, const AnnoSpan *b)
{
  const AnnoSegment *first = anno_span_get_segments (a);
  const AnnoSegment *second = anno_span_get_segments (b);
  guint n = anno_span_get_n_segments (a);
  int order = compare_numbers (n, anno_span_get_n_segments (b));

  for (guint i = 0; i < n && order == 0; i++)
    {
      order = compare_numbers (first[i].start, second[i].start);
      if (order == 0)
        order = compare_numbers (first[i].end, second[i].end);
    }
  return order;
}

/* Reading order, and 0 for what is the same. */
static int
compare_spans (const AnnoSpan *a, const AnnoSpan *b, const AnnoTagset *tagset)
{
  int order = compare_numbers (anno_span_get_start (a), anno_span_get_start (b));

  if (order == 0)
    order = compare_segments (a, b);
  if (order == 0 && !anno_tagset_is_one (tagset, anno_span_get_tag (a), anno_span_get_tag (b)))
    order = g_strcmp0 (anno_tagset_id_of (tagset, anno_span_get_tag (a)),
                       anno_tagset_id_of (tagset, anno_span_get_tag (b)));
  return order;
}

static int
compare_spans_cb (gconstpointer a, gconstpointer b, gpointer tagset)
{
  const AnnoSpan *first = *(AnnoSpan *const *) a;
  const AnnoSpan *second = *(AnnoSpan *const *) b;
  int order = compare_spans (first, second, tagset);

  return order != 0 ? order : g_strcmp0 (anno_span_get_id (first), anno_span_get_id (second));
}

static GPtrArray *
list_spans (AnnoLayer *layer, const AnnoTagset *tagset)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    g_ptr_array_add (list, anno_layer_nth (layer, i));
  g_ptr_array_sort_with_data (list, compare_spans_cb, (gpointer) tagset);
  return list;
}

GArray *
anno_same_spans_new (AnnoLayer *a, AnnoLayer *b, const AnnoTagset *tagset)
{
  g_return_val_if_fail (ANNO_IS_LAYER (a) && ANNO_IS_LAYER (b) && tagset != NULL, NULL);

  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (AnnoSpanPair));
  g_autoptr (GPtrArray) first = list_spans (a, tagset);
  g_autoptr (GPtrArray) second = list_spans (b, tagset);
  guint i = 0;
  guint k = 0;

  while (i < first->len && k < second->len)
    {
      const AnnoSpanPair pair = { first->pdata[i], second->pdata[k] };
      int order = compare_spans (pair.a, pair.b, tagset);
      if (order == 0)
        g_array_append_val (pairs, pair);
      i += order <= 0 ? 1 : 0;
      k += order >= 0 ? 1 : 0;
    }
  return pairs;
}
