#include "formats/layer-lines.h"

typedef struct
{
  gsize start;
  gsize end;
} Stretch;

struct _AnnoLayerLines
{
  gatomicrefcount refs;
  AnnoSpanOrder *spans;
  AnnoArticle *article;
  AnnoTagset *tagset;
  char *source;
  GHashTable *stretches; /* the address of a chunk → Stretch */
};

AnnoLayerLines *
anno_layer_lines_new (AnnoSpanOrder *spans, AnnoArticle *article, AnnoTagset *tagset,
                      const char *source)
{
  g_return_val_if_fail (spans != NULL && ANNO_IS_ARTICLE (article) && source != NULL, NULL);

  AnnoLayerLines *self = g_new0 (AnnoLayerLines, 1);
  g_atomic_ref_count_init (&self->refs);
  self->spans = spans;
  self->article = g_object_ref (article);
  self->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
  self->source = g_strdup (source);
  self->stretches = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

AnnoLayerLines *
anno_layer_lines_ref (AnnoLayerLines *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_layer_lines_unref (AnnoLayerLines *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->spans, anno_span_order_free);
  g_clear_object (&self->article);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->stretches, g_hash_table_unref);
  g_free (self);
}

const AnnoSpanOrder *
anno_layer_lines_get_spans (const AnnoLayerLines *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->spans;
}

void
anno_layer_lines_add (AnnoLayerLines *self, AnnoSpan *const *chunk, gsize start, gsize end)
{
  g_return_if_fail (self != NULL && chunk != NULL && start <= end);

  Stretch stretch = { start, end };
  g_hash_table_insert (self->stretches, (gpointer) chunk, g_memdup2 (&stretch, sizeof stretch));
}

/* Lines quote the text, have the fields in the tagset's order, and name the article. */
static gboolean
are_made_alike (const AnnoLayerLines *a, const AnnoLayerLines *b)
{
  return a->article == b->article && a->tagset == b->tagset && g_str_equal (a->source, b->source);
}

gboolean
anno_layer_lines_find (const AnnoLayerLines *self, const AnnoLayerLines *other,
                       AnnoSpan *const *chunk, gsize *start, gsize *end)
{
  g_return_val_if_fail (self != NULL && other != NULL && start != NULL && end != NULL, FALSE);

  const Stretch *found
      = are_made_alike (self, other) ? g_hash_table_lookup (self->stretches, chunk) : NULL;
  if (found == NULL)
    return FALSE;
  *start = found->start;
  *end = found->end;
  return TRUE;
}
