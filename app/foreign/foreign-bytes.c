#include "foreign/foreign-bytes.h"

#include "foreign/set-format.h"

#include <glib/gi18n-lib.h>

gboolean
anno_foreign_bytes_check (const char *bytes, gsize n, GError **error)
{
  const char *end;
  guint line = 1;

  if (n == 0 || g_utf8_validate_len (bytes, n, &end))
    return TRUE;
  for (const char *p = bytes; p < end; p++)
    line += *p == '\n';
  g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
               _("line %u: this isn’t UTF-8, or holds a NUL"), line);
  return FALSE;
}
