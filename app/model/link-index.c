#include "model/link-index.h"

struct _AnnoLinkIndex
{
  GHashTable *sources; /* linked id → GPtrArray of AnnoSpan */
};

/* A second link of the same span to one id counts as one: it is one source, and was added last. */
static void
add_source (AnnoLinkIndex *self, const char *id, AnnoSpan *span)
{
  GPtrArray *spans = g_hash_table_lookup (self->sources, id);
  if (spans == NULL)
    {
      spans = g_ptr_array_new ();
      g_hash_table_insert (self->sources, g_strdup (id), spans);
    }
  if (spans->len == 0 || spans->pdata[spans->len - 1] != span)
    g_ptr_array_add (spans, span);
}

static void
remove_source (AnnoLinkIndex *self, const char *id, AnnoSpan *span)
{
  GPtrArray *spans = g_hash_table_lookup (self->sources, id);
  if (spans == NULL)
    return;
  g_ptr_array_remove_fast (spans, span);
  if (spans->len == 0)
    g_hash_table_remove (self->sources, id);
}

AnnoLinkIndex *
anno_link_index_new (void)
{
  AnnoLinkIndex *self = g_new0 (AnnoLinkIndex, 1);
  self->sources
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
anno_link_index_free (AnnoLinkIndex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_free (self);
}

void
anno_link_index_add (AnnoLinkIndex *self, AnnoSpan *span)
{
  g_return_if_fail (self != NULL && span != NULL);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_LINK)
        add_source (self, value->text, span);
    }
}

void
anno_link_index_remove (AnnoLinkIndex *self, AnnoSpan *span)
{
  g_return_if_fail (self != NULL && span != NULL);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_LINK)
        remove_source (self, value->text, span);
    }
}

const GPtrArray *
anno_link_index_find (const AnnoLinkIndex *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);
  return g_hash_table_lookup (self->sources, id);
}
