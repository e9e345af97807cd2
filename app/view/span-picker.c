#include "view/span-picker.h"

static gboolean
holds (float x, float y, float left, float top, float width, float height)
{
  return x >= left && x < left + width && y >= top && y < top + height;
}

/* A span and which of the layers on the page it is in. */
typedef struct
{
  AnnoSpan *span;
  guint owner;
} Found;

static int
compare_sizes (const AnnoSpan *first, const AnnoSpan *second)
{
  guint size = anno_span_get_size (first), other = anno_span_get_size (second);

  if (size != other)
    return size < other ? -1 : 1;
  return anno_span_compare (first, second);
}

static int
compare_sizes_cb (gconstpointer a, gconstpointer b)
{
  return compare_sizes (*(AnnoSpan *const *) a, *(AnnoSpan *const *) b);
}

static int
compare_found_cb (gconstpointer a, gconstpointer b)
{
  const Found *first = a, *second = b;

  if (first->owner != second->owner)
    return first->owner < second->owner ? -1 : 1;
  return compare_sizes (first->span, second->span);
}

static gboolean
is_at (const AnnoSpanRun *run, float x, float y)
{
  float left = run->words.origin.x, width = run->words.size.width;
  float label = run->flags & ANNO_RUN_LABEL ? MAX (width, run->room) : width;
  gboolean on_words = !(run->flags & ANNO_RUN_GAP)
                      && holds (x, y, left, run->words.origin.y, width, run->words.size.height);

  if (run->flags & ANNO_RUN_RTL)
    left += width - label;
  return on_words || holds (x, y, left, run->line_y, label, run->depth);
}

void
anno_span_picker_pick (const GArray *runs, float x, float y, GPtrArray *found)
{
  g_return_if_fail (runs != NULL && found != NULL);

  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (Found));
  for (guint i = 0; i < runs->len; i++)
    {
      const AnnoSpanRun *run = &g_array_index (runs, AnnoSpanRun, i);
      Found fresh = { run->span, run->owner };
      if (is_at (run, x, y))
        g_array_append_val (here, fresh);
    }
  g_array_sort (here, compare_found_cb);
  for (guint i = 0; i < here->len; i++)
    {
      AnnoSpan *span = g_array_index (here, Found, i).span;
      if (!g_ptr_array_find (found, span, NULL))
        g_ptr_array_add (found, anno_span_ref (span));
    }
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

  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  anno_layer_foreach (layer, place, place, gather_cb, here);
  g_ptr_array_sort (here, compare_sizes_cb);
  g_ptr_array_extend_and_steal (found, g_steal_pointer (&here));
}
