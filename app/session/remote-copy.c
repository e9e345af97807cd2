#include "session/remote-copy.h"

#include "files/folder-mirror.h"
#include "files/safe-name.h"
#include "files/safe-path.h"

#include <glib/gi18n-lib.h>

/* What a corpus consists of: articles, and what stands beside them. */
static const char *const suffixes[] = { ".txt", ".json", NULL };

typedef struct
{
  GFile *file;
  gint *n_files;
} Order;

static void
order_free (Order *self)
{
  g_object_unref (self->file);
  g_free (self);
}

static char *
all_copies (void)
{
  return g_build_filename (g_get_user_cache_dir (), "annotator", "remote", NULL);
}

/* A folder for each address, so that two of one name don't meet; in it the copy, under the name it
 * has there, and a file that says where it is from. */
static char *
place_of (GFile *folder)
{
  g_autofree char *all = all_copies ();
  g_autofree char *uri = g_file_get_uri (folder);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  return g_build_filename (all, hash, NULL);
}

static char *
origin_file (const char *place)
{
  return g_build_filename (place, "origin", NULL);
}

static char *
copy_folder (GFile *folder, gint *n_files, GCancellable *cancellable, GError **error)
{
  g_autofree char *place = place_of (folder);
  g_autofree char *name = g_file_get_basename (folder);
  g_autofree char *slug = anno_safe_name_slug_or (name != NULL ? name : "", "articles");
  g_autofree char *copy = g_build_filename (place, slug, NULL);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autofree char *origin = origin_file (place);

  if (!anno_folder_mirror (folder, copy, suffixes, n_files, cancellable, error)
      || !g_file_set_contents (origin, uri, -1, error))
    return NULL;
  return g_steal_pointer (&copy);
}

static gboolean
has (GFile *folder, const char *name, GCancellable *cancellable)
{
  g_autoptr (GFile) child = g_file_get_child (folder, name);
  return g_file_query_exists (child, cancellable);
}

/* The root of the corpus that @folder lies in: as anno_layout_find_root() has it for paths. */
static GFile *
find_root (GFile *folder, GCancellable *cancellable)
{
  for (g_autoptr (GFile) above = g_object_ref (folder); above != NULL;)
    {
      if (has (above, "corpus.json", cancellable) || has (above, "tagset.json", cancellable)
          || has (above, "annotations", cancellable))
        return g_steal_pointer (&above);
      GFile *next = g_file_get_parent (above);
      g_set_object (&above, next);
      g_clear_object (&next);
    }
  return g_object_ref (folder);
}

static char *
copy_article (GFile *file, gint *n_files, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) root = find_root (folder, cancellable);
  g_autofree char *below = g_file_get_relative_path (root, file);
  g_autofree char *copy = copy_folder (root, n_files, cancellable, error);

  return copy != NULL ? g_build_filename (copy, below, NULL) : NULL;
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  GFileType type = g_file_query_file_type (order->file, G_FILE_QUERY_INFO_NONE, cancellable);
  char *path = type == G_FILE_TYPE_REGULAR
                   ? copy_article (order->file, order->n_files, cancellable, &error)
                   : copy_folder (order->file, order->n_files, cancellable, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
anno_remote_copy_async (GFile *file, gint *n_files, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (G_IS_FILE (file) && n_files != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new0 (Order, 1);
  order->file = g_object_ref (file);
  order->n_files = n_files;
  g_task_set_source_tag (task, anno_remote_copy_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, copy_thread);
}

char *
anno_remote_copy_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_remote_copy_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
anno_remote_copy_explain (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autofree char *all = all_copies ();
  if (!anno_path_is_below (all, root))
    return NULL;
  g_autofree char *place = g_path_get_dirname (root);
  g_autofree char *origin = origin_file (place);
  g_autofree char *uri = NULL;
  if (!g_file_get_contents (origin, &uri, NULL, NULL))
    return NULL;
  g_autofree char *shown = anno_safe_name_display (uri);
  return g_strdup_printf (
      /* Translators: an address, as in "sftp://example.org/news". */
      _("This is a copy of “%s”, which isn’t shown as a folder on this computer: it can be read, "
        "and "
        "nothing can be marked in it. Open the address again to see what changed there."),
      shown);
}

gboolean
anno_remote_copy_check (const char *root, GError **error)
{
  g_autofree char *why = anno_remote_copy_explain (root);

  if (why != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, why);
  return why == NULL;
}
