#include "session/moved-layers.h"

#include "files/file-reader.h"
#include "files/file-writer.h"
#include "files/folder-lock.h"
#include "files/folder.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "formats/layer-writer.h"
#include "session/document-loader.h"
#include "session/layout.h"
#include "session/remote-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST 500 /* missing articles that are looked for */
#define LOCK_TIMEOUT 5000

void
anno_moved_layer_free (AnnoMovedLayer *self)
{
  if (self == NULL)
    return;
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* Which slug's layer says what the text was: one's own, else anybody's. */
static void
list_missing (AnnoIndexStore *store, const char *slug, GPtrArray *found, GPtrArray *slugs,
              GError **error)
{
  sqlite3_stmt *get = anno_index_store_get (
      store,
      "SELECT path, slug FROM article JOIN layer ON layer.article = article.id WHERE NOT there"
      " ORDER BY place, slug <> ?, slug",
      error);
  g_autoptr (GError) problem = NULL;

  if (get == NULL)
    return;
  anno_index_bind_bytes (get, 1, slug);
  while (found->len < MOST && anno_index_store_step (store, get, &problem))
    {
      g_autofree char *path = anno_index_take_bytes (get, 0);
      const AnnoMovedLayer *last = found->len > 0 ? found->pdata[found->len - 1] : NULL;
      if (last != NULL && strcmp (last->from, path) == 0)
        continue;
      AnnoMovedLayer *layer = g_new0 (AnnoMovedLayer, 1);
      layer->from = g_steal_pointer (&path);
      g_ptr_array_add (found, layer);
      g_ptr_array_add (slugs, anno_index_take_bytes (get, 1));
    }
  sqlite3_reset (get);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
}

/* Where the one article with that text is. */
static char *
find_text (AnnoIndexStore *store, const char *sha256)
{
  sqlite3_stmt *get = anno_index_store_get (
      store, "SELECT path FROM article WHERE sha256 = ? AND there LIMIT 2", NULL);
  char *path = NULL;

  if (get == NULL)
    return NULL;
  anno_index_bind_text (get, 1, sha256);
  if (anno_index_store_step (store, get, NULL))
    path = anno_index_take_bytes (get, 0);
  if (path != NULL && anno_index_store_step (store, get, NULL))
    g_clear_pointer (&path, g_free); /* it may be a copy */
  sqlite3_reset (get);
  return path;
}

static void
look_for (AnnoIndexStore *store, AnnoMovedLayer *layer, const char *slug)
{
  g_autofree char *file
      = anno_layout_layer_file (anno_index_store_get_root (store), slug, layer->from);
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, NULL, NULL);
  g_autoptr (AnnoLayerHeader) header
      = bytes != NULL ? anno_layer_reader_peek (bytes, &layer->n_spans, NULL) : NULL;

  if (header == NULL || header->sha256 == NULL)
    return;
  g_autofree char *sha256 = g_ascii_strdown (header->sha256, -1);
  layer->to = find_text (store, sha256);
}

static gpointer
find (AnnoIndexStore *store, gpointer question, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_moved_layer_free);
  g_autoptr (GPtrArray) slugs = g_ptr_array_new_with_free_func (g_free);
  const char *own = question;
  GError *problem = NULL;

  if (store == NULL)
    return g_steal_pointer (&found);
  list_missing (store, own, found, slugs, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  for (guint i = 0; i < found->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      AnnoMovedLayer *layer = found->pdata[i];
      layer->own = strcmp (slugs->pdata[i], own) == 0;
      look_for (store, layer, slugs->pdata[i]);
    }
  return g_steal_pointer (&found);
}

void
anno_moved_layers_find_async (AnnoCorpusIndex *index, const char *slug, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (index) && slug != NULL);
  anno_corpus_index_ask_async (index, find, g_strdup (slug), g_free,
                               (GDestroyNotify) g_ptr_array_unref, cancellable, callback, data);
}

GPtrArray *
anno_moved_layers_find_finish (GAsyncResult *result, GError **error)
{
  return anno_corpus_index_ask_finish (NULL, result, error);
}

typedef struct
{
  char *root;
  AnnoAnnotator *annotator;
  AnnoTagset *tagset;
  char *from;
  char *to;
} Order;

static void
order_free (Order *self)
{
  g_free (self->root);
  anno_annotator_free (self->annotator);
  anno_tagset_unref (self->tagset);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, message);
  return FALSE;
}

/* Whether the layer is theirs, and on the text that is there now. */
static gboolean
check (const Order *order, AnnoLayer *layer, AnnoDocument *document, GError **error)
{
  const AnnoLayerHeader *header = anno_layer_get_header (layer);
  const char *sha256 = anno_article_get_sha256 (anno_document_get_article (document));

  if (header->sha256 == NULL || g_ascii_strcasecmp (header->sha256, sha256) != 0)
    return refuse (error, _("It is on another text."));
  if (header->creator_id != NULL && strcmp (header->creator_id, order->annotator->id) != 0)
    return refuse (error, _("It is by somebody else."));
  return TRUE;
}

/* As it is to be where the article is now. */
static GBytes *
print (const Order *order, GBytes *old, GError **error)
{
  g_autoptr (AnnoDocument) document
      = anno_document_load (order->root, order->to, NULL, NULL, error);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (AnnoLayer) layer = NULL;
  g_autofree char *below = anno_layout_layer_below (order->annotator->slug, order->to);

  if (document == NULL)
    return NULL;
  layer = anno_layer_reader_read (old, anno_document_get_article (document), findings, NULL, error);
  if (layer == NULL || !check (order, layer, document, error))
    return NULL;
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  return anno_layer_writer_write (snapshot, anno_document_get_article (document), order->tagset,
                                  order->to, below);
}

static gboolean
make_folder (const Order *order, GError **error)
{
  g_autofree char *below = anno_layout_layer_below (order->annotator->slug, order->to);
  g_autofree char *folder = g_path_get_dirname (below);
  return anno_folder_make_below (order->root, folder, error);
}

/* Held, or not to be had on this mount: then what is there is compared, and that has to do. */
static gboolean
take_lock (const Order *order, AnnoFolderLock **lock, GError **error)
{
  g_autofree char *folder = anno_layout_annotator_folder (order->root, order->annotator->slug);
  g_autoptr (GError) problem = NULL;

  *lock = anno_folder_lock_wait (folder, LOCK_TIMEOUT, NULL, &problem);
  if (problem == NULL || g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NO_LOCKS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
take_along (const Order *order, GError **error)
{
  g_autofree char *from = anno_layout_layer_file (order->root, order->annotator->slug, order->from);
  g_autofree char *to = anno_layout_layer_file (order->root, order->annotator->slug, order->to);
  AnnoFileIdentity before = { 0 }, now = { 0 };
  g_autoptr (AnnoFolderLock) lock = NULL;
  g_autoptr (GBytes) bytes = NULL, old = NULL;

  if (!anno_remote_copy_check (order->root, error) || !take_lock (order, &lock, error))
    return FALSE;
  old = anno_file_reader_read (from, ANNO_JSON_MAX_LAYER, &before, error);
  bytes = old != NULL ? print (order, old, error) : NULL;
  if (bytes == NULL || !make_folder (order, error)
      || !anno_file_writer_replace (to, bytes, NULL, ANNO_FILE_WRITER_NONE, NULL, NULL, error))
    return FALSE;
  /* Only what was taken along goes. That it stays, after all, does no harm. */
  g_autoptr (GBytes) again = anno_file_reader_read (from, ANNO_JSON_MAX_LAYER, &now, NULL);
  if (again != NULL && g_bytes_equal (again, old) && g_unlink (from) != 0)
    g_debug ("%s: %s", from, g_strerror (errno));
  return TRUE;
}

static void
take_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (take_along (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_moved_layer_take_async (const char *root, const AnnoAnnotator *annotator, AnnoTagset *tagset,
                             const char *from, const char *to, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && annotator != NULL && tagset != NULL);
  g_return_if_fail (from != NULL && to != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new0 (Order, 1);
  order->root = g_strdup (root);
  order->annotator = anno_annotator_copy (annotator);
  order->tagset = anno_tagset_ref (tagset);
  order->from = g_strdup (from);
  order->to = g_strdup (to);
  g_task_set_source_tag (task, anno_moved_layer_take_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, take_thread);
}

gboolean
anno_moved_layer_take_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
