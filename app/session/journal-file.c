#include "session/journal-file.h"

#include "files/file-error.h"
#include "files/file-ops.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_PROGRAMS 16 /* that may hold a journal on one corpus at a time */
#define NAME_DIGITS 32

static gboolean
fail (const AnnoJournalFile *self, AnnoFileTask task, GError **error)
{
  anno_file_error_set_errno (error, task, self->path, errno);
  return FALSE;
}

/* Whatever way leads to a corpus, its journal is the same. */
static char *
make_base (const char *folder, const char *root, const char *annotator)
{
  char *resolved = realpath (root, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) (resolved != NULL ? resolved : root), -1);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  g_checksum_update (checksum, (const guchar *) annotator, -1);
  free (resolved); /* by the C library's realpath() */
  g_autofree char *name = g_strndup (g_checksum_get_string (checksum), NAME_DIGITS);
  return g_build_filename (folder, name, NULL);
}

static char *
path_of (const AnnoJournalFile *self, guint number)
{
  return number == 1 ? g_strconcat (self->base, ".jsonl", NULL)
                     : g_strdup_printf ("%s-%u.jsonl", self->base, number);
}

/* The file under that name may have been replaced before the lock was had. */
static gboolean
is_still_at (int fd, const char *path)
{
  struct stat held, there;

  return fstat (fd, &held) == 0 && stat (path, &there) == 0 && held.st_dev == there.st_dev
         && held.st_ino == there.st_ino;
}

/* -1 with EWOULDBLOCK where another program holds it. */
static int
open_locked (const char *path, int flags)
{
  for (;;)
    {
      int fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
      if (fd < 0)
        return -1;
      gboolean locked = flock (fd, LOCK_EX | LOCK_NB) == 0;
      int cause = errno;
      if (locked ? is_still_at (fd, path) : cause != EWOULDBLOCK && cause != EINTR)
        return fd; /* a file system without locks gets none */
      close (fd);
      errno = cause;
      if (!locked && cause == EWOULDBLOCK)
        return -1;
    }
}

gboolean
anno_journal_file_open (AnnoJournalFile *self, const char *folder, const char *root,
                        const char *annotator, GError **error)
{
  g_return_val_if_fail (self != NULL && folder != NULL && root != NULL && annotator != NULL, FALSE);

  *self = (AnnoJournalFile){ .fd = -1, .left_fd = -1 };
  self->base = make_base (folder, root, annotator);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_MAKE_FOLDER, folder, errno);
      return FALSE;
    }
  for (self->number = 1; self->fd < 0 && self->number <= MAX_PROGRAMS; self->number++)
    {
      g_free (self->path);
      self->path = path_of (self, self->number);
      self->fd = open_locked (self->path, O_CREAT);
      if (self->fd >= 0)
        return TRUE;
      if (errno != EWOULDBLOCK)
        break;
    }
  return fail (self, ANNO_FILE_TASK_SAVE, error);
}

void
anno_journal_file_close (AnnoJournalFile *self)
{
  g_return_if_fail (self != NULL);

  struct stat stat;
  if (self->fd >= 0 && fstat (self->fd, &stat) == 0 && stat.st_size == 0)
    unlink (self->path); /* nothing was done: leave nothing behind */
  if (self->fd >= 0)
    close (self->fd);
  if (self->left_fd >= 0)
    close (self->left_fd);
  self->fd = self->left_fd = -1;
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->left_path, g_free);
}

static GBytes *
read_all (int fd)
{
  struct stat stat;
  if (fstat (fd, &stat) != 0 || lseek (fd, 0, SEEK_SET) != 0)
    return NULL;

  g_autofree char *text = g_malloc ((gsize) stat.st_size + 1);
  gssize got = anno_file_ops_read_all (&anno_file_ops_system, fd, text, (gsize) stat.st_size);
  return got >= 0 ? g_bytes_new_take (g_steal_pointer (&text), (gsize) got) : NULL;
}

GBytes *
anno_journal_file_read (AnnoJournalFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, NULL);

  GBytes *bytes = read_all (self->fd);
  if (bytes == NULL)
    fail (self, ANNO_FILE_TASK_READ, error);
  else
    self->length = (goffset) g_bytes_get_size (bytes);
  return bytes;
}

static gboolean
write_at (int fd, goffset at, const char *text, gsize length)
{
  return ftruncate (fd, at) == 0 && lseek (fd, at, SEEK_SET) == at
         && anno_file_ops_write_all (&anno_file_ops_system, fd, text, length)
         && fdatasync (fd) == 0;
}

static gboolean
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean lacking;
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok
      = fd >= 0 && anno_file_ops_sync_folder (&anno_file_ops_system, fd, &lacking);

  anno_file_ops_close (&anno_file_ops_system, &fd);
  return ok;
}

gboolean
anno_journal_file_add (AnnoJournalFile *self, const char *text, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  gboolean first = self->length == 0;
  if (!write_at (self->fd, self->length, text, length)
      || (first && !sync_folder_of (self->path)))
    {
      fail (self, ANNO_FILE_TASK_SAVE, error);
      if (ftruncate (self->fd, self->length) != 0)
        g_debug ("What was half written to %s stays until the next try", self->path);
      return FALSE;
    }
  self->length += (goffset) length;
  return TRUE;
}

/* A file system without locks gets none here either. */
static gboolean
lock_new (int fd)
{
  return flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

gboolean
anno_journal_file_replace (AnnoJournalFile *self, const char *text, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);

  g_autofree char *temp = g_strconcat (self->path, ".new", NULL);
  int fd = open (temp, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0 || !write_at (fd, 0, text, length) || !lock_new (fd) || rename (temp, self->path) != 0)
    {
      fail (self, ANNO_FILE_TASK_SAVE, error);
      anno_file_ops_close (&anno_file_ops_system, &fd);
      unlink (temp);
      return FALSE;
    }
  close (self->fd);
  self->fd = fd;
  self->length = (goffset) length;
  return sync_folder_of (self->path) || fail (self, ANNO_FILE_TASK_SYNC, error);
}

static char *
keep_copy_of (AnnoJournalFile *self, int original, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *path
      = g_strdup_printf ("%s-%s-%06d.kept", self->base, stamp, g_date_time_get_microsecond (now));
  g_autoptr (GBytes) bytes = read_all (original);
  int fd = bytes != NULL ? open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (fd < 0 || !write_at (fd, 0, text, length))
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_SAVE, path, errno);
      anno_file_ops_close (&anno_file_ops_system, &fd);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&path);
}

char *
anno_journal_file_keep_copy (AnnoJournalFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, NULL);
  return keep_copy_of (self, self->fd, error);
}

char *
anno_journal_file_keep_left (AnnoJournalFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->left_fd >= 0, NULL);
  return keep_copy_of (self, self->left_fd, error);
}

GBytes *
anno_journal_file_take_left (AnnoJournalFile *self)
{
  g_return_val_if_fail (self != NULL && self->left_fd < 0, NULL);

  for (guint number = 1; number <= MAX_PROGRAMS; number++)
    {
      g_autofree char *path = path_of (self, number);
      int fd = number != self->number ? open_locked (path, 0) : -1;
      GBytes *bytes = fd >= 0 ? read_all (fd) : NULL;
      if (bytes == NULL)
        {
          anno_file_ops_close (&anno_file_ops_system, &fd);
          continue;
        }
      self->left_fd = fd;
      self->left_path = g_steal_pointer (&path);
      return bytes;
    }
  return NULL;
}

void
anno_journal_file_add_left (AnnoJournalFile *self, goffset at, const char *text, gsize length)
{
  g_return_if_fail (self != NULL && self->left_fd >= 0 && text != NULL);

  if (length > 0 && !write_at (self->left_fd, at, text, length))
    g_debug ("What was taken from %s isn't noted there: %s", self->left_path, g_strerror (errno));
}

void
anno_journal_file_remove_left (AnnoJournalFile *self)
{
  g_return_if_fail (self != NULL);

  if (self->left_fd < 0)
    return;
  if (unlink (self->left_path) != 0)
    g_debug ("%s stays: %s", self->left_path, g_strerror (errno));
  close (self->left_fd);
  self->left_fd = -1;
  g_clear_pointer (&self->left_path, g_free);
}
