#include "files/folder-mirror.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define ATTRIBUTES                                                                                 \
  G_FILE_ATTRIBUTE_STANDARD_NAME                                                                   \
  "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE                            \
  "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK "," G_FILE_ATTRIBUTE_TIME_MODIFIED
/* A folder that holds itself by a link of the server's own ends here. */
#define MOST_DEPTH 32
#define UNDER_WAY ".part"
#define READABLE 0400
#define FOLDER 0700 /* whoever clears the cache is to be able to */

typedef struct
{
  const char *const *suffixes;
  gint *n_files;
  GCancellable *cancellable;
} Mirror;

static gboolean
mirror_folder (const Mirror *self, GFile *from, const char *to, guint depth, GError **error);

static gboolean
fail (GError **error, const char *path)
{
  int cause = errno;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (cause),
               _("“%s” can’t be written: %s."), shown, g_strerror (cause));
  return FALSE;
}

/* A server may say any name: one part of a path, and no hidden one. */
static gboolean
is_plain_name (const char *name)
{
  return *name != '\0' && *name != '.' && strchr (name, G_DIR_SEPARATOR) == NULL;
}

static gboolean
is_wanted (const Mirror *self, const char *name)
{
  for (guint i = 0; self->suffixes[i] != NULL; i++)
    if (g_str_has_suffix (name, self->suffixes[i]))
      return TRUE;
  return FALSE;
}

static gint64
time_of (GFileInfo *info)
{
  return (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
}

/* One whose time nobody knows is read each time. */
static gboolean
is_up_to_date (const char *path, GFileInfo *info)
{
  struct stat there;

  return g_lstat (path, &there) == 0 && S_ISREG (there.st_mode) && time_of (info) != 0
         && there.st_size == g_file_info_get_size (info) && there.st_mtime == time_of (info);
}

static gboolean
place (const char *temp, const char *path, gint64 modified, GError **error)
{
  const struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = modified } };

  if ((modified == 0 || utimensat (AT_FDCWD, temp, times, 0) == 0) && g_chmod (temp, READABLE) == 0
      && g_rename (temp, path) == 0)
    return TRUE;
  fail (error, path);
  g_unlink (temp);
  return FALSE;
}

static gboolean
mirror_file (const Mirror *self, GFile *from, const char *path, GFileInfo *info, GError **error)
{
  if (!is_up_to_date (path, info))
    {
      g_autofree char *temp = g_strconcat (path, UNDER_WAY, NULL);
      g_autoptr (GFile) copy = g_file_new_for_path (temp);
      g_unlink (temp); /* an earlier one that was killed left it */
      if (!g_file_copy (from, copy,
                        G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                        self->cancellable, NULL, NULL, error))
        {
          g_unlink (temp);
          return FALSE;
        }
      if (!place (temp, path, time_of (info), error))
        return FALSE;
    }
  if (self->n_files != NULL)
    g_atomic_int_inc (self->n_files);
  return TRUE;
}

/* TRUE with @kept where it is there now; TRUE without where it isn't wanted. */
static gboolean
mirror_child (const Mirror *self, GFile *from, GFileInfo *info, const char *path, guint depth,
              gboolean *kept, GError **error)
{
  GFileType type = g_file_info_get_file_type (info);

  *kept = FALSE;
  if (g_file_info_get_is_symlink (info))
    return TRUE;
  if (type == G_FILE_TYPE_DIRECTORY && depth < MOST_DEPTH)
    {
      *kept = TRUE;
      return mirror_folder (self, from, path, depth + 1, error);
    }
  if (type != G_FILE_TYPE_REGULAR || !is_wanted (self, g_file_info_get_name (info)))
    return TRUE;
  *kept = TRUE;
  return mirror_file (self, from, path, info, error);
}

/* Only ever asked to remove what was brought before. */
static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = NULL;

  if (g_unlink (path) == 0 || errno == ENOENT)
    return;
  dir = g_dir_open (path, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_all (child);
    }
  g_rmdir (path);
}

static void
remove_gone (const char *to, GHashTable *kept)
{
  g_autoptr (GDir) dir = g_dir_open (to, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    if (!g_hash_table_contains (kept, name))
      {
        g_autofree char *path = g_build_filename (to, name, NULL);
        remove_all (path);
      }
}

static gboolean
mirror_children (const Mirror *self, GFile *from, const char *to, guint depth, GError **error)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      from, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, self->cancellable, error);
  GFileInfo *info = NULL;
  GFile *child = NULL;
  gboolean kept = FALSE;

  if (children == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!g_file_enumerator_iterate (children, &info, &child, self->cancellable, error))
        return FALSE;
      if (info == NULL)
        break;
      const char *name = g_file_info_get_name (info);
      g_autofree char *path = g_build_filename (to, name, NULL);
      if (!is_plain_name (name))
        continue;
      if (!mirror_child (self, child, info, path, depth, &kept, error))
        return FALSE;
      if (kept)
        g_hash_table_add (there, g_strdup (name));
    }
  remove_gone (to, there);
  return TRUE;
}

static gboolean
mirror_folder (const Mirror *self, GFile *from, const char *to, guint depth, GError **error)
{
  struct stat there;

  /* What was a file there may be a folder now. */
  if (g_lstat (to, &there) == 0 && !S_ISDIR (there.st_mode))
    g_unlink (to);
  if (g_mkdir (to, FOLDER) != 0 && errno != EEXIST)
    return fail (error, to);
  return mirror_children (self, from, to, depth, error);
}

gboolean
anno_folder_mirror (GFile *from, const char *to, const char *const *suffixes, gint *n_files,
                    GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (from) && to != NULL && suffixes != NULL, FALSE);

  const Mirror self = { suffixes, n_files, cancellable };
  g_autofree char *parent = g_path_get_dirname (to);
  if (g_mkdir_with_parents (parent, FOLDER) != 0)
    return fail (error, parent);
  return mirror_folder (&self, from, to, 0, error);
}
