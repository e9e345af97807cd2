#include "files/folder-scan.h"

#include "files/conflict-name.h"
#include "files/safe-name.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* As many as a screen has room for come at once. Then few, because the list makes widgets for its
 * first rows, and then as many as may be handed over between two frames. */
#define FIRST_BATCH 48
#define NEXT_BATCH 48
#define LATER_BATCH 512
#define FEW 256
#define MAX_DEPTH 64

typedef struct
{
  char *name;
  gboolean is_folder;
} Entry;

/* One walk. In a thread, full batches are sent to the main context, the next one when the last was
 * taken: so frames are drawn between them. Else they simply grow. */
typedef struct
{
  char *root;
  GCancellable *cancellable;
  GPtrArray *paths;
  GPtrArray *problems;
  guint n_sent;
  AnnoFolderScanBatch batch;
  gpointer batch_data;
  GMainContext *context;
  GMutex lock;
  GCond taken;
  gboolean is_waiting; /* for the batch that was sent to be taken; under the lock */
} Walk;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->name);
}

static void
walk_free (Walk *self)
{
  g_free (self->root);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->taken);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Walk, walk_free)

static gboolean
deliver_cb (gpointer data)
{
  Walk *self = data;

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->batch (self->paths, self->problems, self->batch_data);
  return G_SOURCE_REMOVE;
}

/* Also where the context is gone before it came to that. */
static void
delivered_cb (gpointer data)
{
  Walk *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->is_waiting = FALSE;
  g_cond_signal (&self->taken);
}

/* The first batch before anything else; the others when nothing is left to be drawn. */
static void
send_batch (Walk *self)
{
  if (self->batch == NULL || (self->paths->len == 0 && self->problems->len == 0))
    return;

  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_source_set_priority (source, self->n_sent == 0 ? G_PRIORITY_DEFAULT : G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, deliver_cb, self, delivered_cb);
  self->is_waiting = TRUE;
  g_source_attach (source, self->context);
  while (self->is_waiting)
    g_cond_wait (&self->taken, &self->lock);
  self->n_sent += self->paths->len;
  g_ptr_array_set_size (self->paths, 0);
  g_ptr_array_set_size (self->problems, 0);
}

static guint
batch_size (Walk *self)
{
  return self->n_sent == 0 ? FIRST_BATCH : self->n_sent < FEW ? NEXT_BATCH : LATER_BATCH;
}

/* Takes the name over. */
static void
add_path (Walk *self, const char *folder, char *name)
{
  g_autofree char *owned = name;

  g_ptr_array_add (self->paths, *folder == '\0' ? g_steal_pointer (&owned)
                                                : g_build_filename (folder, name, NULL));
  if (self->batch != NULL && self->paths->len >= batch_size (self))
    send_batch (self);
}

static void
report (Walk *self, const char *folder, int cause)
{
  g_autofree char *shown = anno_safe_name_display (*folder == '\0' ? self->root : folder);
  g_ptr_array_add (self->problems,
                   g_strdup_printf (_("%s: the folder was left out: %s"), shown,
                                    g_strerror (cause)));
}

/* Names as a person would sort them: without regard to case, and always the same. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const char *x = ((const Entry *) a)->name, *y = ((const Entry *) b)->name;

  for (; *x == *y; x++, y++) /* names in one folder are much alike */
    if (*x == '\0')
      return 0;
  int order = g_ascii_strcasecmp (x, y);
  return order != 0 ? order : strcmp (x, y);
}

/* What the entry is, asking the disk only where the folder does not say. A link to a file counts
 * as the file, a link to a folder as nothing. */
static gboolean
classify (int folder_fd, const struct dirent *found, gboolean *is_folder)
{
  struct stat status;

  *is_folder = found->d_type == DT_DIR;
  if (found->d_type == DT_DIR || found->d_type == DT_REG)
    return TRUE;
  if (found->d_type == DT_LNK)
    return fstatat (folder_fd, found->d_name, &status, 0) == 0 && S_ISREG (status.st_mode);
  if (found->d_type != DT_UNKNOWN
      || fstatat (folder_fd, found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
    return FALSE;
  *is_folder = S_ISDIR (status.st_mode);
  return *is_folder || S_ISREG (status.st_mode);
}

static GHashTable *
list_names (GArray *entries)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    if (!g_array_index (entries, Entry, i).is_folder)
      g_hash_table_add (names, g_strdup (g_array_index (entries, Entry, i).name));
  return names;
}

/* Another version of an article, which a sync client left beside it, is none of its own. One that
 * is alone is. */
static void
leave_out_copies (GArray *entries)
{
  g_autoptr (GHashTable) names = NULL;

  for (guint i = entries->len; i > 0; i--)
    {
      const Entry *entry = &g_array_index (entries, Entry, i - 1);
      g_autofree char *original
          = !entry->is_folder ? anno_conflict_name_original (entry->name, NULL) : NULL;
      if (original == NULL)
        continue;
      if (names == NULL)
        names = list_names (entries);
      if (g_hash_table_contains (names, original))
        g_array_remove_index_fast (entries, i - 1);
    }
}

static GArray *
list_folder (int fd)
{
  DIR *stream = fdopendir (fd);
  if (stream == NULL)
    {
      int cause = errno;
      close (fd);
      errno = cause;
      return NULL;
    }

  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (entries, entry_clear);
  for (struct dirent *found = readdir (stream); found != NULL; found = readdir (stream))
    {
      gboolean is_folder = FALSE;
      if (found->d_name[0] == '.')
        continue;
      if (found->d_type != DT_DIR && found->d_type != DT_UNKNOWN
          && !anno_folder_scan_is_article (found->d_name))
        continue;
      if (!classify (dirfd (stream), found, &is_folder)
          || (!is_folder && !anno_folder_scan_is_article (found->d_name)))
        continue;
      Entry entry = { g_strdup (found->d_name), is_folder };
      g_array_append_val (entries, entry);
    }
  closedir (stream);
  leave_out_copies (entries);
  g_array_sort (entries, compare_entries);
  return entries;
}

static int
open_folder (Walk *self, const char *folder)
{
  g_autofree char *path = g_build_filename (self->root, folder, NULL);
  int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (*folder == '\0' ? 0 : O_NOFOLLOW);
  return open (path, flags);
}

static void
walk_folder (Walk *self, const char *folder, guint depth)
{
  int fd = open_folder (self, folder);
  g_autoptr (GArray) entries = fd >= 0 ? list_folder (fd) : NULL;
  if (entries == NULL)
    {
      report (self, folder, errno);
      return;
    }

  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      if (!entry->is_folder)
        add_path (self, folder, g_steal_pointer (&entry->name));
      else if (depth + 1 < MAX_DEPTH)
        {
          g_autofree char *below = *folder == '\0' ? g_strdup (entry->name)
                                                   : g_build_filename (folder, entry->name, NULL);
          walk_folder (self, below, depth + 1);
        }
      else
        report (self, folder, ELOOP);
    }
}

static Walk *
walk_new (const char *root, GCancellable *cancellable)
{
  Walk *self = g_new0 (Walk, 1);
  self->root = g_strdup (root);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->lock);
  g_cond_init (&self->taken);
  return self;
}

static gboolean
check_root (const char *root, GError **error)
{
  int fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    {
      int cause = errno;
      g_autofree char *shown = anno_safe_name_display (root);
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (cause),
                   _("The folder %s can’t be opened: %s"), shown, g_strerror (cause));
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static void
scan_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Walk *walk = data;
  GError *error = NULL;

  if (!check_root (walk->root, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  walk_folder (walk, "", 0);
  send_batch (walk);
  g_task_return_boolean (task, TRUE);
}

void
anno_folder_scan_async (const char *root, AnnoFolderScanBatch batch, gpointer batch_data,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && batch != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Walk *walk = walk_new (root, cancellable);
  walk->batch = batch;
  walk->batch_data = batch_data;
  walk->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, anno_folder_scan_async);
  g_task_set_task_data (task, walk, (GDestroyNotify) walk_free);
  g_task_run_in_thread (task, scan_thread);
}

gboolean
anno_folder_scan_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
anno_folder_scan (const char *root, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  if (!check_root (root, error))
    return NULL;

  g_autoptr (Walk) walk = walk_new (root, cancellable);
  walk_folder (walk, "", 0);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  for (guint i = 0; problems != NULL && i < walk->problems->len; i++)
    g_ptr_array_add (problems, g_strdup (walk->problems->pdata[i]));
  return g_steal_pointer (&walk->paths);
}

gboolean
anno_folder_scan_is_article (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  gsize length = strlen (name);
  return name[0] != '.' && length > 4 && g_ascii_strcasecmp (name + length - 4, ".txt") == 0;
}
