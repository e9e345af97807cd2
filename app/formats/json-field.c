#include "formats/json-field.h"

#include "formats/block-text.h"

#include <string.h>

/* Names in one list; a byline has no thousands. */
#define MOST_NAMES 100

static gboolean
find_member (const AnnoJsonSlice *object, const char *name, gsize n_bytes, AnnoJsonSlice *value)
{
  AnnoJsonSlice key;
  const char *at = NULL;

  while (anno_json_next_pair (object, &at, &key, value))
    if (anno_json_slice_is_len (&key, name, n_bytes))
      return TRUE;
  return FALSE;
}

static gboolean
find_element (const AnnoJsonSlice *array, const char *number, gsize n_bytes, AnnoJsonSlice *value)
{
  guint64 left = 0;
  const char *at = NULL;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (!g_ascii_isdigit (number[i]) || i > 9)
        return FALSE;
      left = left * 10 + (guint64) g_ascii_digit_value (number[i]);
    }
  while (n_bytes > 0 && anno_json_next_element (array, &at, value))
    if (left-- == 0)
      return TRUE;
  return FALSE;
}

gboolean
anno_json_field_find (const AnnoJsonSlice *object, const char *path, AnnoJsonSlice *value)
{
  g_return_val_if_fail (object != NULL && path != NULL && value != NULL, FALSE);

  if (find_member (object, path, strlen (path), value))
    return TRUE;
  const char *dot = strchr (path, '.');
  if (dot == NULL)
    return FALSE;

  AnnoJsonSlice inner = *object;
  for (;;)
    {
      gsize n = dot != NULL ? (gsize) (dot - path) : strlen (path);
      gboolean there = anno_json_slice_kind (&inner) == '[' ? find_element (&inner, path, n, value)
                                                            : find_member (&inner, path, n, value);
      if (!there || dot == NULL)
        return there;
      inner = *value;
      path = dot + 1;
      dot = strchr (path, '.');
    }
}

static char *
read_one (const AnnoJsonSlice *value)
{
  AnnoJsonSlice name;
  char kind = anno_json_slice_kind (value);

  if (kind == '"')
    {
      g_autofree char *text = anno_json_slice_to_string (value);
      return anno_block_text_words (text);
    }
  if (kind == '0')
    {
      g_autofree char *number = g_strndup (value->text, value->length);
      return anno_block_text_words (number);
    }
  if (kind == '{' && find_member (value, "name", 4, &name) && anno_json_slice_kind (&name) == '"')
    return read_one (&name);
  return NULL;
}

char *
anno_json_field_words (const AnnoJsonSlice *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  if (anno_json_slice_kind (value) != '[')
    return read_one (value);

  g_autoptr (GString) words = g_string_new (NULL);
  AnnoJsonSlice element;
  const char *at = NULL;
  for (guint n = 0; n < MOST_NAMES && anno_json_next_element (value, &at, &element); n++)
    {
      g_autofree char *one = read_one (&element);
      if (one != NULL && words->len > 0)
        g_string_append (words, ", ");
      if (one != NULL)
        g_string_append (words, one);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
