#include "formats/relative-uri.h"

#include <string.h>

char *
anno_relative_uri (const char *from, const char *to)
{
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  /* The folders that both lie in need no mention. */
  gsize shared = 0;
  for (gsize i = 0; from[i] != '\0' && from[i] == to[i]; i++)
    if (from[i] == '/')
      shared = i + 1;

  GString *out = g_string_new (NULL);
  for (const char *p = strchr (from + shared, '/'); p != NULL; p = strchr (p + 1, '/'))
    g_string_append (out, "../");

  const char *rest = to + shared;
  g_autofree char *escaped
      = g_uri_escape_bytes ((const guint8 *) rest, strlen (rest), "/!$&'()*+,;=@");
  g_string_append (out, escaped);
  return g_string_free (out, FALSE);
}
