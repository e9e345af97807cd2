#include "formats/json-head.h"

#include <string.h>

static const char *
skip_blanks (const char *at, const char *end)
{
  while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
    at++;
  return at;
}

/* @at: behind the opening quote. At the closing one, or @end. */
static const char *
find_quote (const char *at, const char *end)
{
  for (; at < end && *at != '"'; at++)
    if (*at == '\\' && at + 1 < end)
      at++;
  return at;
}

/* A string of the object itself that a colon follows is a name. Behind the string. */
static const char *
read_string (AnnoJsonHead *self, const char *at, const char *end, guint depth)
{
  const char *quote = find_quote (at, end);
  const char *next = quote < end ? skip_blanks (quote + 1, end) : end;

  if (depth == 1 && next < end && *next == ':')
    g_ptr_array_add (self->names, g_strndup (at, (gsize) (quote - at)));
  return quote < end ? quote + 1 : end;
}

static void
read_object (AnnoJsonHead *self, const char *at, const char *end)
{
  guint depth = 0;

  while (at < end && !self->ended)
    {
      char c = *at++;
      if (c == '"')
        at = read_string (self, at, end, depth);
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        self->ended = --depth == 0;
    }
  at = skip_blanks (at, end);
  self->followed = self->ended && at < end && *at == '{';
}

void
anno_json_head_skip_mark (const char **text, gsize *n_bytes)
{
  g_return_if_fail (text != NULL && n_bytes != NULL);

  if (*n_bytes < 3 || memcmp (*text, "\xEF\xBB\xBF", 3) != 0)
    return;
  *text += 3;
  *n_bytes -= 3;
}

gboolean
anno_json_head_read (const char *head, gsize n_bytes, AnnoJsonHead *self)
{
  g_return_val_if_fail ((head != NULL || n_bytes == 0) && self != NULL, FALSE);

  head = head != NULL ? head : "";
  anno_json_head_skip_mark (&head, &n_bytes);
  const char *end = head + n_bytes, *at = skip_blanks (head, end);
  *self = (AnnoJsonHead){ .in_array = at < end && *at == '[' };
  if (self->in_array)
    at = skip_blanks (at + 1, end);
  if (at == end || *at != '{')
    return FALSE;
  const char *first = skip_blanks (at + 1, end);
  if (first == end || (*first != '"' && *first != '}'))
    return FALSE;
  self->names = g_ptr_array_new_with_free_func (g_free);
  read_object (self, at, end);
  return TRUE;
}

void
anno_json_head_clear (AnnoJsonHead *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->names, g_ptr_array_unref);
}
