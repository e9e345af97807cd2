#include "foreign/brat-notes.h"

#include "foreign/brat-tags.h"

#include <string.h>

/* Adds @text on a line of its own. */
static GString *
add_line (GString *lines, const char *text)
{
  if (lines == NULL)
    return g_string_new (text);
  g_string_append_c (lines, '\n');
  return g_string_append (lines, text);
}

void
anno_brat_notes_add (AnnoBratNotes *self, const char *type, const char *text)
{
  g_return_if_fail (self != NULL && type != NULL && text != NULL);

  if (strcmp (type, ANNO_BRAT_NOTE) == 0)
    self->plain = add_line (self->plain, text);
  else
    {
      g_autofree char *line = g_strdup_printf ("[%s] %s", type, text);
      self->typed = add_line (self->typed, line);
    }
}

char *
anno_brat_notes_take (AnnoBratNotes *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *first = g_steal_pointer (&self->plain), *second = g_steal_pointer (&self->typed);
  if (first == NULL)
    first = g_steal_pointer (&second);
  else if (second != NULL)
    {
      first = add_line (first, second->str);
      g_string_free (second, TRUE);
    }
  return first != NULL ? g_string_free (first, FALSE) : NULL;
}

/* How long the type is that the line at @p begins with; 0 for none. */
static gsize
type_length (const char *p)
{
  gsize n = 1;

  if (p[0] != '[' || !g_ascii_isupper (p[1]))
    return 0;
  while (g_ascii_isalnum (p[n]) || p[n] == '-' || p[n] == '_')
    n++;
  gboolean is_whole = p[n] == ']' && p[n + 1] == ' ';
  return is_whole && !g_str_has_prefix (p + 1, ANNO_BRAT_NOTE "]") ? n - 1 : 0;
}

/* Where the note at @text ends: before a line of another one, or at the end. */
static const char *
find_end (const char *text)
{
  const char *p = strchr (text, '\n');

  while (p != NULL && type_length (p + 1) == 0)
    p = strchr (p + 1, '\n');
  return p != NULL ? p : text + strlen (text);
}

gboolean
anno_brat_notes_next (const char **rest, char **type, char **text)
{
  g_return_val_if_fail (rest != NULL && type != NULL && text != NULL, FALSE);

  if (*rest == NULL)
    return FALSE;
  gsize n = type_length (*rest);
  const char *begin = n > 0 ? *rest + n + strlen ("[] ") : *rest;
  *type = n > 0 ? g_strndup (*rest + 1, n) : g_strdup (ANNO_BRAT_NOTE);
  const char *end = find_end (begin);
  *text = g_strndup (begin, (gsize) (end - begin));
  *rest = *end != '\0' ? end + 1 : NULL;
  return TRUE;
}
