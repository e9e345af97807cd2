#include "formats/header-lines.h"

#include "formats/block-text.h"

#include <string.h>

gsize
anno_header_lines_measure (const char *bytes, gsize n_bytes)
{
  g_return_val_if_fail (bytes != NULL || n_bytes == 0, 0);

  const char *end = bytes + n_bytes, *at = bytes;
  while (at < end)
    {
      const char *line_end = memchr (at, '\n', (gsize) (end - at));
      if (line_end == NULL)
        return 0;
      gsize length = (gsize) (line_end - at);
      at = line_end + 1;
      if (length == 0 || (length == 1 && line_end[-1] == '\r'))
        return (gsize) (at - bytes);
    }
  return 0;
}

static const char *
find_line_end (const char *at, const char *end)
{
  const char *line_end = memchr (at, '\n', (gsize) (end - at));
  return line_end != NULL ? line_end + 1 : end;
}

/* A line that begins with a blank goes on with the one before. */
static const char *
find_value_end (const char *at, const char *end)
{
  do
    at = find_line_end (at, end);
  while (at < end && (*at == ' ' || *at == '\t'));
  return at;
}

static char *
read_value (const char *at, const char *end)
{
  g_autofree char *raw = g_strndup (at, (gsize) (end - at));
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  char *words = anno_block_text_words (valid);

  return words != NULL ? words : g_strdup ("");
}

char *
anno_header_lines_find (const char *lines, gsize n_bytes, const char *name)
{
  g_return_val_if_fail ((lines != NULL || n_bytes == 0) && name != NULL, NULL);

  gsize length = strlen (name);
  const char *end = lines + n_bytes, *next;
  for (const char *at = lines; at < end; at = next)
    {
      next = find_value_end (at, end);
      if ((gsize) (next - at) > length && g_ascii_strncasecmp (at, name, length) == 0
          && at[length] == ':')
        return read_value (at + length + 1, next);
    }
  return NULL;
}

static char *
read_charset (const char *parameter)
{
  const char *is = strchr (parameter, '=');
  gsize n = is != NULL ? (gsize) (is - parameter) : 0;
  g_autofree char *name = g_strstrip (g_strndup (parameter, n));

  if (is == NULL || g_ascii_strcasecmp (name, "charset") != 0)
    return NULL;
  is += 1 + strspn (is + 1, " \"'");
  char *charset = g_strndup (is, strcspn (is, " \"'"));
  if (*charset == '\0')
    g_clear_pointer (&charset, g_free);
  return charset;
}

char *
anno_header_lines_split_type (const char *value, char **charset)
{
  g_return_val_if_fail (charset != NULL, NULL);

  *charset = NULL;
  if (value == NULL)
    return NULL;
  g_auto (GStrv) parts = g_strsplit (value, ";", 8);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL && *charset == NULL; i++)
    *charset = read_charset (parts[i]);
  if (parts[0] == NULL)
    return g_strdup ("");
  return g_ascii_strdown (g_strstrip (parts[0]), -1);
}
