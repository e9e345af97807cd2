#include "intake/article-name.h"

#include "files/safe-name.h"

#include <string.h>

/* Slugs end in the middle of a word where they are full. */
static char *
cut_at_word (char *slug)
{
  char *dash = strlen (slug) >= ANNO_SAFE_NAME_SLUG_MAX ? strrchr (slug, '-') : NULL;

  if (dash != NULL && dash - slug > ANNO_SAFE_NAME_SLUG_MAX / 2)
    *dash = '\0';
  return slug;
}

static char *
without_ending (const char *source)
{
  char *name = g_strdup (source);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

char *
anno_article_name_stem (const char *title, const char *source)
{
  g_autofree char *stem = title != NULL ? anno_safe_name_slug_or (title, "") : NULL;

  if (stem != NULL && *stem == '-') /* a name that some system keeps for a device */
    return g_strconcat ("article", stem, NULL);
  if (stem != NULL && *stem != '\0')
    return cut_at_word (g_steal_pointer (&stem));
  g_autofree char *name = without_ending (source != NULL ? source : "");
  return cut_at_word (anno_safe_name_slug_or (name, "article"));
}

/* Folders of that name below the root are the program's. */
static gboolean
is_taken (const GString *path, const char *slug)
{
  return path->len == 0 && (g_str_equal (slug, "annotations") || g_str_equal (slug, "reviews"));
}

char *
anno_article_name_folder (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  g_auto (GStrv) parts = g_strsplit (folder, "/", -1);
  g_autoptr (GString) path = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *slug = anno_safe_name_slug_or (parts[i], "folder");
      if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0)
        continue;
      g_string_append_printf (path, "%s%s%s", path->len > 0 ? "/" : "",
                              is_taken (path, slug) ? "articles-" : "", slug);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}
