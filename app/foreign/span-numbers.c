#include "foreign/span-numbers.h"

struct _AnnoSpanNumbers
{
  GHashTable *by_id; /* of a span, which is the layer's → the number of its first part */
  guint end;
};

AnnoSpanNumbers *
anno_span_numbers_new (AnnoLayer *layer, guint first)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer), NULL);

  AnnoSpanNumbers *self = g_new0 (AnnoSpanNumbers, 1);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->end = first;
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      g_hash_table_insert (self->by_id, (gpointer) anno_span_get_id (span),
                           GUINT_TO_POINTER (self->end));
      self->end += anno_span_get_n_segments (span);
    }
  return self;
}

void
anno_span_numbers_free (AnnoSpanNumbers *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_id);
  g_free (self);
}

gboolean
anno_span_numbers_find (const AnnoSpanNumbers *self, const char *id, guint *number)
{
  gpointer found = NULL;

  g_return_val_if_fail (self != NULL && id != NULL && number != NULL, FALSE);
  if (!g_hash_table_lookup_extended (self->by_id, id, NULL, &found))
    return FALSE;
  *number = GPOINTER_TO_UINT (found);
  return TRUE;
}

guint
anno_span_numbers_get_end (const AnnoSpanNumbers *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->end;
}
