#include "session/corpus-save.h"

static void
save_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (anno_saver_save_finish (ANNO_SAVER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_corpus_save_async (AnnoCorpus *self, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (self));

  GTask *task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, anno_corpus_save_async);
  anno_saver_save_async (anno_corpus_get_saver (self), save_done_cb, task);
}

gboolean
anno_corpus_save_finish (AnnoCorpus *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
