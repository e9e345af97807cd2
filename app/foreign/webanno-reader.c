#include "foreign/webanno-reader.h"

#include "foreign/foreign-bytes.h"
#include "foreign/foreign-names.h"
#include "foreign/webanno-spans.h"
#include "foreign/webanno-text.h"
#include "foreign/webanno-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much longer than the file the text may be, which has blanks between its sentences. */
#define TEXT_MAX_TIMES 4

/* A file that is read line by line. */
typedef struct
{
  const char *next; /* what is left of it */
  const char *end;
  const char *line; /* the one in hand, n bytes without their end */
  gsize n;
  guint number; /* of that line, from 1 */
  AnnoForeignDocument *document;
  AnnoWebannoSchema *schema;
  AnnoWebannoMarks *marks;
  AnnoWebannoText *text;
  GArray *cells;       /* of AnnoWebannoCell: of the line, without the first three */
  gboolean has_line;   /* whether one is in hand that isn't read yet */
  gboolean is_in_head; /* of a sentence */
  guint first_unread;  /* the line of the first comment, 0 for none */
  guint n_unread;
} Reader;

static gboolean
fail (const Reader *self, GError **error, const char *words)
{
  g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
               /* Translators: a number, then what is wrong there. */
               _("line %u: %s"), self->number, words);
  return FALSE;
}

/* Lines end in LF, or CR LF; other ends of lines are escaped in texts, and mean nothing in rows. */
static gboolean
next_line (Reader *self)
{
  if (self->next >= self->end)
    return FALSE;
  const char *stop = memchr (self->next, '\n', (gsize) (self->end - self->next));
  self->line = self->next;
  self->next = stop != NULL ? stop + 1 : self->end;
  self->n = (gsize) ((stop != NULL ? stop : self->end) - self->line);
  if (self->n > 0 && self->line[self->n - 1] == '\r')
    self->n--;
  self->number++;
  return TRUE;
}

static gboolean
begins_with (const Reader *self, const char *prefix)
{
  return self->n >= strlen (prefix) && memcmp (self->line, prefix, strlen (prefix)) == 0;
}

static void
skip_comment (Reader *self)
{
  if (self->n_unread++ == 0)
    self->first_unread = self->number;
}

/* Reads up to the first sentence, whose first line is in hand then; the file may end before. */
static gboolean
read_head (Reader *self, GError **error)
{
  if (!next_line (self) || !anno_webanno_schema_read_format (self->schema, self->line, self->n))
    return fail (self, error,
                 _("this isn’t WebAnno TSV: it doesn’t begin with “#FORMAT=WebAnno TSV 3.3”"));
  if (self->schema->major != 3)
    return fail (self, error, _("WebAnno TSV is read from version 3.0 on"));
  while ((self->has_line = next_line (self)) && (self->n == 0 || *self->line == '#')
         && !begins_with (self, "#Text=") && !begins_with (self, "#Sentence.id="))
    if (self->n > 0 && !anno_webanno_schema_read_layer (self->schema, self->line, self->n))
      skip_comment (self);
  anno_webanno_schema_finish (self->schema);
  return TRUE;
}

static void
read_text (Reader *self)
{
  const gsize skipped = strlen ("#Text=");
  gboolean as_java = self->schema->minor <= 1;

  if (!self->is_in_head)
    {
      AnnoWebannoSentence sentence
          = { g_string_new (NULL), self->number, self->text->words->len, 0 };
      g_array_append_val (self->text->sentences, sentence);
      self->is_in_head = TRUE;
    }
  AnnoWebannoSentence *sentence
      = &g_array_index (self->text->sentences, AnnoWebannoSentence, self->text->sentences->len - 1);
  if (sentence->line != self->number)
    g_string_append_c (sentence->text, '\n');
  anno_webanno_unescape_text (sentence->text, self->line + skipped, self->n - skipped, as_java);
}

/* Cuts the line at its tabs, the last of which ends it; FALSE where it has less cells than its head
 * says. */
static gboolean
split_line (Reader *self, AnnoWebannoCell first[3])
{
  const char *p = self->line, *end = self->line + self->n;
  guint n = 0;

  g_array_set_size (self->cells, 0);
  for (; p != NULL && n < 3 + self->schema->columns->len; n++)
    {
      const char *tab = memchr (p, '\t', (gsize) (end - p));
      AnnoWebannoCell cell = { p, (gsize) ((tab != NULL ? tab : end) - p) };
      if (n < 3)
        first[n] = cell;
      else
        g_array_append_val (self->cells, cell);
      p = tab != NULL ? tab + 1 : NULL;
    }
  if (p != NULL && p < end)
    anno_webanno_marks_leave_out (self->marks, ANNO_WEBANNO_BEYOND, self->number);
  return n == 3 + self->schema->columns->len;
}

/* Reads "12-15". */
static gboolean
read_places (const AnnoWebannoCell *cell, AnnoWebannoRow *row)
{
  AnnoWebannoUnit places;

  if (!anno_webanno_unit_read (cell->text, cell->n, &places) || places.part > 0)
    return FALSE;
  row->start = places.sentence;
  row->end = places.token;
  return row->start <= row->end;
}

static gboolean
read_row (Reader *self, GError **error)
{
  AnnoWebannoCell first[3];
  AnnoWebannoRow row = { .line = self->number };

  if (!split_line (self, first))
    return fail (self, error, _("the row has fewer columns than the head of the file says"));
  if (!anno_webanno_unit_read (first[0].text, first[0].n, &row.unit))
    return fail (self, error, _("the row doesn’t begin with the number of a sentence and a word"));
  if (!read_places (&first[1], &row))
    return fail (self, error, _("the row doesn’t say where its word begins and ends"));
  if (self->text->sentences->len == 0)
    return fail (self, error, _("the row belongs to no sentence"));
  AnnoWebannoSentence *sentence
      = &g_array_index (self->text->sentences, AnnoWebannoSentence, self->text->sentences->len - 1);
  AnnoWebannoWord word = { row.start, row.end, self->number, first[2].text, first[2].n };
  if (row.unit.part == 0 || sentence->n == 0)
    {
      g_array_append_val (self->text->words, word);
      sentence->n++;
    }
  row.cells = (const AnnoWebannoCell *) (gpointer) self->cells->data;
  anno_webanno_marks_add_row (self->marks, &row);
  self->is_in_head = FALSE;
  return TRUE;
}

/* Whether the last sentence has words, which say where it lies. */
static gboolean
check_sentence (const Reader *self, GError **error)
{
  guint n = self->text->sentences->len;
  const AnnoWebannoSentence *last
      = n > 0 ? &g_array_index (self->text->sentences, AnnoWebannoSentence, n - 1) : NULL;

  if (last == NULL || last->n > 0 || self->is_in_head)
    return TRUE;
  return fail (self, error, _("the sentence above has no words"));
}

static gboolean
read_body (Reader *self, GError **error)
{
  for (; self->has_line; self->has_line = next_line (self))
    {
      if (self->n > 0 && *self->line != '#' && !read_row (self, error))
        return FALSE;
      if (begins_with (self, "#Text="))
        read_text (self);
      else if (begins_with (self, "#") && !begins_with (self, "#Sentence.id="))
        skip_comment (self);
      else if (self->n == 0)
        self->is_in_head = FALSE;
      if (!check_sentence (self, error))
        return FALSE;
    }
  self->is_in_head = FALSE;
  return check_sentence (self, error);
}

static gboolean
take_text (Reader *self, gsize n_bytes, GError **error)
{
  guint line;

  self->document->unit = anno_webanno_text_find_unit (self->text, &line);
  self->document->text
      = anno_webanno_text_join (self->text, self->document->unit, n_bytes * TEXT_MAX_TIMES, error);
  if (line > 0)
    anno_foreign_document_leave_out (
        self->document, _("line %u: the word isn’t what the text has at its place."), line);
  if (self->first_unread > 0)
    anno_foreign_document_leave_out (
        self->document,
        ngettext ("line %u: %u line that says nothing of layers or sentences.",
                  "line %u: %u lines that say nothing of layers or sentences.", self->n_unread),
        self->first_unread, self->n_unread);
  return self->document->text != NULL;
}

static gboolean
read_all (Reader *self, gsize n_bytes, const char *maker, GError **error)
{
  if (!read_head (self, error))
    return FALSE;
  self->marks = anno_webanno_marks_new (self->schema);
  if (!read_body (self, error) || !take_text (self, n_bytes, error))
    return FALSE;
  anno_webanno_spans_add (self->marks, self->document, maker);
  return TRUE;
}

gboolean
anno_webanno_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);

  gsize n = 0;
  const char *bytes = g_bytes_get_data (file->bytes, &n);
  g_autofree char *name = NULL, *maker = NULL;
  if (!anno_foreign_bytes_check (bytes, n, error))
    return FALSE;
  anno_foreign_names_split (file->name, &name, &maker);
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new (name);
  g_autoptr (AnnoWebannoSchema) schema = anno_webanno_schema_new ();
  g_autoptr (AnnoWebannoText) text = anno_webanno_text_new ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoCell));
  Reader self
      = { .next = bytes, .document = document, .schema = schema, .text = text, .cells = cells };
  self.end = n > 0 ? bytes + n : bytes;
  if (n >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    self.next += 3;
  gboolean is_read = read_all (&self, n, maker, error);
  g_clear_pointer (&self.marks, anno_webanno_marks_free);
  if (is_read)
    sink->take (g_steal_pointer (&document), sink->data);
  return is_read;
}
