#include "session/journal-reader.h"

#include <string.h>

void
anno_journal_content_free (AnnoJournalContent *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  if (self->sound != NULL)
    g_string_free (self->sound, TRUE);
  g_free (self);
}

/* One line at a time; *@at moves behind it. NULL where it isn't a record. */
static AnnoJournalRecord *
next_record (const char *text, gsize length, gsize *at)
{
  const char *line = text + *at;
  const char *end = memchr (line, '\n', length - *at);
  gsize n = end != NULL ? (gsize) (end - line) : length - *at;

  *at += end != NULL ? n + 1 : n;
  return end != NULL ? anno_journal_record_read (line, n) : NULL;
}

static void
take_record (AnnoJournalContent *self, AnnoJournalRecord *record)
{
  if (record->kind == ANNO_JOURNAL_START)
    anno_journal_record_free (record);
  else
    g_ptr_array_add (self->records, record);
}

AnnoJournalContent *
anno_journal_content_read (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  AnnoJournalContent *self = g_new0 (AnnoJournalContent, 1);
  g_autoptr (GString) sound = g_string_new (NULL);
  gsize length, at = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  guint n_bad = 0; /* since the last whole record */

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_journal_record_free);
  while (at < length)
    {
      gsize start = at;
      AnnoJournalRecord *record = next_record (text, length, &at);
      if (record == NULL)
        {
          n_bad++;
          continue;
        }
      self->n_damaged += n_bad;
      n_bad = 0;
      self->sound_length = at;
      g_string_append_len (sound, text + start, (gssize) (at - start));
      take_record (self, record);
    }
  if (n_bad > 1)
    self->n_damaged += n_bad;
  if (self->n_damaged > 0)
    self->sound = g_steal_pointer (&sound);
  return self;
}
