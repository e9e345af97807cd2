#include "foreign/markup-words.h"

#include "foreign/signs.h"

#include <string.h>

/* The reference for @sign, or NULL where it may stand as it is. */
static const char *
reference_for (gunichar sign, gboolean in_attribute)
{
  switch (sign)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>': /* for ]]> */
      return "&gt;";
    case '\r': /* alone or before LF, it would be read as LF */
      return "&#13;";
    case '"':
      return in_attribute ? "&quot;" : NULL;
    case '\t': /* these two would be read as blanks */
      return in_attribute ? "&#9;" : NULL;
    case '\n':
      return in_attribute ? "&#10;" : NULL;
    default:
      return NULL;
    }
}

static void
append (GString *out, const char *words, const char *end, gboolean in_attribute)
{
  for (const char *p = words; p < end; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      const char *reference = reference_for (sign, in_attribute);
      if (reference != NULL)
        g_string_append (out, reference);
      else if (anno_signs_is_forbidden (sign))
        g_string_append_c (out, ' ');
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
}

void
anno_markup_words_text (GString *out, const char *words, gssize n_bytes)
{
  g_return_if_fail (out != NULL && words != NULL);
  append (out, words, words + (n_bytes < 0 ? strlen (words) : (gsize) n_bytes), FALSE);
}

void
anno_markup_words_attribute (GString *out, const char *name, const char *value)
{
  g_return_if_fail (out != NULL && name != NULL);

  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  append (out, value, value + strlen (value), TRUE);
  g_string_append_c (out, '"');
}

void
anno_markup_words_element (GString *out, const char *name, const char *words)
{
  g_return_if_fail (out != NULL && name != NULL);

  if (words == NULL)
    return;
  g_string_append_printf (out, "<%s>", name);
  anno_markup_words_text (out, words, -1);
  g_string_append_printf (out, "</%s>", name);
}
