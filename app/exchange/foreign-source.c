#include "exchange/foreign-source.h"

#include "files/file-error.h"
#include "files/file-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnnoForeignSource
{
  gboolean is_tree;
  char *folder;     /* where the files lie; NULL for bytes at hand */
  GPtrArray *names; /* of char */
  GHashTable *bytes; /* name → GBytes, of files that are at hand; or NULL */
};

static AnnoForeignSource *
source_new (char *folder, gboolean is_tree)
{
  AnnoForeignSource *self = g_new0 (AnnoForeignSource, 1);
  self->folder = folder;
  self->is_tree = is_tree;
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
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
  self->bytes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_bytes_unref);
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
  g_clear_pointer (&self->bytes, g_hash_table_unref);
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

GBytes *
anno_foreign_source_read (AnnoForeignSource *self, const char *name, GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  GBytes *there = self->bytes != NULL ? g_hash_table_lookup (self->bytes, name) : NULL;
  if (there != NULL)
    return g_bytes_ref (there);
  if (self->folder == NULL)
    {
      g_set_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND, _("There is no file “%s”."),
                   name);
      return NULL;
    }
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  return anno_file_reader_read (path, ANNO_FOREIGN_FILE_MAX, NULL, error);
}
