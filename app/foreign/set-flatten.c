#include "foreign/set-flatten.h"

static const char *const ids[ANNO_N_FLATTENS] = { "longest", "shortest", "first" };

const char *
anno_flatten_id (AnnoFlatten rule)
{
  g_return_val_if_fail (rule < ANNO_N_FLATTENS, NULL);
  return ids[rule];
}

gboolean
anno_flatten_find (const char *id, AnnoFlatten *rule)
{
  g_return_val_if_fail (id != NULL && rule != NULL, FALSE);

  for (guint i = 0; i < ANNO_N_FLATTENS; i++)
    if (g_str_equal (ids[i], id))
      {
        *rule = (AnnoFlatten) i;
        return TRUE;
      }
  return FALSE;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoSpan *one = *(AnnoSpan *const *) a, *other = *(AnnoSpan *const *) b;
  AnnoFlatten rule = (AnnoFlatten) GPOINTER_TO_UINT (data);
  guint size = anno_span_get_size (one), other_size = anno_span_get_size (other);

  if (rule == ANNO_FLATTEN_LONGEST && size != other_size)
    return size > other_size ? -1 : 1;
  if (rule == ANNO_FLATTEN_SHORTEST && size != other_size)
    return size < other_size ? -1 : 1;
  return anno_span_compare (one, other);
}

static int
compare_starts (gconstpointer a, gconstpointer b, gpointer unused)
{
  const AnnoSegment *one = a, *other = b;
  return (one->start > other->start) - (one->start < other->start);
}

/* Whether one of @kept, which are apart from one another, holds a place of @segment. */
static gboolean
is_met (GTree *kept, const AnnoSegment *segment)
{
  GTreeNode *after = g_tree_upper_bound (kept, segment);
  GTreeNode *before = after != NULL ? g_tree_node_previous (after) : g_tree_node_last (kept);
  const AnnoSegment *next = after != NULL ? g_tree_node_key (after) : NULL;
  const AnnoSegment *last = before != NULL ? g_tree_node_key (before) : NULL;

  return (next != NULL && next->start < segment->end)
         || (last != NULL && last->end > segment->start);
}

static gboolean
keep (GTree *kept, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);
  guint n = anno_span_get_n_segments (span);

  for (guint i = 0; i < n; i++)
    if (is_met (kept, &segments[i]))
      return FALSE;
  for (guint i = 0; i < n; i++)
    g_tree_insert (kept, (gpointer) &segments[i], NULL);
  return TRUE;
}

GHashTable *
anno_flatten_list (AnnoLayer *layer, AnnoFlatten rule, gboolean dates_only)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && rule < ANNO_N_FLATTENS, NULL);

  GHashTable *gone = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = anno_layer_get_n_spans (layer);
  g_autoptr (GPtrArray) spans = g_ptr_array_sized_new (n);
  g_autoptr (GTree) kept = g_tree_new_full (compare_starts, NULL, NULL, NULL);

  for (guint i = 0; i < n; i++)
    if (!dates_only || anno_flatten_has_date (anno_layer_nth (layer, i)))
      g_ptr_array_add (spans, anno_layer_nth (layer, i));
  g_ptr_array_sort_with_data (spans, compare, GUINT_TO_POINTER (rule));
  for (guint i = 0; i < spans->len; i++)
    if (!keep (kept, spans->pdata[i]))
      g_hash_table_add (gone, (gpointer) anno_span_get_id (spans->pdata[i]));
  return gone;
}

gboolean
anno_flatten_has_date (const AnnoSpan *span)
{
  g_return_val_if_fail (span != NULL, FALSE);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (anno_span_get_value (span, i)->kind == ANNO_VALUE_TIMEX)
      return TRUE;
  return FALSE;
}
