#include "formats/warc-reader.h"

#include "formats/article-format.h"
#include "formats/header-lines.h"
#include "formats/warc-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The most that the lines of a header may be. */
#define MAX_HEAD (64 * 1024)
/* How far a record may lie behind the last one: two line ends, and what some writers add. */
#define GAP 64
#define STEP (64 * 1024)
/* No file is that long, and sums of such lengths are right. */
#define MOST_LENGTH MIN (G_MAXINT64 / 4, G_MAXSIZE / 4)

static const char begin[] = "WARC/";
/* How a record begins that is searched for: at the beginning of a line. */
static const char next_begin[] = "\nWARC/1.";

struct _AnnoWarcReader
{
  AnnoWarcStream *stream;
  AnnoWarcRecord record;
  gsize to_skip;     /* of the record that was given */
  gboolean told_end; /* that the member ends before its end */
};

static void
clear_record (AnnoWarcRecord *self)
{
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->content_type, g_free);
  self->block = NULL;
  self->n_block = 0;
}

static gboolean
fail (GError **error, AnnoArticleFormatError code, const char *why)
{
  g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, code, why);
  return FALSE;
}

AnnoWarcReader *
anno_warc_reader_new (AnnoByteWindow *window)
{
  g_return_val_if_fail (window != NULL, NULL);

  AnnoWarcReader *self = g_new0 (AnnoWarcReader, 1);
  self->stream = anno_warc_stream_new (window);
  return self;
}

void
anno_warc_reader_free (AnnoWarcReader *self)
{
  g_return_if_fail (self != NULL);

  clear_record (&self->record);
  anno_warc_stream_free (self->stream);
  g_free (self);
}

/* The member ends here: takes @why. */
static gboolean
tell_end (AnnoWarcReader *self, GError *why, GError **error)
{
  self->told_end = TRUE;
  g_propagate_error (error, why);
  return FALSE;
}

/* To the next line of this member that a record may begin at, or to its end. */
static void
find_record (AnnoWarcReader *self)
{
  gsize length = strlen (next_begin), n;
  const char *bytes;

  do
    {
      n = anno_warc_stream_peek (self->stream, STEP, &bytes, NULL);
      const char *found = n > 0 ? memmem (bytes, n, next_begin, length) : NULL;
      if (found != NULL)
        {
          anno_warc_stream_skip (self->stream, (gsize) (found - bytes) + 1);
          return;
        }
      anno_warc_stream_skip (self->stream, n == STEP ? n - length + 1 : n);
    }
  while (n == STEP);
}

static void
skip_line_ends (AnnoWarcReader *self)
{
  const char *bytes;
  gsize n, i;

  do
    {
      n = anno_warc_stream_peek (self->stream, GAP, &bytes, NULL);
      for (i = 0; i < n && (bytes[i] == '\r' || bytes[i] == '\n'); i++)
        ;
      anno_warc_stream_skip (self->stream, i);
    }
  while (i == GAP);
}

/* To where the next record begins, in this member or the next one. FALSE with an error where this
 * one ends before that. */
static gboolean
go_to_record (AnnoWarcReader *self, GError **error)
{
  const char *bytes;

  for (;;)
    {
      GError *why = NULL;
      skip_line_ends (self);
      gsize n = anno_warc_stream_peek (self->stream, strlen (begin), &bytes, &why);
      gboolean found = n == strlen (begin) && memcmp (bytes, begin, n) == 0;
      if (!found && why != NULL && !self->told_end)
        return tell_end (self, why, error);
      g_clear_error (&why);
      if (found)
        return TRUE;
      if (n > 0)
        find_record (self);
      else if (!anno_warc_stream_next_member (self->stream))
        return FALSE;
      else
        self->told_end = FALSE;
    }
}

/* Some writers put angle brackets around what needs none. */
static char *
read_name (const char *head, gsize n_head, const char *name)
{
  char *value = anno_header_lines_find (head, n_head, name);
  gsize n = value != NULL ? strlen (value) : 0;

  if (n > 1 && value[0] == '<' && value[n - 1] == '>')
    {
      memmove (value, value + 1, n - 2);
      value[n - 2] = '\0';
    }
  return value;
}

static gboolean
read_length (const char *head, gsize n_head, guint64 *length)
{
  g_autofree char *value = anno_header_lines_find (head, n_head, "Content-Length");

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, MOST_LENGTH, length, NULL);
}

/* A header that runs into the next record has no end; looking on for one would be looking at every
 * line as often as there are records in what a header may be. */
static gsize
measure_head (const char *head, gsize n)
{
  const char *next = n > 0 ? memmem (head, n, next_begin, strlen (next_begin)) : NULL;

  return anno_header_lines_measure (head, next != NULL ? (gsize) (next - head) + 1 : n);
}

/* Reads the header; how long it is, or 0 with an error. */
static gsize
read_head (AnnoWarcReader *self, guint64 *length, GError **error)
{
  AnnoWarcRecord *record = &self->record;
  const char *head;
  g_autoptr (GError) why = NULL;
  gsize n = anno_warc_stream_peek (self->stream, MAX_HEAD, &head, &why);
  gsize n_head = measure_head (head, n);

  if (n_head == 0 && why != NULL)
    tell_end (self, g_steal_pointer (&why), error);
  else if (n_head == 0)
    fail (error, ANNO_ARTICLE_FORMAT_ERROR_BROKEN, _("Its header doesn’t end."));
  if (n_head == 0)
    return 0;
  record->type = anno_header_lines_find (head, n_head, "WARC-Type");
  record->url = read_name (head, n_head, "WARC-Target-URI");
  record->id = read_name (head, n_head, "WARC-Record-ID");
  record->content_type = anno_header_lines_find (head, n_head, "Content-Type");
  for (char *c = record->type; c != NULL && *c != '\0'; c++)
    *c = g_ascii_tolower (*c);
  if (read_length (head, n_head, length))
    return n_head;
  return fail (error, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
               _("Its header doesn’t say how long it is (Content-Length)."));
}

/* Behind a record comes another one, or nothing. */
static gboolean
ends_well (const char *behind, gsize n)
{
  gsize i = 0;

  while (i < n && (behind[i] == '\r' || behind[i] == '\n'))
    i++;
  n -= i;
  return memcmp (behind + i, begin, MIN (n, strlen (begin))) == 0;
}

static gboolean
fail_early (GError **error)
{
  return fail (error, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
               _("It ends too early; the file may have been cut off."));
}

static gboolean
fail_length (GError **error)
{
  return fail (error, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
               _("It isn’t as long as its header says (Content-Length)."));
}

/* What is packed is unpacked only up to here; what is plain is passed over, unread. */
static gboolean
refuse_block (AnnoWarcReader *self, gsize whole, GError **error)
{
  const char *behind;
  gsize n;

  if (!anno_warc_stream_is_plain (self->stream))
    self->told_end = TRUE;
  else if (!anno_warc_stream_peek_behind (self->stream, whole, GAP, &behind, &n))
    return fail_early (error);
  else if (!ends_well (behind, n))
    return fail_length (error);
  else
    self->to_skip = whole;
  return fail (error, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
               _("It is larger than 64 MiB, the most that can be read."));
}

/* The block, which is as long as the header says. */
static gboolean
read_block (AnnoWarcReader *self, gsize n_head, guint64 length, GError **error)
{
  GError *why = NULL;
  const char *bytes;

  gsize whole = n_head + (gsize) length;
  if (length > ANNO_WARC_MAX_BLOCK)
    return refuse_block (self, whole, error);
  gsize n = anno_warc_stream_peek (self->stream, whole + GAP, &bytes, &why);
  if (n < whole && why != NULL)
    return tell_end (self, why, error);
  g_clear_error (&why);
  if (n < whole)
    return fail_early (error);
  if (!ends_well (bytes + whole, n - whole))
    return fail_length (error);
  self->to_skip = whole;
  self->record.block = bytes + n_head;
  self->record.n_block = (gsize) length;
  return TRUE;
}

const AnnoWarcRecord *
anno_warc_reader_next (AnnoWarcReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  GError *why = NULL;
  guint64 length = 0;
  clear_record (&self->record);
  anno_warc_stream_skip (self->stream, self->to_skip);
  self->to_skip = 0;
  if (!go_to_record (self, &why))
    {
      self->record.number += why != NULL;
      if (why != NULL)
        g_propagate_error (error, why);
      return NULL;
    }
  self->record.number++;
  anno_warc_stream_begin (self->stream);
  gsize n_head = read_head (self, &length, error);
  if (n_head > 0 && read_block (self, n_head, length, error))
    return &self->record;
  self->record.block = NULL;
  self->record.n_block = 0;
  /* Where its length can't be trusted, the next one may lie within it. */
  if (self->to_skip == 0)
    {
      anno_warc_stream_skip (self->stream, n_head > 0 ? n_head - 1 : strlen (begin));
      find_record (self);
    }
  return NULL;
}

const AnnoWarcRecord *
anno_warc_reader_get_record (const AnnoWarcReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->record;
}

guint64
anno_warc_reader_get_done (const AnnoWarcReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return anno_warc_stream_get_done (self->stream);
}
