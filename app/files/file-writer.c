#include "files/file-writer.h"

#include "files/file-placing.h"
#include "files/file-rights.h"
#include "files/file-temp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME_TRIES 100

/* One save. */
typedef struct
{
  AnnoFilePlace place; /* of the target: an open folder and a name in it */
  char *name;
  int old;         /* the file to be replaced, or -1 */
  AnnoFileSource source;         /* its bytes */
  AnnoFileIdentity old_identity; /* as it was opened; then with their hash */
  int temp;        /* the new file, while it is written, or -1 */
  char *temp_name; /* while it has to be removed */
  gboolean is_filled; /* the new file has its whole text */
  AnnoFileIdentity now;
  AnnoFileWriterNotes notes;
} Save;

static gboolean
fail (const Save *self, GError **error)
{
  anno_file_error_set_errno (error, ANNO_FILE_TASK_SAVE, self->place.path, errno);
  return FALSE;
}

static gboolean
refuse (
    const Save *self, AnnoFileErrorCode code, const char *cause, const char *advice, GError **error)
{
  anno_file_error_set_cause (error, ANNO_FILE_TASK_SAVE, code, self->place.path, cause, advice);
  return FALSE;
}

/* Closes and removes what isn't done. Keeps errno, for nobody has read it yet. */
static void
save_clear (Save *self)
{
  const AnnoFileOps *ops = self->place.ops;
  int cause = errno;

  anno_file_ops_close (ops, &self->temp);
  if (self->temp_name != NULL)
    ops->unlinkat (self->place.folder, self->temp_name, 0);
  anno_file_source_clear (&self->source);
  anno_file_ops_close (ops, &self->old);
  anno_file_ops_close (ops, &self->place.folder);
  g_clear_pointer (&self->temp_name, g_free);
  g_clear_pointer (&self->name, g_free);
  errno = cause;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

/* A path that leads nowhere: either a new file, or a link to nothing, which is refused. To make the
 * link's target would put a file where its owner, who perhaps only unplugged a disk, never looks.
 */
static gboolean
check_new_path (const Save *self, gboolean expected, GError **error)
{
  struct stat stat;

  if (self->place.ops->fstatat (AT_FDCWD, self->place.path, &stat, AT_SYMLINK_NOFOLLOW) < 0)
    return errno == ENOENT || fail (self, error);
  if (!S_ISLNK (stat.st_mode))
    return TRUE;
  return refuse (self, expected ? ANNO_FILE_ERROR_CHANGED : ANNO_FILE_ERROR_NOT_FOUND,
                 _("it is a link to a file that isn’t there"),
                 _("Connect the disk it is on, or remove the link."), error);
}

/* Follows links, and holds the folder of what they lead to. */
static gboolean
find_target (Save *self, gboolean expected, GError **error)
{
  const AnnoFileOps *ops = self->place.ops;
  char *resolved = ops->realpath (self->place.path);

  if (resolved == NULL && errno != ENOENT)
    return fail (self, error);
  if (resolved == NULL && !check_new_path (self, expected, error))
    return FALSE;

  const char *target = resolved != NULL ? resolved : self->place.path;
  g_autofree char *folder = g_path_get_dirname (target);
  self->name = g_path_get_basename (target);
  free (resolved); /* by the C library's realpath() */
  self->place.name = self->name;
  self->place.folder = anno_file_ops_open (ops, AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  return self->place.folder >= 0 || fail (self, error);
}

static gboolean
open_old (Save *self, GError **error)
{
  const AnnoFilePlace *place = &self->place;
  struct stat stat;

  self->old = anno_file_ops_open (place->ops, place->folder, place->name, O_RDONLY | O_NOFOLLOW, 0);
  if (self->old < 0 || place->ops->fstat (self->old, &stat) < 0)
    return fail (self, error);
  anno_file_identity_from_stat (&self->old_identity, &stat);
  anno_file_source_init (&self->source, place->ops, self->old);
  if (stat.st_nlink > 1)
    self->notes |= ANNO_FILE_WRITER_NOTE_HARD_LINK;
  if (place->ops->faccessat (place->folder, place->name, W_OK, AT_EACCESS) < 0)
    return fail (self, error);
  return TRUE;
}

/* A file that replaces one starts closed to all others; a new one has the rights of any new file.
 */
static gboolean
make_temp (Save *self, AnnoFileWriterFlags flags, GError **error)
{
  gboolean closed = self->old >= 0 || (flags & ANNO_FILE_WRITER_PRIVATE);
  AnnoFileTemp us;

  anno_file_temp_init (&us);
  for (guint i = 0; i < NAME_TRIES && self->temp < 0; i++)
    {
      g_autofree char *name = anno_file_temp_name (&us);
      self->temp
          = anno_file_ops_open (self->place.ops, self->place.folder, name,
                                O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, closed ? 0600 : 0666);
      if (self->temp >= 0)
        self->temp_name = g_steal_pointer (&name);
      else if (errno != EEXIST)
        break;
    }
  return self->temp >= 0 || fail (self, error);
}

static gboolean
keep_rights (Save *self)
{
  AnnoFileRightsLost lost;

  if (self->old < 0)
    return TRUE;
  if (!anno_file_rights_copy (self->place.ops, self->old, self->temp, &lost))
    return FALSE;
  if (lost & ANNO_FILE_RIGHTS_LOST_OWNER)
    self->notes |= ANNO_FILE_WRITER_NOTE_LOST_OWNER;
  if (lost & ANNO_FILE_RIGHTS_LOST_GROUP)
    self->notes |= ANNO_FILE_WRITER_NOTE_LOST_GROUP;
  if (lost & ANNO_FILE_RIGHTS_LOST_ATTRIBUTES)
    self->notes |= ANNO_FILE_WRITER_NOTE_LOST_ATTRIBUTES;
  return TRUE;
}

static gboolean
fill_temp (Save *self, AnnoFileFill fill, gpointer data, GError **error)
{
  AnnoFileSource *old = self->old >= 0 ? &self->source : NULL;
  AnnoFileSink sink;

  anno_file_sink_init (&sink, self->place.ops, self->temp);
  gboolean filled = fill (&sink, old, data);
  int cause = sink.cause != 0 ? sink.cause : old != NULL ? old->cause : 0;
  if (cause != 0)
    {
      errno = cause;
      return fail (self, error);
    }
  anno_file_sink_finish (&sink, &self->now);
  self->is_filled = filled;
  return TRUE;
}

/* Whether the old file's bytes are those that the caller knows: first, because a text that was to
 * be copied from others can't be made. */
static gboolean
check_old (Save *self, const AnnoFileIdentity *expected, AnnoFileIdentity *found, GError **error)
{
  if (self->old >= 0)
    {
      if (!anno_file_source_finish (&self->source, &self->old_identity))
        return fail (self, error);
      *found = self->old_identity;
    }
  errno = ECANCELED;
  return anno_file_identity_compare (expected, found, &self->place, error)
         && (self->is_filled || fail (self, error));
}

/* Gives it the old one's rights, and waits until it is on disk. */
static gboolean
seal_temp (Save *self, GError **error)
{
  const AnnoFileOps *ops = self->place.ops;
  AnnoFileIdentity filled = self->now;
  struct stat stat;

  if (!keep_rights (self) || !anno_file_ops_sync (ops, self->temp)
      || ops->fstat (self->temp, &stat) < 0 || !anno_file_ops_close (ops, &self->temp))
    return fail (self, error);
  anno_file_identity_from_stat (&self->now, &stat);
  self->now.is_hashed = filled.is_hashed;
  memcpy (self->now.hash, filled.hash, sizeof filled.hash);
  return TRUE;
}

static gboolean
rename_temp (Save *self, gboolean replaces)
{
  const AnnoFilePlace *place = &self->place;

  if (!replaces)
    return anno_file_placing_new (place->ops, place->folder, self->temp_name, place->name);
  return place->ops->renameat2 (place->folder, self->temp_name, place->folder, place->name, 0) == 0;
}

/* Lets the new file take the name, if what is there is still what was @found a moment ago. */
static gboolean
place_temp (Save *self, AnnoFileIdentity *found, GError **error)
{
  AnnoFileIdentity seen = *found;

  if (!anno_file_identity_check_at (&seen, &self->place, ANNO_FILE_DEPTH_QUICK, found, error))
    return FALSE;
  if (!rename_temp (self, seen.exists))
    {
      int cause = errno;
      if (cause == EEXIST) /* made since that look: say what it is */
        anno_file_identity_check_at (&seen, &self->place, ANNO_FILE_DEPTH_QUICK, found, NULL);
      errno = cause;
      return fail (self, error);
    }
  g_clear_pointer (&self->temp_name, g_free);
  return TRUE;
}

/* The new name has changed the inode's time: take it, unless more than that has changed already. */
static void
note_new_time (Save *self)
{
  AnnoFileIdentity seen;
  struct stat stat;

  if (self->place.ops->fstatat (self->place.folder, self->name, &stat, AT_SYMLINK_NOFOLLOW) < 0)
    return;
  anno_file_identity_from_stat (&seen, &stat);
  self->now.ctime = seen.ctime;
  if (!anno_file_identity_same_signs (&self->now, &seen))
    self->now.ctime = 0; /* no file has that: the next check reads the bytes */
}

static gboolean
sync_folder (Save *self, GError **error)
{
  gboolean lacking;

  if (!anno_file_ops_sync_folder (self->place.ops, self->place.folder, &lacking))
    {
      anno_file_error_set_cause (error, ANNO_FILE_TASK_SYNC, ANNO_FILE_ERROR_NOT_DURABLE,
                                 self->place.path, g_strerror (errno),
                                 _("Check the disk or the connection, then save again."));
      return FALSE;
    }
  if (lacking)
    self->notes |= ANNO_FILE_WRITER_NOTE_NO_FOLDER_SYNC;
  return TRUE;
}

/* All but the clearing up. @found gets what is at the target if that is another file. The old file
 * is read while the disk is busy with the new one; at the end there is one more, short look. */
static gboolean
save (Save *self, AnnoFileFill fill, gpointer data, const AnnoFileIdentity *expected,
      AnnoFileWriterFlags flags, AnnoFileIdentity *found, GError **error)
{
  const AnnoFilePlace *place = &self->place;

  if (!find_target (self, expected->exists, error)
      || !anno_file_identity_check_at (expected, place, ANNO_FILE_DEPTH_GLANCE, found, error)
      || (expected->exists && !open_old (self, error)) || !make_temp (self, flags, error)
      || !fill_temp (self, fill, data, error) || !check_old (self, expected, found, error)
      || !seal_temp (self, error) || !place_temp (self, found, error))
    return FALSE;
  note_new_time (self);
  return sync_folder (self, error);
}

gboolean
anno_file_writer_fill_with (const AnnoFileOps *ops, const char *path, AnnoFileFill fill,
                            gpointer data, const AnnoFileIdentity *expected,
                            AnnoFileWriterFlags flags, AnnoFileIdentity *now,
                            AnnoFileWriterNotes *notes, GError **error)
{
  g_return_val_if_fail (ops != NULL && path != NULL && fill != NULL, FALSE);

  static const AnnoFileIdentity nothing = { 0 };
  g_auto (Save) job
      = { .place = { ops, ANNO_FILE_TASK_SAVE, -1, NULL, path }, .old = -1, .temp = -1 };
  AnnoFileIdentity found = { 0 };
  GError *problem = NULL;

  gboolean saved = save (&job, fill, data, expected ? expected : &nothing, flags, &found, &problem);
  gboolean placed
      = saved || g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_DURABLE);
  if (now != NULL && placed)
    *now = job.now;
  else if (now != NULL && g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED))
    *now = found;
  if (notes != NULL)
    *notes = placed ? job.notes : ANNO_FILE_WRITER_NOTE_NOTHING;
  if (problem != NULL)
    g_propagate_error (error, problem);
  return saved;
}

gboolean
anno_file_writer_fill (const char *path, AnnoFileFill fill, gpointer data,
                       const AnnoFileIdentity *expected, AnnoFileIdentity *now, GError **error)
{
  return anno_file_writer_fill_with (&anno_file_ops_system, path, fill, data, expected,
                                     ANNO_FILE_WRITER_NONE, now, NULL, error);
}

static gboolean
fill_from_bytes (AnnoFileSink *sink, AnnoFileSource *old, gpointer data)
{
  gsize n = 0;
  const void *bytes = g_bytes_get_data (data, &n);
  return anno_file_sink_add (sink, bytes, n);
}

gboolean
anno_file_writer_replace (const char *path, GBytes *bytes, const AnnoFileIdentity *expected,
                          AnnoFileWriterFlags flags, AnnoFileIdentity *now,
                          AnnoFileWriterNotes *notes, GError **error)
{
  return anno_file_writer_replace_with (&anno_file_ops_system, path, bytes, expected, flags, now,
                                        notes, error);
}

gboolean
anno_file_writer_replace_with (const AnnoFileOps *ops, const char *path, GBytes *bytes,
                               const AnnoFileIdentity *expected, AnnoFileWriterFlags flags,
                               AnnoFileIdentity *now, AnnoFileWriterNotes *notes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);
  return anno_file_writer_fill_with (ops, path, fill_from_bytes, bytes, expected, flags, now, notes,
                                     error);
}

/* FALSE, with errno, only if it is a leftover and can't be removed. */
static gboolean
remove_if_left (int folder, const char *name, const AnnoFileTemp *us, guint *removed)
{
  AnnoFileTemp writer;
  struct stat stat;

  if (!anno_file_temp_parse (&writer, name)
      || fstatat (folder, name, &stat, AT_SYMLINK_NOFOLLOW) < 0 || !S_ISREG (stat.st_mode)
      || stat.st_uid != geteuid ())
    return TRUE;
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - stat.st_mtim.tv_sec;
  if (!anno_file_temp_is_leftover (us, &writer, age))
    return TRUE;
  if (unlinkat (folder, name, 0) < 0)
    return errno == ENOENT;
  (*removed)++;
  return TRUE;
}

/* Returns the first errno, or 0. */
static int
look_through (DIR *entries, guint *removed)
{
  AnnoFileTemp us;
  struct dirent *entry;
  int cause = 0;

  anno_file_temp_init (&us);
  while ((errno = 0, entry = readdir (entries)) != NULL)
    if (!remove_if_left (dirfd (entries), entry->d_name, &us, removed) && cause == 0)
      cause = errno;
  return cause != 0 ? cause : errno;
}

gboolean
anno_file_writer_remove_leftovers (const char *folder, guint *removed, GError **error)
{
  g_return_val_if_fail (folder != NULL, FALSE);

  guint count = 0;
  int fd = anno_file_ops_open (&anno_file_ops_system, AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  DIR *entries = fd >= 0 ? fdopendir (fd) : NULL;
  int cause = entries == NULL ? errno : look_through (entries, &count);

  if (entries != NULL)
    closedir (entries);
  else
    anno_file_ops_close (&anno_file_ops_system, &fd);
  if (removed != NULL)
    *removed = count;
  if (cause == 0 || (entries == NULL && cause == ENOENT))
    return TRUE;
  anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, folder, cause);
  return FALSE;
}
