#include "files/zip-reader.h"

#include "files/file-error.h"
#include "files/safe-name.h"
#include "files/safe-path.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#define PIECE (64 * 1024) /* bytes */
#define FOLDER_MODE 0700
#define FILE_MODE 0600

/* An archive that is being unpacked. */
typedef struct
{
  struct archive *archive;
  const char *path;
  const char *folder;
  AnnoZipRoom *room;
  GPtrArray *names;
} Unpacking;

static gboolean
fail_archive (const Unpacking *self, GError **error)
{
  g_autofree char *shown = anno_safe_name_display (self->path);
  const char *words = archive_error_string (self->archive);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” can’t be unpacked: %s."), shown,
               words != NULL ? words : "?");
  return FALSE;
}

static gboolean
fail_large (const Unpacking *self, GError **error)
{
  g_autofree char *shown = anno_safe_name_display (self->path);

  g_set_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_TOO_LARGE,
               _("“%s” unpacks to more than can be read here."), shown);
  return FALSE;
}

static gboolean
write_piece (const Unpacking *self, int fd, const char *bytes, gsize n, const char *file,
             GError **error)
{
  while (n > 0)
    {
      gssize written = write (fd, bytes, n);
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          anno_file_error_set_errno (error, ANNO_FILE_TASK_SAVE, file, errno);
          return FALSE;
        }
      bytes += written;
      n -= (gsize) written;
    }
  return TRUE;
}

static gboolean
copy_entry (const Unpacking *self, int fd, const char *file, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE);

  for (;;)
    {
      la_ssize_t n = archive_read_data (self->archive, piece, PIECE);
      if (n < 0)
        return fail_archive (self, error);
      if (n == 0)
        return TRUE;
      self->room->n_bytes -= n;
      if (self->room->n_bytes < 0)
        return fail_large (self, error);
      if (!write_piece (self, fd, piece, (gsize) n, file, error))
        return FALSE;
    }
}

static gboolean
unpack_entry (const Unpacking *self, const char *name, GError **error)
{
  g_autofree char *file = anno_path_join_below (self->folder, name, -1, error);
  g_autofree char *above = file != NULL ? g_path_get_dirname (file) : NULL;

  if (file == NULL)
    return FALSE;
  if (g_mkdir_with_parents (above, FOLDER_MODE) != 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_MAKE_FOLDER, above, errno);
      return FALSE;
    }
  int fd = open (file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
  if (fd < 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_SAVE, file, errno);
      return FALSE;
    }
  gboolean done = copy_entry (self, fd, file, error);
  close (fd);
  if (done)
    g_ptr_array_add (self->names, g_strdup (name));
  return done;
}

/* In UTF-8 where the archive says so, else as it is. */
static const char *
name_of (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  return name != NULL ? name : archive_entry_pathname (entry);
}

static gboolean
unpack_all (const Unpacking *self, GError **error)
{
  struct archive_entry *entry;

  for (;;)
    {
      int result = archive_read_next_header (self->archive, &entry);
      if (result == ARCHIVE_EOF)
        return TRUE;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        return fail_archive (self, error);
      const char *name = name_of (entry);
      if (archive_entry_filetype (entry) != AE_IFREG || name == NULL)
        continue;
      if (self->room->n_files-- == 0)
        return fail_large (self, error);
      if (!unpack_entry (self, name, error))
        return FALSE;
    }
}

gboolean
anno_zip_unpack (const char *path, const char *folder, AnnoZipRoom *room, GPtrArray *names,
                 GError **error)
{
  g_return_val_if_fail (path != NULL && folder != NULL && room != NULL && names != NULL, FALSE);

  const Unpacking self = { archive_read_new (), path, folder, room, names };
  locale_t utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  locale_t before = utf8 != (locale_t) 0 ? uselocale (utf8) : (locale_t) 0;

  archive_read_support_format_zip (self.archive);
  gboolean done = archive_read_open_filename (self.archive, path, PIECE) == ARCHIVE_OK
                      ? unpack_all (&self, error)
                      : fail_archive (&self, error);
  archive_read_free (self.archive);
  if (utf8 != (locale_t) 0)
    {
      uselocale (before);
      freelocale (utf8);
    }
  return done;
}

gboolean
anno_zip_is_archive (const char *path)
{
  static const char starts[][4] = { "PK\x03\x04", "PK\x05\x06" };
  char head[4];

  g_return_val_if_fail (path != NULL, FALSE);

  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return FALSE;
  gssize n = read (fd, head, sizeof head);
  close (fd);
  for (guint i = 0; n == (gssize) sizeof head && i < G_N_ELEMENTS (starts); i++)
    if (memcmp (head, starts[i], sizeof head) == 0)
      return TRUE;
  return FALSE;
}
