#include "formats/jsonl-records.h"

#include "formats/json-scan.h"

#include <string.h>

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *
skip_blanks (const char *at, const char *end)
{
  while (at < end && is_blank (*at))
    at++;
  return at;
}

/* @at: behind the opening quote. Behind the closing one. */
static const char *
skip_string (const char *at, const char *end)
{
  for (; at < end && *at != '"'; at++)
    if (*at == '\\' && at + 1 < end)
      at++;
  return at < end ? at + 1 : end;
}

/* Behind the object at @at, by its brackets; @end where they don't match. */
static const char *
skip_object (const char *at, const char *end)
{
  gsize depth = 0;

  while (at < end)
    {
      char c = *at++;
      if (c == '"')
        at = skip_string (at, end);
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        break;
    }
  return at;
}

static const char *
find_line_end (const char *at, const char *end)
{
  const char *line_end = memchr (at, '\n', (gsize) (end - at));
  return line_end != NULL ? line_end : end;
}

/* Whether the object at @at is one, and runs over the end of its line. */
static gboolean
runs_over (const char *at, const char *end)
{
  const char *most = end - at > ANNO_JSONL_MAX_RECORD ? at + ANNO_JSONL_MAX_RECORD : end;
  const char *after = skip_object (at, most);
  gsize length = (gsize) (after - at);

  return memchr (at, '\n', length) != NULL
         && anno_json_scan (at, length, ANNO_JSONL_MAX_RECORD, 1, NULL);
}

void
anno_jsonl_records_init (AnnoJsonlRecords *self, const char *text, gsize n_bytes)
{
  g_return_if_fail (self != NULL && (text != NULL || n_bytes == 0));

  text = text != NULL ? text : "";
  const char *end = text + n_bytes, *first = skip_blanks (text, end);
  gboolean array = first < end && *first == '[';
  gboolean object = first < end && *first == '{' && runs_over (first, end);
  *self = (AnnoJsonlRecords){ text, end, !array && !object, 1 };
}

static void
go_to (AnnoJsonlRecords *self, const char *to)
{
  while (self->at < to)
    {
      const char *line_end = find_line_end (self->at, to);
      self->line += line_end < to;
      self->at = line_end < to ? line_end + 1 : to;
    }
}

/* Behind a value that is no object. */
static const char *
skip_other (const char *at, const char *end)
{
  if (*at == '"')
    return skip_string (at + 1, end);
  while (at < end && !is_blank (*at) && strchr (",[]{\"", *at) == NULL)
    at++;
  return at;
}

static gboolean
next_value (AnnoJsonlRecords *self, AnnoJsonSlice *record, guint *line)
{
  const char *at = self->at;

  while (at < self->end && (is_blank (*at) || *at == ',' || *at == '[' || *at == ']'))
    at++;
  go_to (self, at);
  if (at == self->end)
    return FALSE;
  *line = self->line;
  const char *after = *at == '{' ? skip_object (at, self->end) : skip_other (at, self->end);
  /* What is none of the above, as a NUL is. */
  go_to (self, MAX (after, at + 1));
  *record = (AnnoJsonSlice){ at, (gsize) (self->at - at) };
  return TRUE;
}

static gboolean
next_line (AnnoJsonlRecords *self, AnnoJsonSlice *record, guint *line)
{
  while (self->at < self->end)
    {
      const char *line_end = find_line_end (self->at, self->end);
      const char *first = skip_blanks (self->at, line_end);
      *line = self->line++;
      self->at = line_end < self->end ? line_end + 1 : self->end;
      while (line_end > first && is_blank (line_end[-1]))
        line_end--;
      *record = (AnnoJsonSlice){ first, (gsize) (line_end - first) };
      if (record->length > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
anno_jsonl_records_next (AnnoJsonlRecords *self, AnnoJsonSlice *record, guint *line)
{
  g_return_val_if_fail (self != NULL && record != NULL && line != NULL, FALSE);

  return self->lines ? next_line (self, record, line) : next_value (self, record, line);
}
