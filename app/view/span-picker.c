#include "view/span-picker.h"

static gboolean
holds (float x, float y, float left, float top, float width, float height)
{
  return x >= left && x < left + width && y >= top && y < top + height;
}

static int
compare_sizes_cb (gconstpointer a, gconstpointer b)
{
  const AnnoSpan *first = *(AnnoSpan *const *) a, *second = *(AnnoSpan *const *) b;
  guint size = anno_span_get_size (first), other = anno_span_get_size (second);

  if (size != other)
    return size < other ? -1 : 1;
  return anno_span_compare (first, second);
}

void
anno_span_picker_pick (const GArray *runs, float lane_height,
                       float x, float y, GPtrArray *found)
{
  g_return_if_fail (runs != NULL && found != NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const AnnoSpanRun *run = &g_array_index (runs, AnnoSpanRun, i);
      float left = run->words.origin.x, width = run->words.size.width;
      float label = run->flags & ANNO_RUN_LABEL ? MAX (width, run->room) : width;
      gboolean on_words = !(run->flags & ANNO_RUN_GAP)
                          && holds (x, y, left, run->words.origin.y, width,
                                    run->words.size.height);
      if (run->flags & ANNO_RUN_RTL)
        left += width - label;
      if ((on_words || holds (x, y, left, run->line_y, label, lane_height))
          && !g_ptr_array_find (found, run->span, NULL))
        g_ptr_array_add (found, anno_span_ref (run->span));
    }
  g_ptr_array_sort (found, compare_sizes_cb);
}

static gboolean
gather_cb (const AnnoFragment *fragment, gpointer data)
{
  g_ptr_array_add (data, anno_span_ref (fragment->span));
  return TRUE;
}

void
anno_span_picker_find (AnnoLayer *layer, guint place, GPtrArray *found)
{
  g_return_if_fail (ANNO_IS_LAYER (layer) && found != NULL);

  anno_layer_foreach (layer, place, place, gather_cb, found);
  g_ptr_array_sort (found, compare_sizes_cb);
}
