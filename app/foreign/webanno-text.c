#include "foreign/webanno-text.h"

#include "foreign/set-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
sentence_clear (gpointer data)
{
  g_string_free (((AnnoWebannoSentence *) data)->text, TRUE);
}

AnnoWebannoText *
anno_webanno_text_new (void)
{
  AnnoWebannoText *self = g_new0 (AnnoWebannoText, 1);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoSentence));
  g_array_set_clear_func (self->sentences, sentence_clear);
  self->words = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoWord));
  return self;
}

void
anno_webanno_text_free (AnnoWebannoText *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->sentences);
  g_array_unref (self->words);
  g_free (self);
}

static const AnnoWebannoWord *
word_of (const AnnoWebannoText *self, const AnnoWebannoSentence *sentence, guint nth)
{
  return &g_array_index (self->words, AnnoWebannoWord, sentence->first + nth);
}

/* How many blanks stand before the first word, which a sentence should begin with. */
static guint
count_lead (const AnnoWebannoText *self, const AnnoWebannoSentence *sentence)
{
  const AnnoWebannoWord *word = word_of (self, sentence, 0);
  const char *text = sentence->text->str;
  guint lead = (guint) strspn (text, " ");
  gboolean is_shifted = lead > 0 && *word->word != ' ' && lead <= word->start
                        && strncmp (text + lead, word->word, word->n) == 0;

  return is_shifted ? lead : 0;
}

/* Where the text of the sentence begins. */
static guint
start_of (const AnnoWebannoText *self, const AnnoWebannoSentence *sentence)
{
  return word_of (self, sentence, 0)->start - count_lead (self, sentence);
}

static gsize
to_byte (const AnnoOffsets *offsets, AnnoOffsetUnit unit, guint place)
{
  return anno_offsets_to_byte (
      offsets, unit == ANNO_UNIT_UTF16 ? anno_offsets_from_utf16 (offsets, place) : place);
}

/* A tab or a line end that is a word can only be written by an escape. */
static gboolean
is_at_place (const char *text, gsize start, gsize end, const AnnoWebannoWord *word)
{
  return (end - start == word->n && memcmp (text + start, word->word, word->n) == 0)
         || (start < end && (guchar) text[start] < ' ' && word->n > 0 && *word->word == '\\');
}

/* The line of the first word that isn't at its place; 0 for none. The line feed after the sentence
 * may be a word. */
static guint
find_misplaced (const AnnoWebannoText *self, const AnnoWebannoSentence *sentence,
                AnnoOffsetUnit unit)
{
  g_autoptr (GString) text = g_string_new_len (sentence->text->str, (gssize) sentence->text->len);
  g_string_append_c (text, '\n');
  g_autoptr (AnnoOffsets) offsets = anno_offsets_new (text->str, text->len);
  guint start = start_of (self, sentence);

  for (guint i = 0; i < sentence->n; i++)
    {
      const AnnoWebannoWord *word = word_of (self, sentence, i);
      gsize from, to;
      if (word->start < start)
        return word->line;
      from = to_byte (offsets, unit, word->start - start);
      to = to_byte (offsets, unit, word->end - start);
      if (!is_at_place (text->str, from, to, word))
        return word->line;
    }
  return 0;
}

static guint
find_first_misplaced (const AnnoWebannoText *self, AnnoOffsetUnit unit)
{
  for (guint i = 0; i < self->sentences->len; i++)
    {
      guint line
          = find_misplaced (self, &g_array_index (self->sentences, AnnoWebannoSentence, i), unit);
      if (line > 0)
        return line;
    }
  return 0;
}

AnnoOffsetUnit
anno_webanno_text_find_unit (const AnnoWebannoText *self, guint *line)
{
  g_return_val_if_fail (self != NULL && line != NULL, ANNO_UNIT_UTF16);

  *line = find_first_misplaced (self, ANNO_UNIT_UTF16);
  if (*line > 0 && find_first_misplaced (self, ANNO_UNIT_CODE_POINTS) == 0)
    {
      *line = 0;
      return ANNO_UNIT_CODE_POINTS;
    }
  return ANNO_UNIT_UTF16;
}

static guint
count (const GString *text, AnnoOffsetUnit unit)
{
  g_autoptr (AnnoOffsets) offsets = anno_offsets_new (text->str, text->len);
  return unit == ANNO_UNIT_UTF16 ? anno_offsets_get_utf16_length (offsets)
                                 : anno_offsets_get_length (offsets);
}

static gboolean
fail (GError **error, guint line, const char *words)
{
  g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
               /* Translators: a number, then what is wrong there. */
               _("line %u: %s"), line, words);
  return FALSE;
}

/* Adds what lies between the sentence at @line, which begins at @start, and what is there so far.
 */
static gboolean
add_gap (GString *out, guint *length, guint start, guint line, gsize max, GError **error)
{
  if (*length > start)
    {
      /* The line feed after the last sentence isn't there. */
      g_string_truncate (out, out->len - 1);
      (*length)--;
    }
  if (*length > start)
    return fail (error, line, _("the sentence begins before the end of the one above it"));
  if (start - *length > max || out->len > max - (start - *length))
    return fail (error, line, _("the sentence begins further on than the file is long"));
  gsize n = start - *length, old = out->len;
  g_string_set_size (out, old + n);
  memset (out->str + old, ' ', n);
  *length = start;
  return TRUE;
}

char *
anno_webanno_text_join (const AnnoWebannoText *self, AnnoOffsetUnit unit, gsize max, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  guint length = 0;
  for (guint i = 0; i < self->sentences->len; i++)
    {
      const AnnoWebannoSentence *sentence
          = &g_array_index (self->sentences, AnnoWebannoSentence, i);
      if (!add_gap (out, &length, start_of (self, sentence), sentence->line, max, error))
        return NULL;
      g_string_append_len (out, sentence->text->str, (gssize) sentence->text->len);
      g_string_append_c (out, '\n');
      length += count (sentence->text, unit) + 1;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
