#include "suggest/calendar-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_today (AnnoReader *self, const char *document_date)
{
  AnnoTimexForm form;

  if (document_date == NULL || !anno_timex_form_parse (&form, document_date, NULL)
      || form.kind != ANNO_TIMEX_DAY || form.any_year)
    return FALSE;
  g_date_set_dmy (&self->today, form.day, form.month, form.year);
  return TRUE;
}

gboolean
anno_reader_init (AnnoReader *self, const char *words, const char *document_date)
{
  g_return_val_if_fail (self != NULL && words != NULL, FALSE);

  memset (self, 0, sizeof *self);
  g_date_clear (&self->today, 1);
  self->words = words;
  self->tokens = anno_tokens_new (words);
  self->has_today = read_today (self, document_date);
  return self->tokens != NULL && self->tokens->len > 0;
}

void
anno_reader_clear (AnnoReader *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_error (&self->refusal);
}

const AnnoToken *
anno_reader_peek (const AnnoReader *self, guint ahead)
{
  guint place = self->at + ahead;
  return place < self->tokens->len ? &g_array_index (self->tokens, AnnoToken, place) : NULL;
}

gboolean
anno_reader_at_end (const AnnoReader *self)
{
  return self->at >= self->tokens->len;
}

const char *
anno_reader_word (const AnnoReader *self, guint ahead)
{
  const AnnoToken *token = anno_reader_peek (self, ahead);
  return token != NULL && token->kind == ANNO_TOKEN_WORD ? token->word : "";
}

/* How many tokens the phrase at @phrase (up to "|" or the end) takes; 0 where it isn't there. */
static guint
match_phrase (const AnnoReader *self, const char *phrase, gsize length)
{
  const char *end = phrase + length;
  guint n = 0;

  while (phrase < end)
    {
      gsize size = strcspn (phrase, " |");
      const char *word = anno_reader_word (self, n);
      if (strlen (word) != size || strncmp (word, phrase, size) != 0)
        return 0;
      n++;
      phrase += size + 1;
    }
  return n;
}

guint
anno_reader_take (AnnoReader *self, const char *phrases)
{
  for (guint i = 1; *phrases != '\0'; i++)
    {
      gsize length = strcspn (phrases, "|");
      guint n = match_phrase (self, phrases, length);
      self->at += n;
      if (n > 0)
        return i;
      phrases += length + (phrases[length] == '|' ? 1 : 0);
    }
  return 0;
}

void
anno_reader_skip (AnnoReader *self, const char *phrases)
{
  while (anno_reader_take (self, phrases) > 0)
    ;
}

gboolean
anno_reader_need_today (AnnoReader *self)
{
  self->relative = TRUE;
  if (self->has_today)
    return TRUE;
  return anno_reader_refuse (
      self, ANNO_CALENDAR_ERROR_NEEDS_DATE,
      _("“%s” counts from the document date, which isn’t known: set it first"), self->words);
}

gboolean
anno_reader_refuse (AnnoReader *self, AnnoCalendarError code, const char *format, ...)
{
  va_list arguments;

  if (self->refusal != NULL)
    return FALSE;
  va_start (arguments, format);
  self->refusal = g_error_new_valist (ANNO_CALENDAR_ERROR, code, format, arguments);
  va_end (arguments);
  return FALSE;
}
