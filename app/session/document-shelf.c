#include "session/document-shelf.h"

struct _AnnoDocumentShelf
{
  GHashTable *known; /* path → AnnoDocument, not held */
  GHashTable *dirty; /* of AnnoDocument, held */
  GQueue recent;     /* of AnnoDocument, held, the last used first */
};

AnnoDocumentShelf *
anno_document_shelf_new (void)
{
  AnnoDocumentShelf *self = g_new0 (AnnoDocumentShelf, 1);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dirty = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_queue_init (&self->recent);
  return self;
}

static gboolean
is_value (gpointer key, gpointer value, gpointer wanted)
{
  return value == wanted;
}

static void
gone_cb (gpointer data, GObject *document)
{
  AnnoDocumentShelf *self = data;
  g_hash_table_foreach_remove (self->known, is_value, document);
}

void
anno_document_shelf_free (AnnoDocumentShelf *self)
{
  if (self == NULL)
    return;
  GHashTableIter iter;
  gpointer document;
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    g_object_weak_unref (document, gone_cb, self);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->dirty, g_hash_table_unref);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_free (self);
}

AnnoDocument *
anno_document_shelf_find (AnnoDocumentShelf *self, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, NULL);
  return g_hash_table_lookup (self->known, path);
}

static gsize
count_bytes (const GQueue *documents)
{
  gsize n = 0;
  for (GList *link = documents->head; link != NULL; link = link->next)
    n += anno_article_get_n_bytes (anno_document_get_article (link->data));
  return n;
}

static void
drop_oldest (AnnoDocumentShelf *self)
{
  while (self->recent.length > ANNO_SHELF_RECENT
         || (self->recent.length > 1 && count_bytes (&self->recent) > ANNO_SHELF_RECENT_BYTES))
    g_object_unref (g_queue_pop_tail (&self->recent));
}

void
anno_document_shelf_use (AnnoDocumentShelf *self, AnnoDocument *document)
{
  g_return_if_fail (self != NULL && ANNO_IS_DOCUMENT (document));

  const char *path = anno_document_get_path (document);
  AnnoDocument *there = anno_document_shelf_find (self, path);
  g_return_if_fail (there == NULL || there == document);
  if (there == NULL)
    {
      g_hash_table_insert (self->known, g_strdup (path), document);
      g_object_weak_ref (G_OBJECT (document), gone_cb, self);
    }
  g_object_ref (document);
  if (g_queue_remove (&self->recent, document))
    g_object_unref (document);
  g_queue_push_head (&self->recent, document);
  drop_oldest (self);
}

void
anno_document_shelf_drop (AnnoDocumentShelf *self, AnnoDocument *document)
{
  g_return_if_fail (self != NULL && ANNO_IS_DOCUMENT (document));
  g_return_if_fail (anno_document_shelf_find (self, anno_document_get_path (document)) == document);

  g_autoptr (AnnoDocument) held = g_object_ref (document);
  g_object_weak_unref (G_OBJECT (held), gone_cb, self);
  g_hash_table_remove (self->known, anno_document_get_path (held));
  g_hash_table_remove (self->dirty, held);
  if (g_queue_remove (&self->recent, held))
    g_object_unref (held);
}

void
anno_document_shelf_replace (AnnoDocumentShelf *self, AnnoDocument *document, AnnoDocument *fresh)
{
  g_return_if_fail (self != NULL && ANNO_IS_DOCUMENT (document) && ANNO_IS_DOCUMENT (fresh));
  g_return_if_fail (anno_document_shelf_find (self, anno_document_get_path (fresh)) == document);

  anno_document_shelf_drop (self, document);
  anno_document_shelf_use (self, fresh);
}

void
anno_document_shelf_hold_dirty (AnnoDocumentShelf *self, AnnoDocument *document)
{
  g_return_if_fail (self != NULL && ANNO_IS_DOCUMENT (document));

  if (!anno_document_is_dirty (document))
    g_hash_table_remove (self->dirty, document);
  else if (!g_hash_table_contains (self->dirty, document))
    g_hash_table_add (self->dirty, g_object_ref (document));
}

GPtrArray *
anno_document_shelf_list (AnnoDocumentShelf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer document;
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    g_ptr_array_add (list, g_object_ref (document));
  return list;
}

GPtrArray *
anno_document_shelf_list_dirty (AnnoDocumentShelf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer document;
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &document, NULL))
    g_ptr_array_add (list, g_object_ref (document));
  return list;
}
