#include "text/plain.h"

#include <string.h>

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

char *
anno_plain_clean (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (GString) clean = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          p++;
          continue;
        }
      if (anno_plain_is_char (c))
        g_string_append_unichar (clean, c);
      else if (c < 0x100)
        g_string_append_c (clean, ' ');
      p = g_utf8_next_char (p);
    }
  return g_strstrip (g_strdup (clean->str));
}

gboolean
anno_plain_turns_text (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char *
anno_plain_show (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (GString) shown = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_iscntrl (c) && c != '\n' && c != '\t')
        g_string_append_c (shown, ' ');
      else if (!anno_plain_turns_text (c))
        g_string_append_unichar (shown, c);
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

char *
anno_plain_escape (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  GString *shown = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        g_string_append_printf (shown, "\\x%02X", (guchar) *p++);
      else
        {
          if (anno_plain_is_char (c) && c != 0x2028 && c != 0x2029)
            g_string_append_unichar (shown, c);
          else
            g_string_append_printf (shown, "\\u{%04X}", c);
          p = g_utf8_next_char (p);
        }
    }
  return g_string_free (shown, FALSE);
}

gboolean
anno_plain_is_separator (gunichar c)
{
  return (c >= 0x1C && c <= 0x1E) || c == 0x85;
}

/* The first byte at or after @at that may begin one; else NULL. */
static char *
find_separator (const char *at)
{
  return strpbrk (at, "\x1C\x1D\x1E\xC2");
}

gboolean
anno_plain_has_separator (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *at = find_separator (text); at != NULL; at = find_separator (at + 1))
    if (anno_plain_is_separator (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

void
anno_plain_blank_separators (char *text)
{
  g_return_if_fail (text != NULL);

  for (char *at = find_separator (text); at != NULL; at = find_separator (at + 1))
    if ((guchar) *at != 0xC2)
      *at = ' ';
    else if ((guchar) at[1] == 0x85)
      at[1] = (char) 0xA0; /* U+00A0 */
}
