#include "foreign/html-text.h"

#include <string.h>

static gboolean
is_forbidden (gunichar sign)
{
  return (sign < 0x20 && sign != '\t' && sign != '\n') || (sign >= 0x7F && sign <= 0x9F)
         || (sign >= 0xFDD0 && sign <= 0xFDEF) || (sign & 0xFFFE) == 0xFFFE;
}

static void
append_sign (GString *out, gunichar sign)
{
  switch (sign)
    {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    case '\'':
      g_string_append (out, "&#39;");
      break;
    default:
      g_string_append_unichar (out, is_forbidden (sign) ? 0xFFFD : sign);
    }
}

void
anno_html_text_append_n (GString *out, const char *words, gsize n)
{
  g_return_if_fail (out != NULL && (words != NULL || n == 0));

  for (const char *p = words; p < words + n; p = g_utf8_next_char (p))
    append_sign (out, g_utf8_get_char (p));
}

void
anno_html_text_append (GString *out, const char *words)
{
  g_return_if_fail (words != NULL);
  anno_html_text_append_n (out, words, strlen (words));
}
