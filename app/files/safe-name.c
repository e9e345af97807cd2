#include "files/safe-name.h"

#include "text/plain.h"

#include <string.h>

#define FALLBACK "annotator"

/* Device names of another system: a file of that name, with any ending, can't be made there. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul" };
  gsize stem = strcspn (name, ".");

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (stem == 3 && strncmp (name, devices[i], 3) == 0)
      return TRUE;
  return stem == 4 && (g_str_has_prefix (name, "com") || g_str_has_prefix (name, "lpt"))
         && g_ascii_isdigit (name[3]);
}

static void
trim_end (GString *text, gsize length, char unwanted)
{
  while (length > 0 && text->str[length - 1] == unwanted)
    length--;
  g_string_truncate (text, length);
}

char *
anno_safe_name_slug (const char *name)
{
  return anno_safe_name_slug_or (name, FALLBACK);
}

char *
anno_safe_name_slug_or (const char *name, const char *fallback)
{
  g_return_val_if_fail (name != NULL && fallback != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *ascii = g_str_to_ascii (composed, "C");
  g_autoptr (GString) slug = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');

  trim_end (slug, MIN (slug->len, ANNO_SAFE_NAME_SLUG_MAX), '-');
  if (slug->len == 0)
    g_string_assign (slug, fallback);
  else if (is_reserved (slug->str))
    {
      g_string_prepend_c (slug, '-');
      g_string_prepend (slug, fallback);
    }
  return g_strdup (slug->str);
}

char *
anno_safe_name_slug_numbered (const char *slug, guint number)
{
  g_return_val_if_fail (slug != NULL, NULL);

  g_autoptr (GString) text = g_string_new (slug);
  if (number > 1)
    {
      g_autofree char *tail = g_strdup_printf ("-%u", number);
      trim_end (text, MIN (text->len, ANNO_SAFE_NAME_SLUG_MAX - strlen (tail)), '-');
      g_string_append (text, tail);
    }
  return g_strdup (text->str);
}

char *
anno_safe_name_display (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  return anno_plain_escape (name);
}

char *
anno_safe_name_display_base (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *name = g_path_get_basename (path);
  return anno_safe_name_display (name);
}
