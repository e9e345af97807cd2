#include "exchange/maker-depth.h"

#include "foreign/set-formats.h"

#include <string.h>

gboolean
anno_maker_depth_cut (const char *name, guint depth, char **part, char **rest)
{
  g_return_val_if_fail (name != NULL && part != NULL && rest != NULL, FALSE);

  const char *start = name;

  for (; depth > 0 && start != NULL; depth--)
    start = strchr (start, '/') != NULL ? strchr (start, '/') + 1 : NULL;
  const char *slash = start != NULL ? strchr (start, '/') : NULL;
  if (slash == NULL)
    return FALSE;
  *part = g_strndup (start, (gsize) (slash - start));
  *rest = g_strdup_printf ("%.*s%s", (int) (start - name), name, slash + 1);
  return TRUE;
}

/* Whether the folders at @depth have files of the same names, or are only one. */
static gboolean
is_maker_depth (const AnnoForeignSource *source, const AnnoSetFormat *format, guint depth,
                gboolean *repeats)
{
  const GPtrArray *names = anno_foreign_source_list (source);
  g_autoptr (GHashTable) rests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *repeats = FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      char *part, *rest;
      if (!anno_set_format_has_ending (format, names->pdata[i]))
        continue;
      if (!anno_maker_depth_cut (names->pdata[i], depth, &part, &rest))
        return FALSE;
      g_hash_table_add (parts, part);
      *repeats |= !g_hash_table_add (rests, rest);
    }
  return *repeats || g_hash_table_size (parts) == 1;
}

guint
anno_maker_depth_find (const AnnoForeignSource *source, const AnnoSetFormat *format,
                       gboolean one_is_enough)
{
  gboolean repeats;

  g_return_val_if_fail (source != NULL && format != NULL, ANNO_MAKER_DEPTH_NONE);

  if (!anno_foreign_source_is_tree (source))
    return ANNO_MAKER_DEPTH_NONE;
  for (guint depth = 0; depth <= ANNO_MAKER_DEPTH_MAX; depth++)
    if (is_maker_depth (source, format, depth, &repeats) && repeats)
      return depth;
  return one_is_enough && is_maker_depth (source, format, 0, &repeats) ? 0 : ANNO_MAKER_DEPTH_NONE;
}
