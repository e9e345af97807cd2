#include "text/isolate.h"

/* Embeddings, overrides and isolates: what opens, and what closes. */
static gboolean
turns_text (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char *
anno_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (GString) out = g_string_new ("\u2068");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!turns_text (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  g_string_append (out, "\u2069");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
