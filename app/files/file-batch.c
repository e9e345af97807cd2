#include "files/file-batch.h"

#include "files/file-error.h"
#include "files/file-placing.h"
#include "files/file-temp.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define NAME_TRIES 100
#define COPY_BYTES (256 * 1024)

/* A file that waits for its name. */
typedef struct
{
  int folder; /* open, the batch's */
  char *path;
  char *name; /* its last part */
  char *temp; /* NULL: it has its name */
  gboolean is_tied; /* to the one before it */
  gsize n_bytes;
} Waiting;

struct _AnnoFileBatch
{
  const AnnoFileOps *ops;
  AnnoFileTemp us;
  GHashTable *folders; /* char → int: open */
  GPtrArray *files;    /* of Waiting */
  gsize n_bytes;
};

static void
waiting_free (Waiting *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->temp);
  g_free (self);
}

AnnoFileBatch *
anno_file_batch_new (void)
{
  return anno_file_batch_new_with (&anno_file_ops_system);
}

AnnoFileBatch *
anno_file_batch_new_with (const AnnoFileOps *ops)
{
  g_return_val_if_fail (ops != NULL, NULL);

  AnnoFileBatch *self = g_new0 (AnnoFileBatch, 1);
  self->ops = ops;
  anno_file_temp_init (&self->us);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) waiting_free);
  return self;
}

/* What has no name yet goes, but for the first @n files. */
static void
drop (AnnoFileBatch *self, guint n)
{
  for (guint i = n; i < self->files->len; i++)
    {
      Waiting *file = self->files->pdata[i];
      if (file->temp != NULL)
        self->ops->unlinkat (file->folder, file->temp, 0);
      self->n_bytes -= file->n_bytes;
    }
  g_ptr_array_set_size (self->files, (gint) MIN (n, self->files->len));
}

/* All of it, and the open folders. */
static void
forget (AnnoFileBatch *self)
{
  GHashTableIter iter;
  gpointer folder;

  drop (self, 0);
  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, NULL, &folder))
    {
      int fd = GPOINTER_TO_INT (folder);
      anno_file_ops_close (self->ops, &fd);
    }
  g_hash_table_remove_all (self->folders);
}

void
anno_file_batch_free (AnnoFileBatch *self)
{
  g_return_if_fail (self != NULL);

  forget (self);
  g_hash_table_unref (self->folders);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static int
open_folder (AnnoFileBatch *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gpointer known;

  if (g_hash_table_lookup_extended (self->folders, folder, NULL, &known))
    return GPOINTER_TO_INT (known);
  int fd = anno_file_ops_open (self->ops, AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  if (fd >= 0)
    g_hash_table_insert (self->folders, g_steal_pointer (&folder), GINT_TO_POINTER (fd));
  return fd;
}

static int
make_temp (AnnoFileBatch *self, int folder, char **name)
{
  for (guint i = 0; i < NAME_TRIES; i++)
    {
      g_autofree char *tried = anno_file_temp_name (&self->us);
      int fd = anno_file_ops_open (self->ops, folder, tried,
                                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
      if (fd >= 0)
        *name = g_steal_pointer (&tried);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  return -1;
}

/* What goes into a file: bytes, or what another file holds. */
typedef struct
{
  GBytes *bytes; /* NULL: what is read from… */
  int from;
} Content;

static gboolean
copy (AnnoFileBatch *self, int fd, int from, gsize *n)
{
  g_autofree char *piece = g_malloc (COPY_BYTES);
  gssize got = lseek (from, 0, SEEK_SET) == 0 ? 1 : -1;

  while (got > 0)
    {
      got = anno_file_ops_read_all (self->ops, from, piece, COPY_BYTES);
      if (got > 0 && !anno_file_ops_write_all (self->ops, fd, piece, (gsize) got))
        return FALSE;
      *n += got > 0 ? (gsize) got : 0;
    }
  return got == 0;
}

static gboolean
write_content (AnnoFileBatch *self, int fd, const Content *content, gsize *n)
{
  if (content->bytes == NULL)
    return copy (self, fd, content->from, n);
  const void *data = g_bytes_get_data (content->bytes, n);
  return anno_file_ops_write_all (self->ops, fd, data, *n);
}

static gboolean
fill (AnnoFileBatch *self, int fd, const Content *content, gsize *n)
{
  gboolean written = write_content (self, fd, content, n);
  int cause = errno;

  if (!anno_file_ops_close (self->ops, &fd) && written)
    return FALSE;
  errno = cause;
  return written;
}

static gboolean
add (AnnoFileBatch *self, const char *path, const Content *content, GError **error)
{
  g_autofree char *temp = NULL;
  gsize n_bytes = 0;
  int folder = open_folder (self, path);
  int fd = folder >= 0 ? make_temp (self, folder, &temp) : -1;
  if (fd < 0 || !fill (self, fd, content, &n_bytes))
    {
      int cause = errno;
      if (temp != NULL)
        self->ops->unlinkat (folder, temp, 0);
      anno_file_error_set_errno (error, ANNO_FILE_TASK_SAVE, path, cause);
      return FALSE;
    }
  Waiting *file = g_new0 (Waiting, 1);
  file->folder = folder;
  file->path = g_strdup (path);
  file->name = g_path_get_basename (path);
  file->temp = g_steal_pointer (&temp);
  file->n_bytes = n_bytes;
  g_ptr_array_add (self->files, file);
  self->n_bytes += n_bytes;
  return TRUE;
}

gboolean
anno_file_batch_add (AnnoFileBatch *self, const char *path, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL && bytes != NULL, FALSE);

  return add (self, path, &(Content){ bytes, -1 }, error);
}

gboolean
anno_file_batch_add_copy (AnnoFileBatch *self, const char *path, int fd, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL && fd >= 0, FALSE);

  return add (self, path, &(Content){ NULL, fd }, error);
}

void
anno_file_batch_tie (AnnoFileBatch *self)
{
  g_return_if_fail (self != NULL && self->files->len >= 2);

  ((Waiting *) self->files->pdata[self->files->len - 1])->is_tied = TRUE;
}

void
anno_file_batch_drop (AnnoFileBatch *self, guint n)
{
  g_return_if_fail (self != NULL);

  drop (self, n);
}

guint
anno_file_batch_get_n (const AnnoFileBatch *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->files->len;
}

gsize
anno_file_batch_get_n_bytes (const AnnoFileBatch *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_bytes;
}

/* One wait for each file system that there is a file on, instead of one for each file. */
static gboolean
sync_files (AnnoFileBatch *self)
{
  g_autoptr (GHashTable) synced
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer folder;
  struct stat status;

  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, NULL, &folder))
    {
      if (self->ops->fstat (GPOINTER_TO_INT (folder), &status) != 0)
        return FALSE;
      gint64 device = (gint64) status.st_dev;
      if (g_hash_table_add (synced, g_memdup2 (&device, sizeof device))
          && self->ops->syncfs (GPOINTER_TO_INT (folder)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
tell (AnnoFileBatchFailed failed, gpointer data, guint n, const char *path, int cause)
{
  g_autoptr (GError) error = NULL;

  if (cause == EEXIST)
    anno_file_error_set_cause (&error, ANNO_FILE_TASK_SAVE, ANNO_FILE_ERROR_CHANGED, path,
                               _("another program has made a file of that name"), _("Try again."));
  else
    anno_file_error_set_errno (&error, ANNO_FILE_TASK_SAVE, path, cause);
  if (failed != NULL)
    failed (n, error, data);
}

/* Whether the names last. */
static gboolean
sync_folders (AnnoFileBatch *self)
{
  GHashTableIter iter;
  gpointer folder;
  gboolean lacking;

  g_hash_table_iter_init (&iter, self->folders);
  while (g_hash_table_iter_next (&iter, NULL, &folder))
    if (!anno_file_ops_sync_folder (self->ops, GPOINTER_TO_INT (folder), &lacking))
      return FALSE;
  return TRUE;
}

/* 0, or the errno. */
static int
place_file (AnnoFileBatch *self, Waiting *file)
{
  if (!anno_file_placing_new (self->ops, file->folder, file->temp, file->name))
    return errno != 0 ? errno : EIO;
  g_clear_pointer (&file->temp, g_free);
  return 0;
}

/* In order: who sees the last of several files that belong together has them all. */
static gboolean
place (AnnoFileBatch *self, AnnoFileBatchFailed failed, gpointer data)
{
  gboolean all = TRUE;
  int cause = 0; /* why the last one failed */

  for (guint i = 0; i < self->files->len; i++)
    {
      Waiting *file = self->files->pdata[i];
      const Waiting *first = file->is_tied ? self->files->pdata[i - 1] : NULL;
      if (first == NULL || first->temp == NULL)
        cause = place_file (self, file);
      if (cause == 0)
        continue;
      if (first != NULL && first->temp == NULL)
        self->ops->unlinkat (first->folder, first->name, 0);
      tell (failed, data, i, file->path, cause);
      all = FALSE;
    }
  return all;
}

/* Of those that have their names, or of those that haven't. */
static void
tell_all (AnnoFileBatch *self, gboolean placed, AnnoFileBatchFailed failed, gpointer data,
          int cause)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const Waiting *file = self->files->pdata[i];
      if ((file->temp == NULL) == placed)
        tell (failed, data, i, file->path, cause);
    }
}

static gboolean
place_all (AnnoFileBatch *self, AnnoFileBatchFailed failed, gpointer data)
{
  gboolean done = place (self, failed, data);

  if (sync_folders (self))
    return done;
  tell_all (self, TRUE, failed, data, errno);
  return FALSE;
}

gboolean
anno_file_batch_commit (AnnoFileBatch *self, AnnoFileBatchFailed failed, gpointer data)
{
  g_return_val_if_fail (self != NULL, FALSE);

  gboolean done = TRUE;
  if (self->files->len > 0 && !sync_files (self))
    {
      tell_all (self, FALSE, failed, data, errno);
      done = FALSE;
    }
  else if (self->files->len > 0)
    done = place_all (self, failed, data);
  forget (self);
  return done;
}
