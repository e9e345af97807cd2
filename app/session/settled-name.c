#include "session/settled-name.h"

#include "files/safe-name.h"

#include <string.h>

#define PREFIX "settled-by-"

char *
anno_settled_name_slug (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *slug = anno_safe_name_slug (name);
  g_autofree char *whole = g_strconcat (PREFIX, slug, NULL);
  return anno_safe_name_slug (whole);
}

gboolean
anno_settled_name_is_slug (const char *slug)
{
  g_return_val_if_fail (slug != NULL, FALSE);
  return g_str_has_prefix (slug, PREFIX);
}

char *
anno_settled_name_show (const char *slug)
{
  g_return_val_if_fail (slug != NULL, NULL);
  return anno_safe_name_display (anno_settled_name_is_slug (slug) ? slug + strlen (PREFIX) : slug);
}
