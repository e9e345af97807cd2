#include "session/disk-watch.h"

#include "files/conflict-name.h"

#define GATHER 200 /* ms */

struct _AnnoDiskWatch
{
  AnnoDiskWatchChanged changed;
  gpointer data;
  GHashTable *paths;    /* the files */
  GHashTable *copied;   /* those whose copies are meant */
  GHashTable *monitors; /* folder → GFileMonitor: one for each file would weigh on the main loop */
  guint timer;
};

static void
monitor_free (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

AnnoDiskWatch *
anno_disk_watch_new (AnnoDiskWatchChanged changed, gpointer data)
{
  g_return_val_if_fail (changed != NULL, NULL);

  AnnoDiskWatch *self = g_new0 (AnnoDiskWatch, 1);
  self->changed = changed;
  self->data = data;
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->copied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, monitor_free);
  return self;
}

void
anno_disk_watch_free (AnnoDiskWatch *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  GHashTableIter iter;
  gpointer monitor;
  g_hash_table_iter_init (&iter, self->monitors);
  while (g_hash_table_iter_next (&iter, NULL, &monitor))
    g_signal_handlers_disconnect_by_data (monitor, self);
  g_clear_pointer (&self->monitors, g_hash_table_unref);
  g_clear_pointer (&self->paths, g_hash_table_unref);
  g_clear_pointer (&self->copied, g_hash_table_unref);
  g_free (self);
}

static gboolean
gathered_cb (gpointer data)
{
  AnnoDiskWatch *self = data;

  self->timer = 0;
  self->changed (self->data);
  return G_SOURCE_REMOVE;
}

static gboolean
is_copy (AnnoDiskWatch *self, const char *path)
{
  if (g_hash_table_size (self->copied) == 0)
    return FALSE;
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *original = anno_conflict_name_original (name, NULL);
  if (original == NULL)
    return FALSE;
  g_autofree char *file = g_build_filename (folder, original, NULL);
  return g_hash_table_contains (self->copied, file);
}

static gboolean
is_watched (AnnoDiskWatch *self, GFile *file)
{
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  return path != NULL && (g_hash_table_contains (self->paths, path) || is_copy (self, path));
}

/* @other: what it is called now, where it was renamed. */
static void
monitor_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
                    AnnoDiskWatch *self)
{
  if (self->timer == 0 && (is_watched (self, file) || is_watched (self, other)))
    self->timer = g_timeout_add (GATHER, gathered_cb, self);
}

static gboolean
watch_folder (AnnoDiskWatch *self, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;

  if (g_hash_table_contains (self->monitors, folder))
    return TRUE;
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (monitor == NULL)
    {
      g_debug ("%s is not watched: %s", folder, error->message);
      return FALSE;
    }
  g_signal_connect (monitor, "changed", G_CALLBACK (monitor_changed_cb), self);
  g_hash_table_insert (self->monitors, g_strdup (folder), monitor);
  return TRUE;
}

static gboolean
add (AnnoDiskWatch *self, GHashTable *to, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_hash_table_contains (to, path) || !g_file_test (folder, G_FILE_TEST_IS_DIR)
      || !watch_folder (self, folder))
    return FALSE;
  g_hash_table_add (to, g_strdup (path));
  return TRUE;
}

gboolean
anno_disk_watch_add (AnnoDiskWatch *self, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  return add (self, self->paths, path);
}

gboolean
anno_disk_watch_add_copies (AnnoDiskWatch *self, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  return add (self, self->copied, path);
}
