#include "foreign/conll-words.h"

#include "foreign/edges.h"

#include <string.h>

char *
anno_conll_spell (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  GString *type = g_string_new (NULL);
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      g_string_append_unichar (type, anno_edges_is_blank (sign) ? '_' : sign);
    }
  return g_string_free (type, FALSE);
}

gboolean
anno_conll_is_document (const char *word, gsize n)
{
  static const char name[] = "DOCSTART";
  const char *end = word + n, *p = word;

  for (; p < end && *p == '-'; p++)
    ;
  for (; end > p && end[-1] == '-'; end--)
    ;
  return p > word && (gsize) (end - p) == strlen (name)
         && g_ascii_strncasecmp (p, name, strlen (name)) == 0;
}

/* Passes over @word and the blanks before it; NULL where something else is there. */
static const char *
pass (const char *p, const char *word)
{
  if (p == NULL)
    return NULL;
  p += strspn (p, " \t");
  return g_str_has_prefix (p, word) ? p + strlen (word) : NULL;
}

char *
anno_conll_read_name (const char *line, gsize n)
{
  g_return_val_if_fail (line != NULL, NULL);

  if (n == 0 || *line != '#')
    return NULL;
  g_autofree char *words = g_strndup (line + 1, n - 1);
  const char *name = pass (pass (pass (words, "newdoc"), "id"), "=");
  if (name == NULL)
    name = pass (pass (words, "doc_id"), "=");
  return name != NULL ? g_strstrip (g_strdup (name)) : NULL;
}
