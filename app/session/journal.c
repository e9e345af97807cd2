#include "session/journal.h"

#include "session/journal-file.h"
#include "session/journal-writer.h"

#define SHRINK_TO (ANNO_JOURNAL_MAX / 4 * 3)

struct _AnnoJournal
{
  AnnoJournalFile file;
  char *root;
  char *annotator;
  goffset left_length; /* of what is sound of the journal that was left */

  /* From …_start on. */
  AnnoJournalWriter *writer;
  GArray *numbers; /* of guint64: which act did each step of the history */
  guint n_done;
  guint64 last;
  gboolean shrinking;
  gboolean stale;    /* the file holds steps that are forgotten */
  GHashTable *texts; /* article → the hash that was noted last */
  AnnoJournalNotify notify;
  AnnoJournalDropped dropped;
  gpointer data;
};

char *
anno_journal_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "annotator", "journals", NULL);
}

static gboolean
mend (AnnoJournal *self, const AnnoJournalContent *content, char **kept, GError **error)
{
  if (content->sound == NULL)
    return TRUE;
  *kept = anno_journal_file_keep_copy (&self->file, error);
  return *kept != NULL
         && anno_journal_file_replace (&self->file, content->sound->str, content->sound->len,
                                       error);
}

AnnoJournal *
anno_journal_open (const char *folder, const char *root, const char *annotator,
                   AnnoJournalContent **content, char **kept, GError **error)
{
  g_return_val_if_fail (content != NULL && kept != NULL, NULL);

  AnnoJournal *self = g_new0 (AnnoJournal, 1);
  self->root = g_strdup (root);
  self->annotator = g_strdup (annotator);
  *kept = NULL;
  *content = NULL;

  g_autoptr (GBytes) bytes = NULL;
  if (anno_journal_file_open (&self->file, folder, root, annotator, error))
    bytes = anno_journal_file_read (&self->file, error);
  if (bytes != NULL)
    {
      *content = anno_journal_content_read (bytes);
      self->file.length = (goffset) (*content)->sound_length;
    }
  if (bytes == NULL || !mend (self, *content, kept, error))
    {
      g_clear_pointer (content, anno_journal_content_free);
      anno_journal_free (self);
      return NULL;
    }
  return self;
}

AnnoJournalContent *
anno_journal_read_left (AnnoJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GBytes) bytes = anno_journal_file_take_left (&self->file);
  if (bytes == NULL)
    return NULL;
  AnnoJournalContent *content = anno_journal_content_read (bytes);
  self->left_length = (goffset) content->sound_length;
  return content;
}

char *
anno_journal_keep_left (AnnoJournal *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return anno_journal_file_keep_left (&self->file, error);
}

void
anno_journal_remove_left (AnnoJournal *self)
{
  g_return_if_fail (self != NULL);
  anno_journal_file_remove_left (&self->file);
}

void
anno_journal_settle_left (AnnoJournal *self, const GPtrArray *articles, guint64 through)
{
  g_return_if_fail (self != NULL && articles != NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (AnnoJournalRecord) record = anno_journal_record_new (ANNO_JOURNAL_SAVED, through);
      record->article = g_strdup (articles->pdata[i]);
      anno_journal_record_print (out, record, NULL);
    }
  anno_journal_file_add_left (&self->file, self->left_length, out->str, out->len);
}

char *
anno_journal_keep_copy (AnnoJournal *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return anno_journal_file_keep_copy (&self->file, error);
}

static void
writer_notify_cb (const GError *error, gpointer data)
{
  AnnoJournal *self = data;

  if (self->notify != NULL)
    self->notify (error, self->data);
}

static void
writer_replaced_cb (guint n, gpointer data)
{
  AnnoJournal *self = data;

  self->shrinking = FALSE;
  n = MIN (n, self->n_done);
  if (n == 0)
    return;
  g_array_remove_range (self->numbers, 0, n);
  self->n_done -= n;
  if (self->dropped != NULL)
    self->dropped (n, self->data);
}

void
anno_journal_start (AnnoJournal *self, AnnoTagset *tagset, const GArray *numbers, guint n_done,
                    guint64 last, AnnoJournalNotify notify, AnnoJournalDropped dropped,
                    gpointer data)
{
  g_return_if_fail (self != NULL && self->writer == NULL && tagset != NULL && numbers != NULL);
  g_return_if_fail (n_done <= numbers->len && notify != NULL && dropped != NULL);

  AnnoJournalRecord *start = anno_journal_record_new (ANNO_JOURNAL_START, 0);
  start->article = g_strdup (self->root);
  start->annotator = g_strdup (self->annotator);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_append_vals (self->numbers, numbers->data, numbers->len);
  self->n_done = n_done;
  self->last = last;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->notify = notify;
  self->dropped = dropped;
  self->data = data;
  self->writer = anno_journal_writer_new (&self->file, start, tagset, writer_notify_cb,
                                          writer_replaced_cb, self);
}

void
anno_journal_hush (AnnoJournal *self)
{
  g_return_if_fail (self != NULL);
  self->notify = NULL;
  self->dropped = NULL;
}

void
anno_journal_free (AnnoJournal *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->writer, anno_journal_writer_free);
  anno_journal_file_close (&self->file);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_free (self->root);
  g_free (self->annotator);
  g_free (self);
}

void
anno_journal_note_text (AnnoJournal *self, const char *article, const char *sha256)
{
  g_return_if_fail (self != NULL && self->writer != NULL && article != NULL && sha256 != NULL);

  if (g_strcmp0 (g_hash_table_lookup (self->texts, article), sha256) == 0)
    return;
  g_hash_table_insert (self->texts, g_strdup (article), g_strdup (sha256));
  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_TEXT, self->last);
  record->article = g_strdup (article);
  record->sha256 = g_strdup (sha256);
  anno_journal_writer_add (self->writer, record);
}

void
anno_journal_do (AnnoJournal *self, AnnoStep *step)
{
  g_return_if_fail (self != NULL && self->writer != NULL && step != NULL);

  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_DO, ++self->last);
  record->step = anno_step_ref (step);
  g_array_set_size (self->numbers, self->n_done);
  g_array_append_val (self->numbers, self->last);
  self->n_done++;
  anno_journal_writer_add (self->writer, record);
}

void
anno_journal_undo (AnnoJournal *self)
{
  g_return_if_fail (self != NULL && self->n_done > 0);

  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_UNDO, ++self->last);
  record->target = g_array_index (self->numbers, guint64, --self->n_done);
  anno_journal_writer_add (self->writer, record);
}

void
anno_journal_redo (AnnoJournal *self)
{
  g_return_if_fail (self != NULL && self->n_done < self->numbers->len);

  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_REDO, ++self->last);
  record->target = g_array_index (self->numbers, guint64, self->n_done++);
  anno_journal_writer_add (self->writer, record);
}

guint64
anno_journal_get_last (AnnoJournal *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->last;
}

void
anno_journal_saved (AnnoJournal *self, const char *article, guint64 through)
{
  g_return_if_fail (self != NULL && self->writer != NULL && article != NULL);

  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_SAVED, through);
  record->article = g_strdup (article);
  anno_journal_writer_add (self->writer, record);
}

void
anno_journal_settled (AnnoJournal *self, guint64 through)
{
  g_return_if_fail (self != NULL && self->writer != NULL);
  anno_journal_writer_add (self->writer, anno_journal_record_new (ANNO_JOURNAL_SETTLED, through));
}

void
anno_journal_forget (AnnoJournal *self, guint n, gboolean undone)
{
  g_return_if_fail (self != NULL && self->writer != NULL);

  n = MIN (n, self->n_done);
  if (undone)
    g_array_set_size (self->numbers, self->n_done);
  if (n > 0)
    g_array_remove_range (self->numbers, 0, n);
  self->n_done -= n;
  self->stale = TRUE;
}

gboolean
anno_journal_is_full (AnnoJournal *self)
{
  g_return_val_if_fail (self != NULL && self->writer != NULL, FALSE);

  gboolean full = anno_journal_writer_get_length (self->writer) > ANNO_JOURNAL_MAX;
  return (full || self->stale) && !self->shrinking;
}

void
anno_journal_shrink (AnnoJournal *self, AnnoHistory *history)
{
  g_return_if_fail (self != NULL && self->writer != NULL && ANNO_IS_HISTORY (history));
  g_return_if_fail (anno_history_get_n_steps (history) == self->numbers->len);

  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_journal_record_free);
  for (guint i = 0; i < self->numbers->len; i++)
    {
      AnnoJournalRecord *record = anno_journal_record_new (
          ANNO_JOURNAL_DO, g_array_index (self->numbers, guint64, i));
      record->step = anno_step_ref (anno_history_nth (history, i));
      g_ptr_array_add (records, record);
    }
  for (guint i = self->numbers->len; i > self->n_done; i--)
    {
      AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_UNDO, self->last);
      record->target = g_array_index (self->numbers, guint64, i - 1);
      g_ptr_array_add (records, record);
    }
  g_ptr_array_add (records, anno_journal_record_new (ANNO_JOURNAL_SETTLED, self->last));
  self->shrinking = TRUE;
  self->stale = FALSE;
  g_hash_table_remove_all (self->texts); /* they are gone from the file */
  anno_journal_writer_replace (self->writer, records, SHRINK_TO);
}

gboolean
anno_journal_sync (AnnoJournal *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->writer != NULL, FALSE);
  return anno_journal_writer_sync (self->writer, error);
}

guint
anno_journal_get_n_syncs (AnnoJournal *self)
{
  g_return_val_if_fail (self != NULL && self->writer != NULL, 0);
  return anno_journal_writer_get_n_syncs (self->writer);
}
