#include "formats/json-slice.h"

#include <string.h>

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && is_blank (*p))
    p++;
  return p;
}

/* @p: behind the opening quote. Behind the closing one. */
static const char *
skip_string (const char *p, const char *end)
{
  const char *start = p;

  while ((p = memchr (p, '"', (gsize) (end - p))) != NULL)
    {
      const char *back = p;
      while (back > start && back[-1] == '\\')
        back--;
      start = ++p;
      if ((p - 1 - back) % 2 == 0)
        return p;
    }
  return end;
}

static const char *
skip_nested (const char *p, const char *end)
{
  guint depth = 0;

  while (p < end)
    {
      char c = *p++;
      if (c == '"')
        p = skip_string (p, end);
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        break;
    }
  return p;
}

static const char *
skip_value (const char *p, const char *end)
{
  if (p < end && *p == '"')
    return skip_string (p + 1, end);
  if (p < end && (*p == '{' || *p == '['))
    return skip_nested (p, end);
  while (p < end && !is_blank (*p) && *p != ',' && *p != '}' && *p != ']')
    p++;
  return p;
}

/* Where the next member or element begins: behind the bracket @open, or behind a comma. NULL where
 * there is none. */
static const char *
find_next (const AnnoJsonSlice *slice, const char *at, char open)
{
  const char *end = slice->text + slice->length;
  const char *p = skip_blanks (at != NULL ? at : slice->text, end);

  if (p == end || *p != (at != NULL ? ',' : open))
    return NULL;
  p = skip_blanks (p + 1, end);
  return p == end || *p == '}' || *p == ']' ? NULL : p;
}

static const char *
cut_value (const char *p, const char *end, AnnoJsonSlice *value)
{
  const char *after = skip_value (p, end);
  value->text = p;
  value->length = (gsize) (after - p);
  return after;
}

gboolean
anno_json_next_pair (const AnnoJsonSlice *object,
                     const char **at,
                     AnnoJsonSlice *key,
                     AnnoJsonSlice *value)
{
  g_return_val_if_fail (object != NULL && at != NULL && key != NULL && value != NULL, FALSE);

  const char *end = object->text + object->length;
  const char *p = find_next (object, *at, '{');
  if (p == NULL || *p != '"')
    return FALSE;
  p = skip_blanks (cut_value (p, end, key), end);
  if (p == end || *p != ':')
    return FALSE;
  *at = cut_value (skip_blanks (p + 1, end), end, value);
  return TRUE;
}

gboolean
anno_json_next_member (const AnnoJsonSlice *object,
                       const char **at,
                       char **key,
                       AnnoJsonSlice *value)
{
  AnnoJsonSlice name;

  if (!anno_json_next_pair (object, at, &name, value))
    return FALSE;
  if (key != NULL)
    *key = anno_json_slice_to_string (&name);
  return TRUE;
}

gboolean
anno_json_next_element (const AnnoJsonSlice *array, const char **at, AnnoJsonSlice *value)
{
  g_return_val_if_fail (array != NULL && at != NULL && value != NULL, FALSE);

  const char *p = find_next (array, *at, '[');
  if (p == NULL)
    return FALSE;
  *at = cut_value (p, array->text + array->length, value);
  return TRUE;
}

gboolean
anno_json_slice_is_one (const AnnoJsonSlice *slice)
{
  g_return_val_if_fail (slice != NULL, FALSE);

  const char *end = slice->text + slice->length;
  return slice->length > 0 && skip_value (slice->text, end) == end;
}

char
anno_json_slice_kind (const AnnoJsonSlice *slice)
{
  g_return_val_if_fail (slice != NULL, 'n');
  if (slice->length == 0)
    return 'n';

  const char *end = slice->text + slice->length;
  const char *p = skip_blanks (slice->text, end);
  if (p == end)
    return 'n';
  return *p == '-' || g_ascii_isdigit (*p) ? '0' : *p;
}

/* The content of the string that @slice is, without its quotes; FALSE where it isn't one. */
static gboolean
get_content (const AnnoJsonSlice *slice, const char **start, const char **end)
{
  if (slice->length == 0)
    return FALSE;

  const char *stop = slice->text + slice->length;
  const char *p = skip_blanks (slice->text, stop);

  if (p == stop || *p != '"')
    return FALSE;
  *start = p + 1;
  *end = skip_string (p + 1, stop) - 1;
  return *end >= *start;
}

static guint
read_hex (const char *p)
{
  guint value = 0;
  for (guint i = 0; i < 4; i++)
    value = value * 16 + (guint) g_ascii_xdigit_value (p[i]);
  return value;
}

static gunichar
next_escaped (const char **at)
{
  static const char plain[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  const char *p = *at + 1;

  if (*p != 'u')
    {
      const char *found = memchr (plain, *p, sizeof plain - 1);
      *at = p + 1;
      return found != NULL ? (gunichar) meant[found - plain] : (gunichar) *p;
    }
  gunichar c = read_hex (p + 1);
  p += 5;
  if (c >= 0xD800 && c <= 0xDBFF)
    {
      c = 0x10000 + ((c - 0xD800) << 10) + (read_hex (p + 2) - 0xDC00);
      p += 6;
    }
  *at = p;
  return c;
}

gunichar
anno_json_string_next (const char **at)
{
  if (**at == '\\')
    return next_escaped (at);

  gunichar c = g_utf8_get_char (*at);
  *at = g_utf8_next_char (*at);
  return c;
}

char *
anno_json_slice_to_string (const AnnoJsonSlice *slice)
{
  const char *p, *end;

  g_return_val_if_fail (slice != NULL, NULL);
  if (!get_content (slice, &p, &end))
    return NULL;
  if (memchr (p, '\\', (gsize) (end - p)) == NULL)
    return g_strndup (p, (gsize) (end - p));

  GString *out = g_string_sized_new ((gsize) (end - p));
  while (p < end)
    {
      const char *run = memchr (p, '\\', (gsize) (end - p));
      g_string_append_len (out, p, (run != NULL ? run : end) - p);
      p = run != NULL ? run : end;
      if (run != NULL)
        g_string_append_unichar (out, anno_json_string_next (&p));
    }
  return g_string_free (out, FALSE);
}

gboolean
anno_json_slice_is_len (const AnnoJsonSlice *slice, const char *text, gsize length)
{
  const char *p, *end;

  g_return_val_if_fail (slice != NULL && text != NULL, FALSE);
  if (!get_content (slice, &p, &end))
    return FALSE;
  if (memchr (p, '\\', (gsize) (end - p)) == NULL)
    return (gsize) (end - p) == length && memcmp (p, text, length) == 0;

  const char *stop = text + length;
  while (p < end && text < stop)
    {
      gunichar expected = g_utf8_get_char (text);
      if (anno_json_string_next (&p) != expected)
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return p == end && text == stop;
}

gboolean
anno_json_slice_is (const AnnoJsonSlice *slice, const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);
  return anno_json_slice_is_len (slice, text, strlen (text));
}

gboolean
anno_json_are_strings (const AnnoJsonSlice *slices, guint n)
{
  g_return_val_if_fail (slices != NULL, FALSE);
  for (guint i = 0; i < n; i++)
    if (slices[i].text != NULL && anno_json_slice_kind (&slices[i]) != '"')
      return FALSE;
  return TRUE;
}

/* Which of @names (NULL-terminated) @slice is; -1 for none. */
static int
find_name (const AnnoJsonSlice *slice, const char *const *names)
{
  const char *p, *end;

  if (!get_content (slice, &p, &end))
    return -1;

  gsize length = (gsize) (end - p);
  g_autofree char *decoded = NULL;
  if (memchr (p, '\\', length) != NULL)
    {
      p = decoded = anno_json_slice_to_string (slice);
      length = strlen (decoded);
    }
  for (int i = 0; names[i] != NULL; i++)
    if (strncmp (names[i], p, length) == 0 && names[i][length] == '\0')
      return i;
  return -1;
}

guint
anno_json_split (const AnnoJsonSlice *object,
                 const char *const *names,
                 AnnoJsonSlice *values,
                 GString **unknown)
{
  AnnoJsonSlice key, value;
  guint there = 0;

  g_return_val_if_fail (object != NULL && names != NULL && values != NULL && unknown != NULL, 0);
  for (guint i = 0; names[i] != NULL; i++)
    values[i] = (AnnoJsonSlice){ NULL, 0 };
  for (const char *at = NULL; anno_json_next_pair (object, &at, &key, &value);)
    {
      int i = find_name (&key, names);
      if (i < 0)
        anno_json_keep_member (unknown, &key, &value);
      else
        {
          values[i] = value;
          there |= 1u << i;
        }
    }
  return there;
}

gboolean
anno_json_slice_to_int (const AnnoJsonSlice *slice, gint64 *out)
{
  g_return_val_if_fail (slice != NULL && out != NULL, FALSE);

  const char *end = slice->text + slice->length;
  const char *p = skip_blanks (slice->text, end);
  gboolean negative = p < end && *p == '-';
  gint64 value = 0;

  p += negative;
  if (p == end || !g_ascii_isdigit (*p))
    return FALSE;
  for (; p < end && g_ascii_isdigit (*p); p++)
    {
      int digit = *p - '0';
      if (value > (G_MAXINT64 - digit) / 10)
        return FALSE;
      value = value * 10 + digit;
    }
  *out = negative ? -value : value;
  return skip_blanks (p, end) == end;
}

void
anno_json_slice_minify (GString *out, const AnnoJsonSlice *slice)
{
  g_return_if_fail (out != NULL && slice != NULL);

  const char *p = slice->text, *end = p + slice->length;
  while (p < end)
    {
      const char *start = p = skip_blanks (p, end);
      while (p < end && !is_blank (*p))
        p = *p == '"' ? skip_string (p + 1, end) : p + 1;
      g_string_append_len (out, start, p - start);
    }
}

/* Appends the bytes of @slice. Where they run over several lines, blanks outside strings are left
 * out, so that a line stays a line. */
static void
append_line (GString *out, const AnnoJsonSlice *slice)
{
  if (memchr (slice->text, '\n', slice->length) == NULL
      && memchr (slice->text, '\r', slice->length) == NULL)
    g_string_append_len (out, slice->text, (gssize) slice->length);
  else
    anno_json_slice_minify (out, slice);
}

void
anno_json_keep_member (GString **kept, const AnnoJsonSlice *key, const AnnoJsonSlice *value)
{
  g_return_if_fail (key != NULL);
  anno_json_keep_element (kept, key);
  g_string_append_c (*kept, ':');
  append_line (*kept, value);
}

void
anno_json_keep_element (GString **kept, const AnnoJsonSlice *value)
{
  g_return_if_fail (kept != NULL && value != NULL);

  if (*kept == NULL)
    *kept = g_string_new (NULL);
  else
    g_string_append_c (*kept, ',');
  append_line (*kept, value);
}

char *
anno_json_take_kept (GString **kept)
{
  g_return_val_if_fail (kept != NULL, NULL);

  GString *taken = g_steal_pointer (kept);
  return taken != NULL ? g_string_free (taken, FALSE) : NULL;
}
