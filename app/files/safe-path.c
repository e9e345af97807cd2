#include "files/safe-path.h"

#include "files/file-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
anno_path_is_below (const char *root, const char *path)
{
  g_return_val_if_fail (root != NULL && path != NULL, FALSE);

  g_autofree char *whole_root = g_canonicalize_filename (root, NULL);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  gsize length = strlen (whole_root);

  if (strcmp (whole_root, "/") == 0)
    return whole[1] != '\0';
  return strncmp (whole, whole_root, length) == 0 && whole[length] == '/';
}

/* @relative: as given, @length bytes; @copy: the same up to its first NUL. */
static const char *
why_refused (const char *relative, gsize length, const char *copy)
{
  if (length == 0)
    return _("its name is empty");
  if (memchr (relative, '\0', length) != NULL)
    return _("its name holds a NUL");
  if (g_path_is_absolute (copy))
    return _("its path starts at the root of the system");

  g_auto (GStrv) parts = g_strsplit (copy, "/", -1);
  if (g_strv_contains ((const char *const *) parts, ".."))
    return _("its path goes up with “..”");
  return NULL;
}

char *
anno_path_join_below (const char *root, const char *relative, gssize length, GError **error)
{
  g_return_val_if_fail (root != NULL && relative != NULL, NULL);

  gsize n_bytes = length < 0 ? strlen (relative) : (gsize) length;
  g_autofree char *copy = g_strndup (relative, n_bytes);
  const char *refused = why_refused (relative, n_bytes, copy);
  g_autofree char *joined = refused ? NULL : g_canonicalize_filename (copy, root);

  if (refused == NULL && !anno_path_is_below (root, joined))
    refused = _("it names the folder itself");
  if (refused == NULL)
    return g_steal_pointer (&joined);

  anno_file_error_set_cause (error, ANNO_FILE_TASK_READ, ANNO_FILE_ERROR_BAD_NAME, copy, refused,
                             _("Only places inside the corpus can be used."));
  return NULL;
}
