#include "files/zip-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#define FILE_MODE 0644

struct _AnnoZipWriter
{
  struct archive *archive;
  struct archive_entry *entry;
  AnnoZipTake take;
  gpointer data;
  locale_t locale; /* in which names are UTF-8; 0 where the system has none */
  GError *error;   /* the first that there was */
  gboolean ended;
};

static void
keep_error (AnnoZipWriter *self)
{
  const char *words = archive_error_string (self->archive);

  if (self->error == NULL)
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The archive can’t be made: %s."),
                 words != NULL ? words : "?");
}

/* libarchive isn't told that no more can be taken: it would lose the memory of what it opened. Nor
 * does it know that what it writes once it is dropped has no reader. */
static la_ssize_t
take_cb (struct archive *archive, gpointer data, const void *bytes, size_t n)
{
  AnnoZipWriter *self = data;

  if (self->error == NULL && !self->ended && !self->take (bytes, n, self->data))
    g_set_error_literal (&self->error, G_IO_ERROR, G_IO_ERROR_CLOSED, "no more could be taken");
  return (la_ssize_t) n;
}

/* libarchive asks the locale of the thread what bytes of a name mean. */
static locale_t
enter (const AnnoZipWriter *self)
{
  return self->locale != (locale_t) 0 ? uselocale (self->locale) : (locale_t) 0;
}

static void
leave (locale_t before)
{
  if (before != (locale_t) 0)
    uselocale (before);
}

AnnoZipWriter *
anno_zip_writer_new (AnnoZipTake take, gpointer data)
{
  g_return_val_if_fail (take != NULL, NULL);

  AnnoZipWriter *self = g_new0 (AnnoZipWriter, 1);
  self->take = take;
  self->data = data;
  self->locale = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  self->archive = archive_write_new ();
  self->entry = archive_entry_new ();
  locale_t before = enter (self);
  archive_write_set_format_zip (self->archive);
  archive_write_set_bytes_in_last_block (self->archive, 1); /* nothing behind the end */
  if (archive_write_open (self->archive, self, NULL, take_cb, NULL) != ARCHIVE_OK)
    keep_error (self);
  leave (before);
  return self;
}

void
anno_zip_writer_free (AnnoZipWriter *self)
{
  g_return_if_fail (self != NULL);

  self->ended = TRUE;
  archive_write_free (self->archive);
  archive_entry_free (self->entry);
  if (self->locale != (locale_t) 0)
    freelocale (self->locale);
  g_clear_error (&self->error);
  g_free (self);
}

void
anno_zip_writer_begin (AnnoZipWriter *self, const char *name, guint64 n)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (self->error != NULL)
    return;
  locale_t before = enter (self);
  archive_entry_clear (self->entry);
  archive_entry_set_pathname (self->entry, name);
  archive_entry_set_filetype (self->entry, AE_IFREG);
  archive_entry_set_perm (self->entry, FILE_MODE);
  archive_entry_set_size (self->entry, (la_int64_t) n);
  if (archive_write_header (self->archive, self->entry) != ARCHIVE_OK)
    keep_error (self);
  leave (before);
}

void
anno_zip_writer_add_piece (AnnoZipWriter *self, const char *bytes, gsize n)
{
  g_return_if_fail (self != NULL && (bytes != NULL || n == 0));

  if (self->error == NULL && n > 0
      && archive_write_data (self->archive, bytes, n) != (la_ssize_t) n)
    keep_error (self);
}

void
anno_zip_writer_end (AnnoZipWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->error == NULL && archive_write_finish_entry (self->archive) != ARCHIVE_OK)
    keep_error (self);
}

void
anno_zip_writer_add (AnnoZipWriter *self, const char *name, const char *bytes, gsize n)
{
  g_return_if_fail (self != NULL && name != NULL && (bytes != NULL || n == 0));

  anno_zip_writer_begin (self, name, n);
  anno_zip_writer_add_piece (self, bytes, n);
  anno_zip_writer_end (self);
}

gboolean
anno_zip_writer_is_well (const AnnoZipWriter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->error == NULL;
}

gboolean
anno_zip_writer_finish (AnnoZipWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  locale_t before = enter (self);
  if (self->error == NULL && archive_write_close (self->archive) != ARCHIVE_OK)
    keep_error (self);
  leave (before);
  self->ended = TRUE;
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
