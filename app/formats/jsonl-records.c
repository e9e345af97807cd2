#include "formats/jsonl-records.h"

#include "formats/json-scan.h"

#include <string.h>

/* What is looked at first, and gone through at once where nothing is kept. */
#define STEP (64 * 1024)
/* So much shows that a record is too large. */
#define MOST (ANNO_JSONL_MAX_RECORD + 1)

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Behind a number, a word, or what is no value at all. */
static gboolean
is_behind (char c)
{
  return is_blank (c) || strchr (",[]{\"", c) != NULL; /* and a NUL */
}

static void
begin_value (AnnoJsonlCourse *self, char c)
{
  self->begun = TRUE;
  self->in_string = c == '"';
  self->depth = c == '{';
}

static void
go_on_in_string (AnnoJsonlCourse *self, char c)
{
  if (self->escaped)
    self->escaped = FALSE;
  else if (c == '\\')
    self->escaped = TRUE;
  else if (c == '"')
    {
      self->in_string = FALSE;
      self->ended = self->depth == 0;
    }
}

static void
go_on_in_brackets (AnnoJsonlCourse *self, char c)
{
  if (c == '"')
    self->in_string = TRUE;
  else if (c == '{' || c == '[')
    self->depth++;
  else if ((c == '}' || c == ']') && --self->depth == 0)
    self->ended = TRUE;
}

/* How many of the bytes are still of the value: objects end by their brackets, strings by their
 * quotes, all else before what can't be of it. */
static gsize
go_through_value (AnnoJsonlCourse *self, const char *text, gsize n)
{
  gsize i = 0;

  for (; i < n && !self->ended; i++)
    if (self->in_string)
      go_on_in_string (self, text[i]);
    else if (self->depth > 0)
      go_on_in_brackets (self, text[i]);
    else if (!self->begun)
      begin_value (self, text[i]);
    else if (is_behind (text[i]))
      {
        self->ended = TRUE;
        break;
      }
  return i;
}

static gsize
go_through_line (AnnoJsonlCourse *self, const char *text, gsize n)
{
  const char *line_end = n > 0 ? memchr (text, '\n', n) : NULL;

  self->ended = line_end != NULL;
  return line_end != NULL ? (gsize) (line_end - text) + 1 : n;
}

static gsize
go_through (AnnoJsonlRecords *self, const char *text, gsize n)
{
  return self->lines ? go_through_line (&self->course, text, n)
                     : go_through_value (&self->course, text, n);
}

/* Leaves @n bytes behind that a peek gave at @text. */
static void
leave (AnnoJsonlRecords *self, const char *text, gsize n)
{
  const char *end = text + n;

  for (const char *at = text; n > 0 && (at = memchr (at, '\n', (gsize) (end - at))) != NULL; at++)
    self->line++;
  anno_byte_window_skip (self->window, n);
}

/* What the window stands in front of, to its end or as much as there may be of it. */
static void
measure (AnnoJsonlRecords *self, const char **text)
{
  gsize done = 0, n = 0;

  self->course = (AnnoJsonlCourse){ 0 };
  for (gsize want = STEP; !self->course.ended && done < MOST; want = MIN (want * 4, MOST))
    {
      n = anno_byte_window_peek (self->window, want, text);
      done += go_through (self, *text + done, n - done);
      if (n < want)
        break;
    }
  self->n_record = done;
}

/* Leaves the record behind, also what wasn't given of it. */
static void
leave_record (AnnoJsonlRecords *self)
{
  const char *text;
  gsize n = anno_byte_window_peek (self->window, self->n_record, &text);

  leave (self, text, n);
  while (self->n_record == MOST && !self->course.ended
         && (n = anno_byte_window_peek (self->window, STEP, &text)) > 0)
    leave (self, text, go_through (self, text, n));
  self->n_record = 0;
}

/* To what isn't blank, nor one of @others. */
static void
skip_blanks (AnnoJsonlRecords *self, const char *others)
{
  const char *text;
  gsize n, i;

  do
    {
      n = anno_byte_window_peek (self->window, STEP, &text);
      for (i = 0; i < n && text[i] != '\0' && (is_blank (text[i]) || strchr (others, text[i])); i++)
        ;
      leave (self, text, i);
    }
  while (i > 0 && i == n);
}

/* Whether the object that the window stands in front of is one, and runs over the end of its
 * line. */
static gboolean
runs_over (AnnoJsonlRecords *self)
{
  const char *text;

  measure (self, &text);
  gsize length = self->n_record;
  self->n_record = 0;
  return memchr (text, '\n', length) != NULL
         && anno_json_scan (text, length, ANNO_JSONL_MAX_RECORD, 1, NULL);
}

void
anno_jsonl_records_init (AnnoJsonlRecords *self, AnnoByteWindow *window)
{
  const char *first;

  g_return_if_fail (self != NULL && window != NULL);

  *self = (AnnoJsonlRecords){ .window = window, .line = 1 };
  skip_blanks (self, "");
  gsize n = anno_byte_window_peek (window, 1, &first);
  self->lines = n == 0 || (*first != '[' && (*first != '{' || !runs_over (self)));
}

gboolean
anno_jsonl_records_next (AnnoJsonlRecords *self, AnnoJsonSlice *record, guint *line)
{
  const char *text;

  g_return_val_if_fail (self != NULL && record != NULL && line != NULL, FALSE);

  leave_record (self);
  skip_blanks (self, self->lines ? "" : ",[]");
  *line = self->line;
  measure (self, &text);
  gsize length = self->n_record;
  while (self->lines && length > 0 && is_blank (text[length - 1]))
    length--;
  *record = (AnnoJsonSlice){ text, length };
  return length > 0;
}
