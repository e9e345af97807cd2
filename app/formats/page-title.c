#include "formats/page-title.h"

#include <string.h>

#define MIN_WORDS 4 /* what is left of a title when the site's name goes */

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean in = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      /* Scripts without blanks have a word every other sign. */
      gboolean letter = g_unichar_isalnum (c);
      n += letter && (!in || c >= 0x3000);
      in = letter;
    }
  return n;
}

static char *
fold (const char *text, gssize n_bytes)
{
  g_autofree char *normal = g_utf8_normalize (text, n_bytes, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  GString *out = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          blank = blank || (c != '\'' && c != 0x2019);
          continue;
        }
      if (blank && out->len > 0)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

gboolean
anno_page_title_is_same (const char *a, const char *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  g_autofree char *fold_a = fold (a, -1);
  g_autofree char *fold_b = fold (b, -1);
  const char *shorter = strlen (fold_a) < strlen (fold_b) ? fold_a : fold_b;
  const char *longer = shorter == fold_a ? fold_b : fold_a;
  if (g_str_equal (fold_a, fold_b))
    return *fold_a != '\0';
  return strlen (shorter) * 4 >= strlen (longer) * 3 && strstr (longer, shorter) != NULL;
}

/* A separator with a blank on either side; *@n: its bytes. */
static const char *
find_separator (const char *at, gsize *n)
{
  static const char *const separators[]
      = { " | ", " - ", " – ", " — ", " \\ ", " / ", " > ", " » ", " · ", " :: ", " : ", " • " };
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *found = strstr (at, separators[i]);
      if (found != NULL && (first == NULL || found < first))
        {
          first = found;
          *n = strlen (separators[i]);
        }
    }
  return first;
}

static gboolean
says (const char *part, gsize n_bytes, const char *site)
{
  g_autofree char *a = fold (part, (gssize) n_bytes);
  g_autofree char *b = fold (site, -1);

  return *a != '\0' && *b != '\0' && (strstr (b, a) != NULL || strstr (a, b) != NULL);
}

static char *
take (const char *start, gsize n_bytes)
{
  g_autofree char *part = g_strndup (start, n_bytes);

  return g_strdup (g_strstrip (part));
}

/* Without the last part, or the first, whichever leaves enough; where the site's name is known, the
 * one that is it. */
char *
anno_page_title_trim (const char *title, const char *site)
{
  const char *first = NULL, *last = NULL;
  gsize n = 0, n_first = 0, n_last = 0;

  g_return_val_if_fail (title != NULL, NULL);

  for (const char *at = find_separator (title, &n); at != NULL;
       at = find_separator (at + n - 1, &n))
    {
      if (first == NULL)
        {
          first = at;
          n_first = n;
        }
      last = at;
      n_last = n;
    }
  if (last == NULL)
    return g_strdup (title);
  if (site != NULL && says (last + n_last, strlen (last + n_last), site))
    return take (title, (gsize) (last - title));
  if (site != NULL && says (title, (gsize) (first - title), site))
    return take (first + n_first, strlen (first + n_first));
  g_autofree char *front = take (title, (gsize) (last - title));
  g_autofree char *back = take (first + n_first, strlen (first + n_first));
  if (count_words (front) >= MIN_WORDS && count_words (last) < count_words (front))
    return g_steal_pointer (&front);
  gboolean cut = first == last && count_words (back) >= MIN_WORDS;
  return cut ? g_steal_pointer (&back) : g_strdup (title);
}

gboolean
anno_page_title_holds (const char *title, const char *heading)
{
  gsize n = 0;

  g_return_val_if_fail (title != NULL && heading != NULL, FALSE);

  gsize n_title = strlen (title), n_heading = strlen (heading);
  if (n_heading * 3 < n_title || n_heading > n_title)
    return FALSE;
  if (g_str_has_prefix (title, heading))
    return title[n_heading] == '\0' || find_separator (title + n_heading, &n) == title + n_heading;
  const char *at = title + n_title - n_heading;
  if (!g_str_has_suffix (title, heading) || n_heading * 2 < n_title)
    return FALSE;
  if (at - title > 2 && memcmp (at - 2, ": ", 2) == 0)
    return TRUE;
  for (const char *found = find_separator (title, &n); found != NULL;
       found = find_separator (found + n - 1, &n))
    if (found + n == at)
      return TRUE;
  return FALSE;
}
