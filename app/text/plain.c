#include "text/plain.h"

gboolean
anno_plain_is_char (gunichar c)
{
  return c >= 0x20 && !(c >= 0x7F && c <= 0x9F) && c != 0x061C && c != 0x200E && c != 0x200F
         && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}

gboolean
anno_plain_is_text (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!anno_plain_is_char (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}
