#include "foreign/tei-words.h"

#include "formats/meta-file.h"

#include <string.h>

/* Whether @sign may be part of a word: [^\p{C}\p{Z}]. */
static gboolean
is_of_word (gunichar sign)
{
  switch (g_unichar_type (sign))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      return FALSE;
    default:
      return TRUE;
    }
}

char *
anno_tei_words_spell (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  GString *word = g_string_new (NULL);
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      g_string_append_unichar (word, is_of_word (sign) ? sign : '_');
    }
  return g_string_free (word, FALSE);
}

/* Whether @value is as @pattern says: in it, "9" stands for a digit, all else for itself. */
static gboolean
is_like (const char *value, const char *pattern)
{
  for (; *pattern != '\0'; pattern++, value++)
    if (*pattern == '9' ? !g_ascii_isdigit (*value) : *value != *pattern)
      return FALSE;
  return *value == '\0';
}

gboolean
anno_tei_words_is_when (const char *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  if (is_like (value, "9999-99-99"))
    return anno_meta_is_day (value);
  if (!is_like (value, "9999") && !is_like (value, "9999-99"))
    return FALSE;
  g_autofree char *day = g_strconcat (value, strlen (value) == 4 ? "-01-01" : "-01", NULL);
  return anno_meta_is_day (day);
}

/* Walks over numbers that each have the next one, or a later one, of @units behind them. */
static gboolean
skip_parts (const char **at, const char *units)
{
  gboolean any = FALSE;

  while (g_ascii_isdigit (**at))
    {
      while (g_ascii_isdigit (**at))
        (*at)++;
      const char *unit = **at != '\0' ? strchr (units, **at) : NULL;
      if (unit == NULL)
        return FALSE;
      units = unit + 1;
      (*at)++;
      any = TRUE;
    }
  return any;
}

gboolean
anno_tei_words_is_duration (const char *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  const char *at = value + 1;
  if (*value != 'P')
    return FALSE;
  gboolean any = skip_parts (&at, "YMD");
  if (!any && at != value + 1)
    return FALSE;
  if (*at != 'T')
    return any && *at == '\0';
  at++;
  return skip_parts (&at, "HMS") && *at == '\0';
}
