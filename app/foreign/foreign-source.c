#include "foreign/foreign-source.h"

#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/zip-reader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

struct _AnnoForeignSource
{
  gboolean is_tree;
  char *folder;      /* where the files lie; NULL for bytes at hand */
  GPtrArray *names;  /* of char */
  GHashTable *paths; /* name → path, of what was unpacked; or NULL */
  char *unpacked;    /* the folder that it lies in, which is ours; or NULL */
  guint n_archives;
  AnnoZipRoom room;
  GHashTable *bytes; /* name → GBytes, of files that are at hand; or NULL */
};

static AnnoForeignSource *
source_new (char *folder, gboolean is_tree)
{
  AnnoForeignSource *self = g_new0 (AnnoForeignSource, 1);
  self->folder = folder;
  self->is_tree = is_tree;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->room = (AnnoZipRoom){ ANNO_FOREIGN_ARCHIVE_MAX, ANNO_FOREIGN_FILES_MAX };
  return self;
}

static gboolean
need_unpacked (AnnoForeignSource *self, GError **error)
{
  if (self->unpacked != NULL)
    return TRUE;
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->unpacked = g_dir_make_tmp ("annotator-XXXXXX", error);
  return self->unpacked != NULL;
}

static gboolean
is_archive_name (const char *name)
{
  gsize n = strlen (name);
  return n > 4 && g_ascii_strcasecmp (name + n - 4, ".zip") == 0;
}

static gboolean unpack (AnnoForeignSource *self, const char *path, const char *below,
                        gboolean is_inner, GError **error);

/* INCEpTION packs each user's work again, by itself: no deeper. */
static gboolean
add_unpacked (AnnoForeignSource *self, const char *folder, const char *below, const char *entry,
              gboolean is_inner, GError **error)
{
  char *path = g_build_filename (folder, entry, NULL);
  char *name = *below != '\0' ? g_strconcat (below, "/", entry, NULL) : g_strdup (entry);

  if (!is_inner && is_archive_name (name) && anno_zip_is_archive (path))
    {
      gboolean done = unpack (self, path, name, TRUE, error);
      g_free (path);
      g_free (name);
      return done;
    }
  g_ptr_array_add (self->names, name);
  g_hash_table_insert (self->paths, name, path);
  return TRUE;
}

static gboolean
unpack (AnnoForeignSource *self, const char *path, const char *below, gboolean is_inner,
        GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);

  if (!need_unpacked (self, error))
    return FALSE;
  g_autofree char *number = g_strdup_printf ("%u", self->n_archives++);
  g_autofree char *folder = g_build_filename (self->unpacked, number, NULL);
  if (g_mkdir (folder, 0700) != 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_MAKE_FOLDER, folder, errno);
      return FALSE;
    }
  if (!anno_zip_unpack (path, folder, &self->room, entries, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!add_unpacked (self, folder, below, entries->pdata[i], is_inner, error))
      return FALSE;
  return TRUE;
}

/* Nothing in it is a link: it was written here. */
static void
remove_tree (const char *folder)
{
  GDir *entries = g_dir_open (folder, 0, NULL);

  for (const char *name = entries != NULL ? g_dir_read_name (entries) : NULL; name != NULL;
       name = g_dir_read_name (entries))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_unlink (path);
    }
  if (entries != NULL)
    g_dir_close (entries);
  g_rmdir (folder);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
list_folder (AnnoForeignSource *self, GFile *folder, const char *below, GError **error);

/* Hidden files are other programs' own; links lead out of the folder. */
static gboolean
list_entry (AnnoForeignSource *self, GFileEnumerator *entries, GFileInfo *info, const char *below,
            GError **error)
{
  const char *name = g_file_info_get_name (info);
  GFileType type = g_file_info_get_file_type (info);
  g_autofree char *path = *below != '\0' ? g_strconcat (below, "/", name, NULL) : g_strdup (name);

  if (name[0] == '.')
    return TRUE;
  if (type == G_FILE_TYPE_DIRECTORY)
    {
      g_autoptr (GFile) folder = g_file_enumerator_get_child (entries, info);
      return list_folder (self, folder, path, error);
    }
  if (type == G_FILE_TYPE_REGULAR && is_archive_name (name))
    {
      g_autoptr (GFile) file = g_file_enumerator_get_child (entries, info);
      if (anno_zip_is_archive (g_file_peek_path (file)))
        return unpack (self, g_file_peek_path (file), path, TRUE, error);
    }
  if (type == G_FILE_TYPE_REGULAR)
    g_ptr_array_add (self->names, g_steal_pointer (&path));
  if (self->names->len <= ANNO_FOREIGN_FILES_MAX)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” holds more than %u files; name a part of it."), self->folder,
               ANNO_FOREIGN_FILES_MAX);
  return FALSE;
}

static gboolean
list_folder (AnnoForeignSource *self, GFile *folder, const char *below, GError **error)
{
  g_autoptr (GFileEnumerator) entries = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, error);

  if (entries == NULL)
    return FALSE;
  for (;;)
    {
      GFileInfo *info = NULL;
      if (!g_file_enumerator_iterate (entries, &info, NULL, NULL, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (!list_entry (self, entries, info, below, error))
        return FALSE;
    }
}

AnnoForeignSource *
anno_foreign_source_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *full = g_canonicalize_filename (path, NULL);
  if (!g_file_test (full, G_FILE_TEST_IS_DIR) && anno_zip_is_archive (full))
    {
      g_autoptr (AnnoForeignSource) archive = source_new (NULL, TRUE);
      if (!unpack (archive, full, "", FALSE, error))
        return NULL;
      g_ptr_array_sort (archive->names, compare_names);
      return g_steal_pointer (&archive);
    }
  if (!g_file_test (full, G_FILE_TEST_IS_DIR))
    {
      AnnoForeignSource *self = source_new (g_path_get_dirname (full), FALSE);
      g_ptr_array_add (self->names, g_path_get_basename (full));
      return self;
    }
  g_autoptr (GFile) folder = g_file_new_for_path (full);
  g_autoptr (AnnoForeignSource) self = source_new (g_steal_pointer (&full), TRUE);
  if (!list_folder (self, folder, "", error))
    return NULL;
  g_ptr_array_sort (self->names, compare_names);
  return g_steal_pointer (&self);
}

AnnoForeignSource *
anno_foreign_source_new_for_bytes (const char *name, GBytes *bytes)
{
  g_return_val_if_fail ((name != NULL) == (bytes != NULL), NULL);

  AnnoForeignSource *self = source_new (NULL, FALSE);
  self->bytes
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);
  if (name != NULL)
    anno_foreign_source_add_bytes (self, name, bytes);
  return self;
}

void
anno_foreign_source_add_bytes (AnnoForeignSource *self, const char *name, GBytes *bytes)
{
  g_return_if_fail (self != NULL && self->bytes != NULL && name != NULL && bytes != NULL);

  char *copy = g_strdup (name);
  g_ptr_array_add (self->names, copy);
  g_hash_table_insert (self->bytes, copy, g_bytes_ref (bytes));
}

void
anno_foreign_source_free (AnnoForeignSource *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  if (self->unpacked != NULL)
    remove_tree (self->unpacked);
  g_free (self->unpacked);
  g_clear_pointer (&self->bytes, g_hash_table_unref);
  g_clear_pointer (&self->paths, g_hash_table_unref);
  g_ptr_array_unref (self->names);
  g_free (self);
}

gboolean
anno_foreign_source_is_tree (const AnnoForeignSource *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_tree;
}

const GPtrArray *
anno_foreign_source_list (const AnnoForeignSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->names;
}

gboolean
anno_foreign_source_has (const AnnoForeignSource *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  if (self->bytes != NULL)
    return g_hash_table_contains (self->bytes, name);
  return self->names->len > 0
         && bsearch (&name, self->names->pdata, self->names->len, sizeof name, compare_names)
                != NULL;
}

GBytes *
anno_foreign_source_read (AnnoForeignSource *self, const char *name, GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  GBytes *there = self->bytes != NULL ? g_hash_table_lookup (self->bytes, name) : NULL;
  if (there != NULL)
    return g_bytes_ref (there);
  const char *unpacked = self->paths != NULL ? g_hash_table_lookup (self->paths, name) : NULL;
  if (unpacked != NULL)
    return anno_file_reader_read (unpacked, ANNO_FOREIGN_FILE_MAX, NULL, error);
  if (self->folder == NULL)
    {
      g_set_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND, _("There is no file “%s”."),
                   name);
      return NULL;
    }
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  return anno_file_reader_read (path, ANNO_FOREIGN_FILE_MAX, NULL, error);
}
