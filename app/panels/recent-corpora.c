#include "panels/recent-corpora.h"

#define KEY "recent-corpora"

GStrv
anno_recent_corpora_get (GSettings *settings)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  g_autoptr (GVariant) value = g_settings_get_value (settings, KEY);
  return g_variant_dup_bytestring_array (value, NULL);
}

static void
set (GSettings *settings, const GPtrArray *paths)
{
  g_settings_set_value (settings, KEY,
                        g_variant_new_bytestring_array ((const char *const *) paths->pdata,
                                                        (gssize) paths->len));
}

/* @paths without @path: the strings stay those of @paths. */
static void
append_others (GPtrArray *out, GStrv paths, const char *path)
{
  for (char **other = paths; *other != NULL && out->len < ANNO_MAX_RECENT_CORPORA; other++)
    if (!g_str_equal (*other, path))
      g_ptr_array_add (out, *other);
}

void
anno_recent_corpora_add (GSettings *settings, const char *path)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && path != NULL);

  g_auto (GStrv) before = anno_recent_corpora_get (settings);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  g_ptr_array_add (after, (gpointer) path);
  append_others (after, before, path);
  set (settings, after);
}

void
anno_recent_corpora_remove (GSettings *settings, const char *path)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && path != NULL);

  g_auto (GStrv) before = anno_recent_corpora_get (settings);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  append_others (after, before, path);
  set (settings, after);
}
