#include "foreign/conll-reader.h"

#include "foreign/conll-tags.h"
#include "foreign/conll-words.h"
#include "foreign/foreign-bytes.h"
#include "foreign/foreign-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *text;
  gsize n;
  guint line;
} Word;

/* Some of the words. */
typedef struct
{
  char *name; /* NULL where nothing names it */
  guint first;
  gboolean is_begun; /* by a line that begins a document */
  guint n_untagged;  /* words without a tag that is one, … */
  guint untagged;    /* … and the line of the first */
} Part;

/* A file that is read line by line. */
typedef struct
{
  const char *next;
  const char *end;
  const char *line; /* the one in hand, n bytes without blanks at its ends */
  gsize n;
  guint number;
  guint n_columns; /* of the first word; 0 until it is read */
  gboolean opens_sentence;
  GArray *words;            /* of Word */
  GArray *tags;             /* of AnnoConllTag */
  GHashTable *type_numbers; /* name → number + 1 */
  GPtrArray *types;         /* of char */
  GArray *parts;            /* of Part */
} Reader;

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->name);
}

static gboolean
is_blank (char sign)
{
  return sign == ' ' || sign == '\t' || sign == '\r';
}

static gboolean
next_line (Reader *self)
{
  if (self->next >= self->end)
    return FALSE;
  const char *stop = memchr (self->next, '\n', (gsize) (self->end - self->next));
  const char *p = self->next, *end = stop != NULL ? stop : self->end;
  for (; p < end && is_blank (*p); p++)
    ;
  for (; end > p && is_blank (end[-1]); end--)
    ;
  self->line = p;
  self->n = (gsize) (end - p);
  self->next = stop != NULL ? stop + 1 : self->end;
  self->number++;
  return TRUE;
}

/* What the line has in its first and its last column; how many there are. */
static guint
split_line (const Reader *self, Word *first, Word *last)
{
  const char *end = self->line + self->n;
  char separator = memchr (self->line, '\t', self->n) != NULL ? '\t' : ' ';
  guint n = 0;

  for (const char *p = self->line; p < end;)
    {
      const char *stop = memchr (p, separator, (gsize) (end - p));
      if (stop == NULL)
        stop = end;
      const char *last_sign = stop;
      while (last_sign > p && last_sign[-1] == ' ')
        last_sign--;
      *last = (Word){ p, (gsize) (last_sign - p), self->number };
      if (n++ == 0)
        *first = *last;
      for (p = stop; p < end && is_blank (*p); p++)
        ;
    }
  return n;
}

static guint
number_of_type (Reader *self, const char *text, gsize n)
{
  g_autofree char *name = g_strndup (text, n);
  gpointer number = g_hash_table_lookup (self->type_numbers, name);

  if (number != NULL)
    return GPOINTER_TO_UINT (number) - 1;
  g_ptr_array_add (self->types, name);
  g_hash_table_insert (self->type_numbers, name, GUINT_TO_POINTER (self->types->len));
  g_steal_pointer (&name);
  return self->types->len - 1;
}

/* "O", or a letter of a scheme alone, or with "-" and a type. */
static gboolean
is_tag (const Word *cell)
{
  if (cell->n == 0 || strchr ("OBIESLU", *cell->text) == NULL)
    return FALSE;
  return cell->n == 1 || (*cell->text != 'O' && cell->n > 2 && cell->text[1] == '-');
}

static Part *
part_of (Reader *self)
{
  return &g_array_index (self->parts, Part, self->parts->len - 1);
}

static void
add_word (Reader *self, const Word *word, const Word *cell, guint n_columns)
{
  gboolean is_tagged = n_columns > 1 && is_tag (cell);
  AnnoConllTag tag = { 'O', 0, self->opens_sentence };
  Part *part = part_of (self);

  if (!is_tagged && part->n_untagged++ == 0)
    part->untagged = self->number;
  if (is_tagged)
    tag.letter = *cell->text;
  if (tag.letter != 'O')
    tag.type = cell->n > 2 ? number_of_type (self, cell->text + 2, cell->n - 2)
                           : number_of_type (self, "", 0);
  g_array_append_val (self->words, *word);
  g_array_append_val (self->tags, tag);
  self->opens_sentence = FALSE;
}

/* Begins a document, but where one was just begun, which may be said in two ways. */
static void
begin_part (Reader *self, char *name)
{
  Part *last = part_of (self);
  Part part = { name, self->words->len, TRUE, 0, 0 };
  gboolean is_empty = last->first == self->words->len;

  self->opens_sentence = TRUE;
  if (is_empty && (!last->is_begun || name == NULL || last->name == NULL))
    {
      last->is_begun = TRUE;
      if (name != NULL && last->name == NULL)
        last->name = name;
      else
        g_free (name);
      return;
    }
  g_array_append_val (self->parts, part);
}

static gboolean
read_line (Reader *self, GError **error)
{
  Word word, cell;
  guint n = split_line (self, &word, &cell);
  char *name = anno_conll_read_name (self->line, self->n);

  if (n == 0)
    self->opens_sentence = TRUE;
  if (n == 0 || name != NULL || anno_conll_is_document (word.text, word.n))
    {
      if (n > 0)
        begin_part (self, name);
      return TRUE;
    }
  if (*self->line == '#'
      && (n < 2 || !is_tag (&cell) || (self->n_columns > 0 && n != self->n_columns)))
    return TRUE;
  if (self->n_columns == 0 && (n < 2 || !is_tag (&cell)))
    {
      g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                   _("line %u: the last column is no tag like “O” or “B-person”"), self->number);
      return FALSE;
    }
  if (self->n_columns == 0)
    self->n_columns = n;
  add_word (self, &word, &cell, n);
  return TRUE;
}

static guint
end_of_part (const Reader *self, guint nth)
{
  return nth + 1 < self->parts->len ? g_array_index (self->parts, Part, nth + 1).first
                                    : self->words->len;
}

static void
tell_amiss (const Reader *self, AnnoForeignDocument *document, guint start, guint end,
            AnnoConllScheme scheme)
{
  guint n = 0, line = 0;

  for (guint i = start; i < end; i++)
    if (anno_conll_is_amiss (scheme, self->tags, i) && n++ == 0)
      line = g_array_index (self->words, Word, i).line;
  if (n > 0)
    anno_foreign_document_leave_out (
        document,
        ngettext ("line %u: %u tag doesn’t follow %s, and is read as well as it can be.",
                  "line %u: %u tags don’t follow %s, and are read as well as they can be.", n),
        line, n, anno_conll_scheme_name (scheme));
}

static void
add_spans (const Reader *self, AnnoForeignDocument *document, const char *maker, guint start,
           guint end)
{
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, maker);
  g_autoptr (GArray) spans = anno_conll_list_spans (self->tags, start, end);

  for (guint i = 0; i < spans->len; i++)
    {
      const AnnoConllSpan *found = &g_array_index (spans, AnnoConllSpan, i);
      const char *type = self->types->pdata[found->type];
      AnnoForeignSpan *span = anno_foreign_layer_add (layer, NULL, *type != '\0' ? type : NULL);
      anno_foreign_span_add_range (span, found->start - start, found->end - start, NULL);
      span->place
          = g_strdup_printf (_("line %u"), g_array_index (self->words, Word, found->start).line);
    }
}

static AnnoForeignDocument *
make_document (const Reader *self, guint nth, const char *name, const char *maker,
               AnnoConllScheme scheme)
{
  const Part *part = &g_array_index (self->parts, Part, nth);
  guint end = end_of_part (self, nth);
  AnnoForeignDocument *document = anno_foreign_document_new (name);

  document->unit = ANNO_UNIT_TOKENS;
  document->unit_is_said = TRUE;
  document->tokens = g_ptr_array_new_full (end - part->first, g_free);
  for (guint i = part->first; i < end; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);
      g_ptr_array_add (document->tokens, g_strndup (word->text, word->n));
    }
  if (part->n_untagged > 0)
    anno_foreign_document_leave_out (
        document,
        ngettext ("line %u: %u word has no tag in its last column.",
                  "line %u: %u words have no tag in their last column.", part->n_untagged),
        part->untagged, part->n_untagged);
  tell_amiss (self, document, part->first, end, scheme);
  add_spans (self, document, maker, part->first, end);
  return document;
}

/* Where there are several, the name of the file is that of none. */
static void
hand_over (const Reader *self, const char *file_name, const AnnoForeignSink *sink)
{
  AnnoConllScheme scheme = anno_conll_find_scheme (self->tags);
  g_autofree char *name = NULL, *maker = NULL;
  guint n_full = 0;

  anno_foreign_names_split (file_name, &name, &maker);
  for (guint i = 0; i < self->parts->len; i++)
    n_full += g_array_index (self->parts, Part, i).first < end_of_part (self, i);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      gboolean is_only = n_full > 0 ? n_full == 1 : i == 0;
      if (n_full > 0 ? part->first == end_of_part (self, i) : i > 0)
        continue;
      AnnoForeignDocument *document = make_document (self, i,
                                                     part->name != NULL ? part->name
                                                     : is_only          ? name
                                                                        : NULL,
                                                     maker, scheme);
      if (!sink->take (document, sink->data))
        return;
    }
}

gboolean
anno_conll_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);

  gsize n = 0;
  const char *bytes = g_bytes_get_data (file->bytes, &n);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (AnnoConllTag));
  g_autoptr (GPtrArray) types = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) type_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Reader self = { .next = bytes,
                  .opens_sentence = TRUE,
                  .words = words,
                  .tags = tags,
                  .type_numbers = type_numbers,
                  .types = types,
                  .parts = parts };
  const Part first = { 0 };

  g_array_set_clear_func (parts, part_clear);
  g_array_append_val (parts, first);
  if (!anno_foreign_bytes_check (bytes, n, error))
    return FALSE;
  self.end = n > 0 ? bytes + n : bytes;
  if (n >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    self.next += 3;
  while (next_line (&self))
    if (!read_line (&self, error))
      return FALSE;
  hand_over (&self, file->name, sink);
  return TRUE;
}
