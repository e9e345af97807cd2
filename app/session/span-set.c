#include "session/span-set.h"

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return anno_span_compare (*(AnnoSpan *const *) a, *(AnnoSpan *const *) b);
}

void
anno_span_set_add (GPtrArray *spans, AnnoLayer *layer, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer id;

  g_return_if_fail (spans != NULL && ANNO_IS_LAYER (layer) && ids != NULL);

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      AnnoSpan *span = anno_layer_find (layer, id);
      if (span != NULL)
        g_ptr_array_add (spans, span);
    }
  g_ptr_array_sort (spans, compare_cb);
}
