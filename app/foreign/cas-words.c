#include "foreign/cas-words.h"

#include <string.h>

const char *const anno_cas_words_beside[] = { "name", "type", "mod", "anchor", NULL };

/* Features that every span has, types that aren't tags, and what Python's reader renames. */
static const char *const taken[] = { "begin",    "end",  "sofa", "id",      "note",   "unsure",
                                     "segments", "self", "type", "Segment", "Article" };

static gboolean
is_taken (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    if (strcmp (id, taken[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether what stands behind a "-" is one of the words that go with a field. */
static gboolean
is_beside (const char *end)
{
  for (guint i = 0; anno_cas_words_beside[i] != NULL; i++)
    if (strcmp (end, anno_cas_words_beside[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
anno_cas_words_spell (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  GString *name = g_string_new (g_ascii_isalpha (*id) ? NULL : "x_");
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isalnum (*p) && (p > id || g_ascii_isalpha (*p)))
      g_string_append_c (name, *p);
    else if (*p == '-' && p > id && g_ascii_isalnum (p[1]) && !is_beside (p + 1))
      g_string_append_c (name, '_');
    else
      g_string_append_printf (name, "__%x_", g_utf8_get_char (p));
  if (is_taken (id))
    g_string_append_c (name, '_');
  return g_string_free (name, FALSE);
}

char *
anno_cas_words_join (const char *field, const char *beside)
{
  g_return_val_if_fail (field != NULL && beside != NULL, NULL);
  return g_strconcat (field, "_", beside, NULL);
}

char *
anno_cas_words_type (const char *tag)
{
  g_autofree char *name = anno_cas_words_spell (tag);
  return g_strconcat (ANNO_CAS_PACKAGE, name, NULL);
}

const char *
anno_cas_words_short (const char *type)
{
  g_return_val_if_fail (type != NULL, NULL);

  const char *dot = strrchr (type, '.');
  return dot != NULL && dot[1] != '\0' ? dot + 1 : type;
}

gboolean
anno_cas_words_to_count (const char *words, guint *count)
{
  guint64 number = 0;

  g_return_val_if_fail (count != NULL, FALSE);

  if (words == NULL || *words == '\0')
    return FALSE;
  for (const char *p = words; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
      number = number * 10 + (guint64) (*p - '0');
      if (number > G_MAXINT)
        return FALSE;
    }
  *count = (guint) number;
  return TRUE;
}
