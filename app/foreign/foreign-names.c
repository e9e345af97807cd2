#include "foreign/foreign-names.h"

#include <string.h>

#define PACKED ".zip"
#define ARTICLE ".txt"

/* What follows the first folder "annotation" or "curation"; NULL where there is none, or too little
 * for a text and a user. */
static const char *
find_project_part (const char *name)
{
  static const char *const folders[] = { "annotation/", "curation/" };

  for (const char *part = name; part != NULL;
       part = strchr (part, '/') != NULL ? strchr (part, '/') + 1 : NULL)
    for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
      if (g_str_has_prefix (part, folders[i]) && strchr (part + strlen (folders[i]), '/') != NULL)
        return part + strlen (folders[i]);
  return NULL;
}

static char *
without_ending (const char *name)
{
  const char *base = strrchr (name, '/') != NULL ? strrchr (name, '/') + 1 : name;
  const char *dot = strrchr (base, '.');

  return dot != NULL && dot > base ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

void
anno_foreign_names_split (const char *name, char **document, char **maker)
{
  g_return_if_fail (name != NULL && document != NULL && maker != NULL);

  const char *part = find_project_part (name);
  *maker = NULL;
  if (part == NULL)
    {
      *document = without_ending (name);
      return;
    }
  const char *user = strrchr (part, '/');
  g_autofree char *above = g_strndup (part, (gsize) (user - part));
  char *last = strrchr (above, '/');
  if (last != NULL && g_str_has_suffix (last, PACKED))
    *last = '\0';
  *document = g_steal_pointer (&above);
  *maker = without_ending (user + 1);
}

char *
anno_foreign_names_join (const char *path, const char *slug, const char *ending)
{
  g_return_val_if_fail (path != NULL && slug != NULL && ending != NULL, NULL);
  return g_strdup_printf ("annotation/%s/%s.%s", path, slug, ending);
}

char *
anno_foreign_names_file (const char *slug, const char *path, const char *ending)
{
  g_return_val_if_fail (path != NULL && ending != NULL, NULL);

  gsize n = strlen (path) - (g_str_has_suffix (path, ARTICLE) ? strlen (ARTICLE) : 0);
  return g_strdup_printf ("%s%s%.*s.%s", slug != NULL ? slug : "", slug != NULL ? "/" : "", (int) n,
                          path, ending);
}
