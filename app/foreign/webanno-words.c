#include "foreign/webanno-words.h"

#include <string.h>

static gboolean
is_reserved (const char *name)
{
  /* The last three are UIMA's own. */
  static const char *const names[] = { ANNO_WEBANNO_TAG,
                                       ANNO_WEBANNO_NOTE,
                                       ANNO_WEBANNO_UNSURE,
                                       ANNO_WEBANNO_PART,
                                       "begin",
                                       "end",
                                       "sofa" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
anno_webanno_spell (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  GString *name = g_string_new (NULL);
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      if (g_unichar_isalnum (sign))
        g_string_append_unichar (name, sign);
      else if (name->len > 0 && name->str[name->len - 1] != '_')
        g_string_append_c (name, '_');
    }
  if (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  if (!g_unichar_isalpha (g_utf8_get_char (name->str)))
    g_string_prepend_c (name, 'x');
  if (is_reserved (name->str))
    g_string_append_c (name, '_');
  return g_string_free (name, FALSE);
}

void
anno_webanno_escape_value (GString *out, const char *value)
{
  g_return_if_fail (out != NULL && value != NULL);

  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\t' || *p == '\n' || *p == '\r')
      g_string_append (out, *p == '\t' ? "\\t" : *p == '\n' ? "\\n" : "\\r");
    else
      {
        if (strchr ("\\[]|_;*", *p) != NULL || (*p == '-' && p[1] == '>'))
          g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
}

/* What @sign after a backslash means in a value; '\0' for nothing of its own. */
static char
meaning_in_value (char sign)
{
  switch (sign)
    {
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    default:
      return sign != '\0' && strchr ("\\[]|_;*-", sign) != NULL ? sign : '\0';
    }
}

char *
anno_webanno_unescape_value (const char *value, gsize n)
{
  g_return_val_if_fail (value != NULL, NULL);

  GString *out = g_string_sized_new (n);
  for (const char *p = value, *end = value + n; p < end; p++)
    {
      char meaning = *p == '\\' && p + 1 < end ? meaning_in_value (p[1]) : '\0';
      g_string_append_c (out, meaning != '\0' ? meaning : *p);
      p += meaning != '\0';
    }
  return g_string_free (out, FALSE);
}

/* The letters that control characters have after a backslash. */
static const char letters[] = "btn\0fr";
static const char controls[] = "\b\t\n\v\f\r";

void
anno_webanno_escape_text (GString *out, const char *text, gsize n)
{
  g_return_if_fail (out != NULL && text != NULL);

  for (const char *p = text; p < text + n; p++)
    if (*p >= '\b' && *p <= '\r' && *p != '\v')
      g_string_append_printf (out, "\\%c", letters[*p - '\b']);
    else
      {
        if (*p == '\\' || ((guchar) *p < 0x20 && *p != '\v'))
          g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
}

/* The number that four hexadecimal digits at @p are, or -1. */
static int
read_hex (const char *p, const char *end)
{
  int number = 0;

  if (end - p < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return -1;
      number = number * 16 + digit;
    }
  return number;
}

/* Appends the character of "\uXXXX" at @p, or of two that are a surrogate pair; where it ends, or
 * @p where there is none. */
static const char *
unescape_unicode (GString *out, const char *p, const char *end)
{
  int first = read_hex (p + 2, end), second = -1;

  if (first < 0)
    return p;
  p += 6;
  if (first >= 0xD800 && first < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u')
    second = read_hex (p + 2, end);
  if (second >= 0xDC00 && second < 0xE000)
    {
      g_string_append_unichar (out,
                               (gunichar) (0x10000 + (first - 0xD800) * 0x400 + second - 0xDC00));
      return p + 6;
    }
  g_string_append_unichar (
      out, first == 0 || (first >= 0xD800 && first < 0xE000) ? 0xFFFD : (gunichar) first);
  return p;
}

/* What @sign after a backslash means in a text; '\0' for nothing of its own. */
static char
meaning_in_text (char sign, gboolean as_java)
{
  const char *letter = sign != '\0' ? memchr (letters, sign, sizeof letters - 1) : NULL;

  if (letter != NULL)
    return controls[letter - letters];
  if (sign == '\\' || (as_java && (sign == '"' || sign == '\'' || sign == '/')))
    return sign;
  return (guchar) sign < 0x20 ? sign : '\0';
}

void
anno_webanno_unescape_text (GString *out, const char *text, gsize n, gboolean as_java)
{
  g_return_if_fail (out != NULL && text != NULL);

  for (const char *p = text, *end = text + n; p < end;)
    {
      gboolean is_escaped = *p == '\\' && p + 1 < end;
      char meaning = is_escaped ? meaning_in_text (p[1], as_java) : '\0';
      const char *next = p;
      if (is_escaped && as_java && p[1] == 'u')
        next = unescape_unicode (out, p, end);
      if (next == p)
        {
          g_string_append_c (out, meaning != '\0' ? meaning : *p);
          next = p + (meaning != '\0' ? 2 : 1);
        }
      p = next;
    }
}

const char *
anno_webanno_find (const char *p, const char *end, char sign)
{
  g_return_val_if_fail (p != NULL && end != NULL, NULL);

  for (; p < end && *p != sign; p++)
    if (*p == '\\' && p + 1 < end)
      p++;
  return p;
}
