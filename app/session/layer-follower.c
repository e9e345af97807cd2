#include "session/layer-follower.h"

#include "files/safe-name.h"
#include "session/moved-layers.h"

#include <glib/gi18n-lib.h>

struct _AnnoLayerFollower
{
  AnnoWork *work;
  AnnoSaver *saver;
  AnnoCorpusIndex *index;
  AnnoLayerFollowerEvents events;
  gpointer data;
  GCancellable *ended;
  GHashTable *formers; /* where an article is now → where its layers were left */
  GHashTable *told;    /* a set of paths: what was said to be gone */
  GQueue waiting;      /* of AnnoMovedLayer: one's own, to be taken along */
  AnnoDocument *left;  /* what is in memory of the one under way; off the shelf meanwhile */
  gboolean looking;    /* or taking along */
  gboolean stale;      /* something changed since the last look */
};

static void
tell (AnnoLayerFollower *self, char *message)
{
  g_autofree char *owned = message;
  self->events.tell (owned, self->data);
}

static void
tell_gone (AnnoLayerFollower *self, const GPtrArray *gone)
{
  const AnnoMovedLayer *first = gone->len > 0 ? gone->pdata[0] : NULL;

  if (first == NULL)
    return;
  if (gone->len > 1)
    {
      tell (self, g_strdup_printf (
                      ngettext ("%u article that you annotated is no longer there. It is listed as "
                                "gone; your annotations are kept, and come back with it.",
                                "%u articles that you annotated are no longer there. They are listed "
                                "as gone; your annotations are kept, and come back with them.",
                                gone->len),
                      gone->len));
      return;
    }
  g_autofree char *shown = anno_safe_name_display (first->from);
  tell (self, g_strdup_printf (
                  /* Translators: %s is the path of an article. */
                  ngettext ("“%s” is no longer there. Your %u annotation on it is kept, and comes "
                            "back with it, under whatever name.",
                            "“%s” is no longer there. Your %u annotations on it are kept, and come "
                            "back with it, under whatever name.",
                            first->n_spans),
                  shown, first->n_spans));
}

static void
tell_moved (AnnoLayerFollower *self, const AnnoMovedLayer *layer)
{
  g_autofree char *from = anno_safe_name_display (layer->from);
  g_autofree char *to = anno_safe_name_display (layer->to);

  tell (self, g_strdup_printf (
                  /* Translators: the paths of an article before and after. */
                  ngettext ("“%s” was moved: it is “%s” now. Your %u annotation came along.",
                            "“%s” was moved: it is “%s” now. Your %u annotations came along.",
                            layer->n_spans),
                  from, to, layer->n_spans));
}

static void
tell_failed (AnnoLayerFollower *self, const AnnoMovedLayer *layer, const GError *error)
{
  g_autofree char *from = anno_safe_name_display (layer->from);
  g_autofree char *to = anno_safe_name_display (layer->to);

  if (!g_hash_table_add (self->told, g_strdup (layer->from)))
    return;
  tell (self, g_strdup_printf (
                  /* Translators: the paths of an article before and after, then what is wrong. */
                  _("“%s” was moved: it is “%s” now. Your annotations on it stay where they were: %s"),
                  from, to, error->message));
}

static void take_next (AnnoLayerFollower *self);

/* What is in memory of the article's new place takes in what came. */
static void
settle (AnnoLayerFollower *self, const AnnoMovedLayer *layer)
{
  AnnoDocument *there = anno_document_shelf_find (self->work->shelf, layer->to);

  if (there != NULL)
    anno_saver_reload (self->saver, there);
  if (anno_work_move (self->work, layer->from, layer->to))
    anno_saver_touch (self->saver); /* so that the journal is written with the new path */
  anno_corpus_index_touch (self->index, layer->from);
  anno_corpus_index_touch (self->index, layer->to);
  self->events.moved (layer->from, layer->to, self->data);
  tell_moved (self, layer);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = anno_moved_layer_take_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  AnnoLayerFollower *self = data;
  AnnoMovedLayer *layer = g_queue_pop_head (&self->waiting);
  if (ok)
    settle (self, layer);
  else
    tell_failed (self, layer, error);
  if (!ok && self->left != NULL)
    anno_document_shelf_use (self->work->shelf, self->left);
  g_clear_object (&self->left);
  anno_moved_layer_free (layer);
  take_next (self);
}

/* Whether what is in memory hinders it: annotations at both places, or some that aren't saved. */
static gboolean
may_take (AnnoLayerFollower *self, const AnnoMovedLayer *layer)
{
  AnnoDocument *from = anno_document_shelf_find (self->work->shelf, layer->from);
  AnnoDocument *to = anno_document_shelf_find (self->work->shelf, layer->to);

  return (from == NULL || !anno_document_is_dirty (from))
         && (to == NULL
             || (!anno_document_is_dirty (to)
                 && anno_layer_get_n_spans (anno_document_get_layer (to)) == 0));
}

/* That the file goes which it was read from must not look like another hand's doing. */
static void
leave (AnnoLayerFollower *self, const char *path)
{
  AnnoDocument *document = anno_document_shelf_find (self->work->shelf, path);

  if (document == NULL)
    return;
  self->left = g_object_ref (document);
  anno_document_shelf_drop (self->work->shelf, document);
}

typedef struct
{
  AnnoLayerFollower *self; /* gone, where it was called off */
  GCancellable *ended;
} Errand;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Errand *errand = data;
  g_autoptr (GCancellable) ended = errand->ended;

  anno_saver_save_finish (ANNO_SAVER (source), result, NULL);
  if (g_cancellable_is_cancelled (ended))
    return;
  AnnoLayerFollower *self = errand->self;
  const AnnoMovedLayer *layer = g_queue_peek_head (&self->waiting);
  if (may_take (self, layer))
    {
      leave (self, layer->from);
      anno_moved_layer_take_async (self->work->root, self->work->annotator, self->work->tagset,
                                   layer->from, layer->to, self->ended, taken_cb, self);
      return;
    }
  anno_moved_layer_free (g_queue_pop_head (&self->waiting));
  take_next (self);
}

static void look (AnnoLayerFollower *self);

/* What isn't saved yet is saved where it was, and comes along. */
static void
take_next (AnnoLayerFollower *self)
{
  if (g_queue_is_empty (&self->waiting))
    {
      self->looking = FALSE;
      look (self);
      return;
    }
  Errand *errand = g_new0 (Errand, 1);
  errand->self = self;
  errand->ended = g_object_ref (self->ended);
  anno_saver_save_async (self->saver, saved_cb, errand);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = anno_moved_layers_find_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  AnnoLayerFollower *self = data;
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_hash_table_remove_all (self->formers);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      AnnoMovedLayer *layer = found->pdata[i];
      if (layer->to != NULL)
        g_hash_table_insert (self->formers, g_strdup (layer->to), g_strdup (layer->from));
      if (layer->own && layer->to == NULL && layer->n_spans > 0
          && g_hash_table_add (self->told, g_strdup (layer->from)))
        g_ptr_array_add (gone, layer);
      if (!layer->own || layer->to == NULL)
        continue;
      AnnoMovedLayer *copy = g_new0 (AnnoMovedLayer, 1);
      *copy = (AnnoMovedLayer) { g_strdup (layer->from), g_strdup (layer->to), TRUE,
                                 layer->n_spans };
      g_queue_push_tail (&self->waiting, copy);
    }
  tell_gone (self, gone);
  take_next (self);
}

static void
look (AnnoLayerFollower *self)
{
  if (self->looking || !self->stale || anno_corpus_index_is_updating (self->index))
    return;
  self->looking = TRUE;
  self->stale = FALSE;
  anno_moved_layers_find_async (self->index, self->work->annotator->slug, self->ended, found_cb,
                                self);
}

static void
changed_cb (AnnoLayerFollower *self)
{
  self->stale = TRUE;
}

AnnoLayerFollower *
anno_layer_follower_new (AnnoWork *work, AnnoSaver *saver, AnnoCorpusIndex *index,
                         const AnnoLayerFollowerEvents *events, gpointer data)
{
  g_return_val_if_fail (work != NULL && ANNO_IS_SAVER (saver) && events != NULL, NULL);
  g_return_val_if_fail (ANNO_IS_CORPUS_INDEX (index), NULL);

  AnnoLayerFollower *self = g_new0 (AnnoLayerFollower, 1);
  self->work = anno_work_ref (work);
  self->saver = g_object_ref (saver);
  self->index = g_object_ref (index);
  self->events = *events;
  self->data = data;
  self->ended = g_cancellable_new ();
  self->formers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->waiting);
  self->stale = TRUE;
  g_signal_connect_swapped (index, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (index, "removed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (index, "notify::updating", G_CALLBACK (look), self);
  return self;
}

void
anno_layer_follower_free (AnnoLayerFollower *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->ended);
  g_signal_handlers_disconnect_by_data (self->index, self);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) anno_moved_layer_free);
  g_clear_object (&self->left);
  g_hash_table_unref (self->formers);
  g_hash_table_unref (self->told);
  g_object_unref (self->ended);
  g_object_unref (self->index);
  g_object_unref (self->saver);
  anno_work_unref (self->work);
  g_free (self);
}

const char *
anno_layer_follower_find_former (AnnoLayerFollower *self, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, NULL);
  return g_hash_table_lookup (self->formers, path);
}
