#include "session/copy-aside.h"

#include "files/file-rename.h"
#include "session/layout.h"

static char *
rename_copy (const char *root, const AnnoConflictCopy *copy, const char *to,
             const AnnoFileIdentity *expected, GError **error)
{
  g_autofree char *file = g_build_filename (root, copy->path, NULL);

  return anno_file_rename (file, to, expected, error) ? g_strdup (anno_layout_below (root, to))
                                                      : NULL;
}

/* A name that says it was merged; one that ends otherwise than the file gets the file's. */
static char *
name_merged (const char *root, const AnnoConflictCopy *copy, gboolean again)
{
  gboolean is_json = g_str_has_suffix (copy->path, ".json");
  g_autofree char *file = g_build_filename (root, is_json ? copy->path : copy->original, NULL);

  return anno_layout_merged_file (file, again || !is_json);
}

char *
anno_copy_put_away (const char *root, const AnnoConflictCopy *copy,
                    const AnnoFileIdentity *expected, GError **error)
{
  g_return_val_if_fail (root != NULL && copy != NULL, NULL);

  g_autofree char *to = name_merged (root, copy, FALSE);
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    {
      g_free (to);
      to = name_merged (root, copy, TRUE);
    }
  return rename_copy (root, copy, to, expected, error);
}

char *
anno_copy_keep_aside (const char *root, const AnnoConflictCopy *copy,
                      const AnnoFileIdentity *expected, GError **error)
{
  g_return_val_if_fail (root != NULL && copy != NULL, NULL);

  g_autofree char *original = g_build_filename (root, copy->original, NULL);
  g_autofree char *to = anno_layout_copy_file (original);
  if (copy->origin == ANNO_CONFLICT_ORIGIN_KEPT)
    return g_strdup (copy->path);
  return rename_copy (root, copy, to, expected, error);
}
