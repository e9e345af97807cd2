#include "session/meta-verbs.h"

/* What was read, and what to expect of it. */
typedef struct
{
  char *root;
  char *article;
  AnnoMeta meta;
  AnnoFileIdentity identity;
  char *hindrance;
} Reading;

static void
reading_free (Reading *self)
{
  g_free (self->root);
  g_free (self->article);
  g_free (self->hindrance);
  anno_meta_clear (&self->meta);
  g_free (self);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *self = data;
  GError *error = NULL;

  self->hindrance = anno_meta_store_find_hindrance (self->root, self->article);
  if (anno_meta_store_read (self->root, self->article, &self->meta, &self->identity, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_meta_verbs_read_async (AnnoCorpus *corpus, const char *article, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && article != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Reading *self = g_new0 (Reading, 1);
  self->root = g_strdup (anno_corpus_get_root (corpus));
  self->article = g_strdup (article);
  g_task_set_source_tag (task, anno_meta_verbs_read_async);
  g_task_set_task_data (task, self, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_thread);
}

gboolean
anno_meta_verbs_read_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoMeta *meta,
                             AnnoFileIdentity *identity, char **hindrance, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (meta != NULL && identity != NULL, FALSE);

  Reading *self = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  anno_meta_copy (meta, &self->meta);
  *identity = self->identity;
  if (hindrance != NULL)
    *hindrance = g_steal_pointer (&self->hindrance);
  return TRUE;
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (anno_meta_store_write (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  AnnoMetaOrder *order = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  anno_corpus_set_meta (g_task_get_source_object (task), order->article, &order->meta, &order->now);
  g_task_return_pointer (task, g_memdup2 (&order->now, sizeof order->now), g_free);
}

void
anno_meta_verbs_save_async (AnnoCorpus *corpus, AnnoMetaOrder *order, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && order != NULL);

  GTask *outer = g_task_new (corpus, NULL, callback, data);
  g_task_set_source_tag (outer, anno_meta_verbs_save_async);
  /* The corpus is not this one's source: the thread might let go of it last. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, saved_cb, outer);
  g_task_set_task_data (task, order, (GDestroyNotify) anno_meta_order_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
anno_meta_verbs_save_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoFileIdentity *now,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus), FALSE);

  g_autofree AnnoFileIdentity *there = g_task_propagate_pointer (G_TASK (result), error);
  if (there != NULL && now != NULL)
    *now = *there;
  return there != NULL;
}
