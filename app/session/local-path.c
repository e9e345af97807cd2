#include "session/local-path.h"

#include <glib/gi18n-lib.h>

/* Takes @error (NULL for none) over. */
static void
return_path (GTask *task, GFile *file, GError *error)
{
  char *path = g_file_get_path (file);

  if (path != NULL)
    {
      g_clear_error (&error);
      g_task_return_pointer (task, path, g_free);
    }
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _("It isn’t shown as a folder on this computer."));
}

/* What was mounted by somebody else at the same moment is mounted. */
static void
mounted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  g_file_mount_enclosing_volume_finish (G_FILE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ALREADY_MOUNTED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    g_clear_error (&error);
  return_path (task, G_FILE (source), error);
}

void
anno_local_path_find_async (GFile *file, GMountOperation *operation, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (G_IS_FILE (file));

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autofree char *path = g_file_get_path (file);
  g_task_set_source_tag (task, anno_local_path_find_async);

  if (path != NULL)
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_file_mount_enclosing_volume (file, G_MOUNT_MOUNT_NONE, operation, cancellable, mounted_cb,
                                   g_steal_pointer (&task));
}

char *
anno_local_path_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_local_path_find_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
