#include "session/journal.h"

#include "session/journal-file.h"

#define FIRST_PAUSE (G_USEC_PER_SEC / 2) /* between two tries to write */
#define LONGEST_PAUSE (30 * G_USEC_PER_SEC)
#define SHRINK_TO (ANNO_JOURNAL_MAX / 4 * 3)

/* What the writing thread is to do next: add a record, or put others in place of the whole file. */
typedef struct
{
  AnnoJournalRecord *record;
  GPtrArray *instead; /* of AnnoJournalRecord: first all steps, then what else is to be said */
} Order;

struct _AnnoJournal
{
  AnnoJournalFile file;
  char *root;
  char *annotator;
  AnnoTagset *tagset;

  /* The main thread's own. */
  GArray *numbers; /* of guint64: which act did each step of the history */
  guint n_done;
  guint64 last;
  gboolean shrinking;
  gboolean stale; /* the file holds steps that are forgotten */
  GHashTable *texts;   /* article → the hash that was noted last */
  goffset left_length; /* of what is sound of the journal that was left */
  GMainContext *context;
  AnnoJournalNotify notify;
  AnnoJournalDropped dropped;
  gpointer data;
  GHashTable *messages; /* of GSource, on their way to the main thread */

  /* Under the mutex. */
  GMutex mutex;
  GCond cond;
  GThread *thread;
  GQueue orders;
  guint64 n_given;
  guint64 n_kept;
  GError *problem;
  gboolean stop;
  goffset length;
  guint n_syncs;
};

static void
order_free (Order *self)
{
  g_clear_pointer (&self->record, anno_journal_record_free);
  g_clear_pointer (&self->instead, g_ptr_array_unref);
  g_free (self);
}

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
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->orders);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  self->length = self->file.length;
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
      anno_journal_record_print (out, record, self->tagset);
    }
  anno_journal_file_add_left (&self->file, self->left_length, out->str, out->len);
}

char *
anno_journal_keep_copy (AnnoJournal *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return anno_journal_file_keep_copy (&self->file, error);
}

/* Something to be told in the main thread. A message that is still on its way when the journal ends
 * is called off. */
typedef struct
{
  AnnoJournal *journal;
  GSource *source;
  GError *error;
  guint n_dropped;
  gboolean is_drop;
} Message;

static void
message_free (Message *self)
{
  g_clear_error (&self->error);
  g_free (self);
}

static void
forget_oldest (AnnoJournal *self, guint n)
{
  self->shrinking = FALSE;
  n = MIN (n, self->n_done);
  if (n == 0)
    return;
  g_array_remove_range (self->numbers, 0, n);
  self->n_done -= n;
  if (self->dropped != NULL)
    self->dropped (n, self->data);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  AnnoJournal *self = message->journal;

  g_mutex_lock (&self->mutex);
  g_hash_table_remove (self->messages, message->source);
  g_mutex_unlock (&self->mutex);
  if (message->is_drop)
    forget_oldest (self, message->n_dropped);
  else if (self->notify != NULL)
    self->notify (message->error, self->data);
  return G_SOURCE_REMOVE;
}

static void
send (AnnoJournal *self, Message *message)
{
  GSource *source = g_idle_source_new ();

  message->journal = self;
  message->source = source;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, message, (GDestroyNotify) message_free);
  g_mutex_lock (&self->mutex);
  g_hash_table_add (self->messages, source);
  g_mutex_unlock (&self->mutex);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

static void
print_start (AnnoJournal *self, GString *out)
{
  g_autoptr (AnnoJournalRecord) start = anno_journal_record_new (ANNO_JOURNAL_START, 0);
  start->article = g_strdup (self->root);
  start->annotator = g_strdup (self->annotator);
  anno_journal_record_print (out, start, self->tagset);
}

/* Prints the newest steps that fit, and what follows the steps. Returns how many steps don't. */
static guint
print_instead (AnnoJournal *self, const GPtrArray *instead, GString *out)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint n_steps = 0;
  gsize size = 0;

  while (n_steps < instead->len
         && ((AnnoJournalRecord *) instead->pdata[n_steps])->kind == ANNO_JOURNAL_DO)
    n_steps++;
  guint first = n_steps;
  for (; first > 0; first--)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      anno_journal_record_print (line, instead->pdata[first - 1], self->tagset);
      size += line->len;
      if (size > SHRINK_TO)
        break;
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  print_start (self, out);
  for (guint i = lines->len; i > 0; i--)
    g_string_append (out, lines->pdata[i - 1]);
  for (guint i = n_steps; i < instead->len; i++)
    anno_journal_record_print (out, instead->pdata[i], self->tagset);
  return first;
}

static gboolean
carry_out_shrink (AnnoJournal *self, const Order *order, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_dropped = print_instead (self, order->instead, out);
  if (!anno_journal_file_replace (&self->file, out->str, out->len, error))
    return FALSE;

  Message *message = g_new0 (Message, 1);
  message->is_drop = TRUE;
  message->n_dropped = n_dropped;
  send (self, message);
  return TRUE;
}

/* Writes as many orders as go together; returns how many that were, 0 on an error. */
static guint
carry_out (AnnoJournal *self, GQueue *batch, GError **error)
{
  const Order *first = batch->head->data;
  if (first->instead != NULL)
    return carry_out_shrink (self, first, error) ? 1 : 0;

  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;
  if (self->file.length == 0)
    print_start (self, out);
  for (GList *link = batch->head; link != NULL; link = link->next, n++)
    {
      const Order *order = link->data;
      if (order->record == NULL)
        break;
      anno_journal_record_print (out, order->record, self->tagset);
    }
  return anno_journal_file_add (&self->file, out->str, out->len, error) ? n : 0;
}

/* Says so only when it changes, with the mutex held. */
static void
note_outcome (AnnoJournal *self, guint n, GError *problem)
{
  gboolean told = self->problem != NULL, tell = problem != NULL;

  g_clear_error (&self->problem);
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;
  self->n_kept += n;
  self->length = self->file.length;
  self->n_syncs++;
  g_cond_broadcast (&self->cond);
  if (told == tell)
    return;
  Message *message = g_new0 (Message, 1);
  message->error = problem != NULL ? g_error_copy (problem) : NULL;
  g_mutex_unlock (&self->mutex);
  send (self, message);
  g_mutex_lock (&self->mutex);
}

static void
take_orders (AnnoJournal *self, GQueue *batch)
{
  for (Order *order = g_queue_pop_head (&self->orders); order != NULL;
       order = g_queue_pop_head (&self->orders))
    g_queue_push_tail (batch, order);
}

/* One try; returns the pause before the next one, 0 where it went well. */
static gint64
try_batch (AnnoJournal *self, GQueue *batch, gint64 pause)
{
  g_autoptr (GError) problem = NULL;
  g_mutex_unlock (&self->mutex);
  guint n = carry_out (self, batch, &problem);
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < n; i++)
    order_free (g_queue_pop_head (batch));
  note_outcome (self, n, problem);
  return problem == NULL ? 0 : CLAMP (pause * 2, FIRST_PAUSE, LONGEST_PAUSE);
}

static gpointer
write_thread (gpointer data)
{
  AnnoJournal *self = data;
  GQueue batch = G_QUEUE_INIT;
  gint64 pause = 0;

  g_mutex_lock (&self->mutex);
  for (;;)
    {
      gint64 until = g_get_monotonic_time () + pause;
      while (!self->stop
             && (g_queue_is_empty (&batch) ? g_queue_is_empty (&self->orders) : pause > 0))
        {
          if (pause == 0)
            g_cond_wait (&self->cond, &self->mutex);
          else if (!g_cond_wait_until (&self->cond, &self->mutex, until))
            break;
        }
      take_orders (self, &batch);
      if (g_queue_is_empty (&batch))
        break;
      pause = try_batch (self, &batch, pause);
      if (self->stop && pause > 0)
        break;
    }
  g_mutex_unlock (&self->mutex);
  g_queue_clear_full (&batch, (GDestroyNotify) order_free);
  return NULL;
}

void
anno_journal_start (AnnoJournal *self, AnnoTagset *tagset, const GArray *numbers, guint n_done,
                    guint64 last, AnnoJournalNotify notify, AnnoJournalDropped dropped,
                    gpointer data)
{
  g_return_if_fail (self != NULL && self->thread == NULL && tagset != NULL && numbers != NULL);
  g_return_if_fail (n_done <= numbers->len && notify != NULL && dropped != NULL);

  self->tagset = anno_tagset_ref (tagset);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_append_vals (self->numbers, numbers->data, numbers->len);
  self->n_done = n_done;
  self->last = last;
  self->notify = notify;
  self->dropped = dropped;
  self->data = data;
  self->context = g_main_context_ref_thread_default ();
  self->messages = g_hash_table_new (NULL, NULL);
  self->thread = g_thread_new ("journal", write_thread, self);
}

void
anno_journal_hush (AnnoJournal *self)
{
  g_return_if_fail (self != NULL);
  self->notify = NULL;
  self->dropped = NULL;
}

static void
stop_thread (AnnoJournal *self)
{
  g_mutex_lock (&self->mutex);
  self->stop = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  GHashTableIter iter;
  gpointer source;
  g_hash_table_iter_init (&iter, self->messages);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    g_source_destroy (source);
  g_clear_pointer (&self->messages, g_hash_table_unref);
}

void
anno_journal_free (AnnoJournal *self)
{
  if (self == NULL)
    return;
  if (self->thread != NULL)
    stop_thread (self);
  anno_journal_file_close (&self->file);
  g_queue_clear_full (&self->orders, (GDestroyNotify) order_free);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_error (&self->problem);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->root);
  g_free (self->annotator);
  g_free (self);
}

static void
give (AnnoJournal *self, Order order)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->orders, g_memdup2 (&order, sizeof order));
  self->n_given++;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

void
anno_journal_note_text (AnnoJournal *self, const char *article, const char *sha256)
{
  g_return_if_fail (self != NULL && self->thread != NULL && article != NULL && sha256 != NULL);

  if (g_strcmp0 (g_hash_table_lookup (self->texts, article), sha256) == 0)
    return;
  g_hash_table_insert (self->texts, g_strdup (article), g_strdup (sha256));
  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_TEXT, self->last);
  record->article = g_strdup (article);
  record->sha256 = g_strdup (sha256);
  give (self, (Order){ .record = record });
}

void
anno_journal_do (AnnoJournal *self, AnnoStep *step)
{
  g_return_if_fail (self != NULL && self->thread != NULL && step != NULL);

  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_DO, ++self->last);
  record->step = anno_step_ref (step);
  g_array_set_size (self->numbers, self->n_done);
  g_array_append_val (self->numbers, self->last);
  self->n_done++;
  give (self, (Order){ .record = record });
}

void
anno_journal_undo (AnnoJournal *self)
{
  g_return_if_fail (self != NULL && self->n_done > 0);

  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_UNDO, ++self->last);
  record->target = g_array_index (self->numbers, guint64, --self->n_done);
  give (self, (Order){ .record = record });
}

void
anno_journal_redo (AnnoJournal *self)
{
  g_return_if_fail (self != NULL && self->n_done < self->numbers->len);

  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_REDO, ++self->last);
  record->target = g_array_index (self->numbers, guint64, self->n_done++);
  give (self, (Order){ .record = record });
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
  g_return_if_fail (self != NULL && self->thread != NULL && article != NULL);

  AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_SAVED, through);
  record->article = g_strdup (article);
  give (self, (Order){ .record = record });
}

void
anno_journal_settled (AnnoJournal *self, guint64 through)
{
  g_return_if_fail (self != NULL && self->thread != NULL);
  give (self, (Order){ .record = anno_journal_record_new (ANNO_JOURNAL_SETTLED, through) });
}

void
anno_journal_forget (AnnoJournal *self, guint n, gboolean undone)
{
  g_return_if_fail (self != NULL && self->thread != NULL);

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
  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  gboolean full = self->length > ANNO_JOURNAL_MAX;
  g_mutex_unlock (&self->mutex);
  return (full || self->stale) && !self->shrinking;
}

void
anno_journal_shrink (AnnoJournal *self, AnnoHistory *history)
{
  g_return_if_fail (self != NULL && self->thread != NULL && ANNO_IS_HISTORY (history));
  g_return_if_fail (anno_history_get_n_steps (history) == self->numbers->len);

  GPtrArray *instead
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_journal_record_free);
  for (guint i = 0; i < self->numbers->len; i++)
    {
      AnnoJournalRecord *record = anno_journal_record_new (
          ANNO_JOURNAL_DO, g_array_index (self->numbers, guint64, i));
      record->step = anno_step_ref (anno_history_nth (history, i));
      g_ptr_array_add (instead, record);
    }
  for (guint i = self->numbers->len; i > self->n_done; i--)
    {
      AnnoJournalRecord *record = anno_journal_record_new (ANNO_JOURNAL_UNDO, self->last);
      record->target = g_array_index (self->numbers, guint64, i - 1);
      g_ptr_array_add (instead, record);
    }
  g_ptr_array_add (instead, anno_journal_record_new (ANNO_JOURNAL_SETTLED, self->last));
  self->shrinking = TRUE;
  self->stale = FALSE;
  g_hash_table_remove_all (self->texts); /* they are gone from the file */
  give (self, (Order){ .instead = instead });
}

gboolean
anno_journal_sync (AnnoJournal *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->thread != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  guint64 wanted = self->n_given;
  guint tries = self->n_syncs;
  /* After a failure, one whole try more has to fail. */
  while (self->n_kept < wanted && (self->problem == NULL || self->n_syncs < tries + 1))
    g_cond_wait (&self->cond, &self->mutex);
  gboolean kept = self->n_kept >= wanted;
  if (!kept && error != NULL)
    *error = g_error_copy (self->problem);
  g_mutex_unlock (&self->mutex);
  return kept;
}

guint
anno_journal_get_n_syncs (AnnoJournal *self)
{
  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->mutex);
  guint n = self->n_syncs;
  g_mutex_unlock (&self->mutex);
  return n;
}
