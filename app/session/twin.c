#include "session/twin.h"

typedef struct
{
  const AnnoTagset *tagset;
  const char *tag; /* as it is called now */
  const AnnoSegment *segments;
  guint n_segments;
  AnnoSpan *found;
} Twin;

static gboolean
has_segments (const AnnoSpan *span, const Twin *twin)
{
  const AnnoSegment *segments = anno_span_get_segments (span);

  if (anno_span_get_n_segments (span) != twin->n_segments)
    return FALSE;
  for (guint i = 0; i < twin->n_segments; i++)
    if (segments[i].start != twin->segments[i].start || segments[i].end != twin->segments[i].end)
      return FALSE;
  return TRUE;
}

static gboolean
visit (const AnnoFragment *fragment, gpointer data)
{
  Twin *twin = data;

  if (has_segments (fragment->span, twin)
      && anno_tagset_id_of (twin->tagset, anno_span_get_tag (fragment->span)) == twin->tag)
    twin->found = fragment->span;
  return twin->found == NULL;
}

static AnnoSpan *
find (AnnoLayer *layer, Twin *twin)
{
  guint start = twin->segments[0].start;

  anno_layer_foreach (layer, start, start + 1, visit, twin);
  return twin->found;
}

AnnoSpan *
anno_twin_find (AnnoLayer *layer, const AnnoTagset *tagset, AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && tagset != NULL && span != NULL, NULL);

  Twin twin = { tagset, anno_tagset_id_of (tagset, anno_span_get_tag (span)),
                anno_span_get_segments (span), anno_span_get_n_segments (span), NULL };
  return find (layer, &twin);
}

AnnoSpan *
anno_twin_find_at (AnnoLayer *layer, const AnnoTagset *tagset, const char *tag, guint start,
                   guint end)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && tagset != NULL && tag != NULL && start < end, NULL);

  AnnoSegment segment = { start, end };
  Twin twin = { tagset, anno_tagset_id_of (tagset, tag), &segment, 1, NULL };
  return find (layer, &twin);
}
