#include "foreign/signs.h"

gboolean
anno_signs_is_forbidden (gunichar sign)
{
  return (sign < 0x20 && sign != '\t' && sign != '\n' && sign != '\r') || sign == 0xFFFE
         || sign == 0xFFFF;
}

gboolean
anno_signs_has_forbidden (const char *words, gsize n)
{
  g_return_val_if_fail (words != NULL, FALSE);

  for (const char *p = words; p < words + n; p = g_utf8_next_char (p))
    if (anno_signs_is_forbidden (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

char *
anno_signs_replace (const char *words, gsize n)
{
  g_return_val_if_fail (words != NULL, NULL);

  GString *out = g_string_sized_new (n);
  for (const char *p = words; p < words + n; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      g_string_append_unichar (out, anno_signs_is_forbidden (sign) ? ' ' : sign);
    }
  return g_string_free (out, FALSE);
}
