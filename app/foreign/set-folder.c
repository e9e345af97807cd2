#include "foreign/set-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define FOLDER_MODE 0777
#define FILE_MODE 0666

struct _AnnoSetFolder
{
  char *path;
  char *staging;          /* beside it; NULL once it has the name */
  GPtrArray *added;       /* of char: files and folders that were made, in that order */
  GError *error;          /* the first that there was */
  AnnoZipWriter *archive; /* in place of all this; or NULL */
  AnnoSetFolderTap tap;
  gpointer tap_data;
};

static void
keep_error (AnnoSetFolder *self, const char *path)
{
  int cause = errno;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (&self->error, G_IO_ERROR, (int) g_io_error_from_errno (cause),
               _("“%s” can’t be written: %s."), shown, g_strerror (cause));
}

AnnoSetFolder *
anno_set_folder_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  AnnoSetFolder *self = g_new0 (AnnoSetFolder, 1);
  self->path = g_strdup (path);
  while (strlen (self->path) > 1 && g_str_has_suffix (self->path, G_DIR_SEPARATOR_S))
    self->path[strlen (self->path) - 1] = '\0';
  self->staging = g_strdup_printf ("%s.part-%08x", self->path, g_random_int ());
  self->added = g_ptr_array_new_with_free_func (g_free);
  if (g_mkdir (self->staging, FOLDER_MODE) != 0)
    keep_error (self, self->path);
  return self;
}

AnnoSetFolder *
anno_set_folder_new_in_archive (AnnoZipWriter *archive)
{
  g_return_val_if_fail (archive != NULL, NULL);

  AnnoSetFolder *self = g_new0 (AnnoSetFolder, 1);
  self->archive = archive;
  self->added = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
remove_staging (AnnoSetFolder *self)
{
  for (guint i = self->added->len; i-- > 0;)
    g_remove (self->added->pdata[i]);
  g_rmdir (self->staging);
}

void
anno_set_folder_free (AnnoSetFolder *self)
{
  g_return_if_fail (self != NULL);

  if (self->staging != NULL)
    remove_staging (self);
  g_free (self->path);
  g_free (self->staging);
  g_ptr_array_unref (self->added);
  g_clear_error (&self->error);
  g_free (self);
}

/* The folders above @file, from the staging folder on. */
static gboolean
make_folders (AnnoSetFolder *self, const char *file)
{
  for (const char *end = strchr (file + strlen (self->staging) + 1, G_DIR_SEPARATOR); end != NULL;
       end = strchr (end + 1, G_DIR_SEPARATOR))
    {
      g_autofree char *folder = g_strndup (file, (gsize) (end - file));
      if (g_mkdir (folder, FOLDER_MODE) == 0)
        g_ptr_array_add (self->added, g_steal_pointer (&folder));
      else if (errno != EEXIST)
        return FALSE;
    }
  return TRUE;
}

void
anno_set_folder_set_tap (AnnoSetFolder *self, AnnoSetFolderTap tap, gpointer data)
{
  g_return_if_fail (self != NULL);

  self->tap = tap;
  self->tap_data = data;
}

/* What is on the disk is what was to go there. */
static void
check_file (AnnoSetFolder *self, const char *file, const char *bytes, gsize n)
{
  g_autofree char *there = NULL;
  gsize n_there = 0;

  if (!g_file_get_contents (file, &there, &n_there, &self->error)
      || (n_there == n && memcmp (there, bytes, n) == 0))
    return;
  g_autofree char *shown = g_filename_display_name (file);
  g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” doesn’t hold what was written to it. The disk may be faulty."), shown);
}

static void
add_file (AnnoSetFolder *self, const char *name, const char *bytes, gsize n)
{
  g_autofree char *file = g_build_filename (self->staging, name, NULL);
  if (!make_folders (self, file))
    {
      keep_error (self, file);
      return;
    }
  g_ptr_array_add (self->added, g_strdup (file));
  if (g_file_set_contents_full (file, bytes, (gssize) n, G_FILE_SET_CONTENTS_NONE, FILE_MODE,
                                &self->error))
    check_file (self, file, bytes, n);
}

void
anno_set_folder_add (AnnoSetFolder *self, const char *name, const char *bytes, gsize n)
{
  g_return_if_fail (self != NULL && name != NULL && (bytes != NULL || n == 0));

  if (!anno_set_folder_is_well (self))
    return;
  if (self->archive != NULL)
    anno_zip_writer_add (self->archive, name, bytes, n);
  else
    add_file (self, name, bytes, n);
  if (self->tap != NULL && anno_set_folder_is_well (self))
    self->tap (name, bytes, n, self->tap_data);
}

gboolean
anno_set_folder_is_well (const AnnoSetFolder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->archive != NULL ? anno_zip_writer_is_well (self->archive) : self->error == NULL;
}

gboolean
anno_set_folder_finish (AnnoSetFolder *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->staging != NULL, FALSE);

  if (self->error == NULL && rename (self->staging, self->path) == 0)
    {
      g_clear_pointer (&self->staging, g_free);
      return TRUE;
    }
  gboolean in_the_way = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR;
  g_autofree char *shown = g_filename_display_name (self->path);
  if (self->error == NULL && in_the_way)
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("“%s” is there already."), shown);
  else if (self->error == NULL)
    keep_error (self, self->path);
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}
