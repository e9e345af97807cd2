#include "files/path-pattern.h"

#include <string.h>

/* How long the stars at @pattern are, and whether they stand for whole names: two that have a name's
 * place, with the slash behind them, if there is one. 0 where there is none. @begins: whether a name
 * begins there. */
static gsize
star_length (const char *pattern, gboolean begins, gboolean *deep)
{
  gsize n = strspn (pattern, "*");

  *deep = begins && n == 2 && (pattern[n] == '/' || pattern[n] == '\0');
  return *deep && pattern[n] == '/' ? n + 1 : n;
}

/* The next character, as UTF-8 or, where it isn't that, a byte. */
static const char *
next (const char *text)
{
  gunichar c = g_utf8_get_char_validated (text, -1);
  return c == (gunichar) -1 || c == (gunichar) -2 ? text + 1 : g_utf8_next_char (text);
}

static const char *
next_name (const char *text)
{
  const char *slash = strchr (text, '/');
  return slash != NULL ? slash + 1 : text + strlen (text);
}

/* From where a star is tried again, one further each time. */
typedef struct
{
  const char *pattern; /* behind it; NULL for none */
  const char *text;
} Star;

/* A step back to a star that can stand for more; what is tried is never tried again, for a later star
 * makes an earlier one of its kind needless. */
static gboolean
go_back (Star *star, gboolean deep, const char **pattern, const char **text)
{
  if (star->pattern == NULL || *star->text == '\0' || (!deep && *star->text == '/'))
    return FALSE;
  star->text = deep ? next_name (star->text) : next (star->text);
  *pattern = star->pattern;
  *text = star->text;
  return TRUE;
}

static gboolean
matches (const char *whole, const char *text)
{
  Star flat = { NULL, NULL }, far = { NULL, NULL };
  const char *pattern = whole;

  while (*text != '\0' || *pattern != '\0')
    {
      gboolean deep = FALSE;
      gsize star = star_length (pattern, pattern == whole || pattern[-1] == '/', &deep);
      pattern += star;
      if (deep && *pattern == '\0')
        return TRUE;
      if (star > 0)
        {
          if (deep)
            far = (Star) { pattern, text };
          flat = deep ? (Star) { NULL, NULL } : (Star) { pattern, text };
        }
      else if (*text != '\0' && *pattern == '?' && *text != '/')
        {
          pattern++;
          text = next (text);
        }
      else if (*text != '\0' && *pattern == *text)
        {
          pattern++;
          text++;
        }
      else if (!go_back (&flat, FALSE, &pattern, &text))
        {
          flat.pattern = NULL;
          if (!go_back (&far, TRUE, &pattern, &text))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
anno_path_pattern_matches (const char *pattern, const char *path)
{
  g_return_val_if_fail (pattern != NULL && path != NULL, FALSE);

  gsize n = strlen (pattern);
  while (n > 0 && pattern[n - 1] == '/')
    n--;
  if (strpbrk (pattern, "*?") == NULL)
    return n > 0 && strncmp (pattern, path, n) == 0 && (path[n] == '\0' || path[n] == '/');
  return matches (pattern, path);
}
