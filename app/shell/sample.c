#include "shell/sample.h"

#include "files/folder-copy.h"
#include "shell/data-folder.h"

#include <glib/gi18n-lib.h>

static char *
get_target (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_build_filename (documents != NULL ? documents : g_get_home_dir (),
                           /* Translators: the name of a folder; no slashes. */
                           _("Annotator Sample"), NULL);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (anno_folder_copy_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_sample_prepare_async (GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  g_autofree char *from = anno_data_folder_get ("sample");
  char *to = get_target ();

  g_task_set_source_tag (task, anno_sample_prepare_async);
  g_task_set_task_data (task, to, g_free);
  if (g_file_test (to, G_FILE_TEST_IS_DIR))
    g_task_return_boolean (task, FALSE);
  else
    anno_folder_copy_async (from, to, NULL, copied_cb, g_steal_pointer (&task));
}

char *
anno_sample_finish (GAsyncResult *result, gboolean *is_new, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result) && is_new != NULL, NULL);

  g_autoptr (GError) failure = NULL;
  *is_new = g_task_propagate_boolean (G_TASK (result), &failure);
  if (failure == NULL)
    return g_strdup (g_task_get_task_data (G_TASK (result)));
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
