#include "session/disk-check.h"

AnnoDiskItem *
anno_disk_item_new (const char *article, char *path, const AnnoFileIdentity *expected)
{
  g_return_val_if_fail (path != NULL && expected != NULL, NULL);

  AnnoDiskItem *self = g_new0 (AnnoDiskItem, 1);
  self->article = g_strdup (article);
  self->path = path;
  self->expected = *expected;
  return self;
}

void
anno_disk_item_free (AnnoDiskItem *self)
{
  if (self == NULL)
    return;
  g_free (self->article);
  g_free (self->path);
  g_free (self);
}

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *items = data;

  for (guint i = 0; i < items->len; i++)
    {
      AnnoDiskItem *item = items->pdata[i];
      g_autoptr (GError) error = NULL;
      AnnoFileIdentity now = { 0 };
      item->changed = !anno_file_identity_check (&item->expected, item->path,
                                                 ANNO_FILE_DEPTH_QUICK, &now, &error)
                      && g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
      item->gone = item->changed && !now.exists;
    }
  g_task_return_pointer (task, g_ptr_array_ref (items), (GDestroyNotify) g_ptr_array_unref);
}

void
anno_disk_check_async (GPtrArray *items, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (items != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  g_task_set_source_tag (task, anno_disk_check_async);
  g_task_set_task_data (task, items, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, check_thread);
}

GPtrArray *
anno_disk_check_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
