#include "files/folder-copy.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE

static gboolean copy_into (GFile *from, GFile *to, GCancellable *cancellable, GError **error);

static gboolean
copy_child (GFile *from, GFile *to, GFileType type, GCancellable *cancellable, GError **error)
{
  if (type == G_FILE_TYPE_DIRECTORY)
    return copy_into (from, to, cancellable, error);
  if (type != G_FILE_TYPE_REGULAR)
    return TRUE;
  return g_file_copy (from, to, G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                      cancellable, NULL, NULL, error);
}

static gboolean
copy_into (GFile *from, GFile *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) children
      = g_file_enumerate_children (from, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                   cancellable, error);
  if (children == NULL || !g_file_make_directory (to, cancellable, error))
    return FALSE;
  while (TRUE)
    {
      GFileInfo *info = NULL;
      GFile *child = NULL;
      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      g_autoptr (GFile) copy = g_file_get_child (to, g_file_info_get_name (info));
      if (!copy_child (child, copy, g_file_info_get_file_type (info), cancellable, error))
        return FALSE;
    }
}

/* Only ever asked to remove what copy_into made a moment ago. */
static void
remove_partial (GFile *folder)
{
  g_autoptr (GFileEnumerator) children
      = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL,
                                   NULL);
  GFileInfo *info = NULL;
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL)
         && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_partial (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static gboolean
make_parent (const char *to, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (to);

  if (g_mkdir_with_parents (parent, 0777) == 0)
    return TRUE;
  int cause = errno;
  g_autofree char *shown = g_filename_display_name (parent);
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (cause),
               _("The folder “%s” can’t be created: %s."), shown, g_strerror (cause));
  return FALSE;
}

gboolean
anno_folder_copy (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  g_autofree char *partial = g_strdup_printf ("%s.part-%08x", to, g_random_int ());
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) staging = g_file_new_for_path (partial);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  if (!make_parent (to, error))
    return FALSE;
  /* Moving a folder onto an existing one fails, so nothing of a person's is ever replaced. */
  if (copy_into (source, staging, cancellable, error)
      && g_file_move (staging, target, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, cancellable, NULL, NULL,
                      error))
    return TRUE;
  remove_partial (staging);
  return FALSE;
}

typedef struct
{
  char *from;
  char *to;
} Job;

static void
job_free (Job *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (anno_folder_copy (job->from, job->to, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anno_folder_copy_async (const char *from, const char *to, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (from != NULL && to != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);
  job->from = g_strdup (from);
  job->to = g_strdup (to);
  g_task_set_source_tag (task, anno_folder_copy_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

gboolean
anno_folder_copy_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
