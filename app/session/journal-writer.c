#include "session/journal-writer.h"

#define FIRST_PAUSE (G_USEC_PER_SEC / 2) /* between two tries to write */
#define LONGEST_PAUSE (30 * G_USEC_PER_SEC)

/* What is to be done next: add a record, or put others in place of the whole file. */
typedef struct
{
  AnnoJournalRecord *record;
  GPtrArray *instead; /* of AnnoJournalRecord: first all steps, then what else is to be said */
  gsize room;         /* bytes that those steps may take */
} Order;

struct _AnnoJournalWriter
{
  AnnoJournalFile *file; /* the writing thread's, while there is one */
  AnnoJournalRecord *start;
  AnnoTagset *tagset;
  GThread *thread;
  GMainContext *context;
  AnnoJournalWriterNotify notify;
  AnnoJournalWriterReplaced replaced;
  gpointer data;

  /* Under the mutex. */
  GMutex mutex;
  GCond cond;
  GHashTable *messages; /* of GSource, on their way to the main thread */
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

/* Something to be told in the main thread. A message that is still on its way when the writer ends
 * is called off. */
typedef struct
{
  AnnoJournalWriter *writer;
  GSource *source;
  GError *error;
  guint n_dropped;
  gboolean is_replaced;
} Message;

static void
message_free (Message *self)
{
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  AnnoJournalWriter *self = message->writer;

  g_mutex_lock (&self->mutex);
  g_hash_table_remove (self->messages, message->source);
  g_mutex_unlock (&self->mutex);
  if (message->is_replaced)
    self->replaced (message->n_dropped, self->data);
  else
    self->notify (message->error, self->data);
  return G_SOURCE_REMOVE;
}

static void
send (AnnoJournalWriter *self, Message *message)
{
  GSource *source = g_idle_source_new ();

  message->writer = self;
  message->source = source;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, message, (GDestroyNotify) message_free);
  g_mutex_lock (&self->mutex);
  g_hash_table_add (self->messages, source);
  g_mutex_unlock (&self->mutex);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/* Prints the newest steps that fit, and what follows the steps. Returns how many steps don't. */
static guint
print_instead (AnnoJournalWriter *self, const Order *order, GString *out)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *instead = order->instead;
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
      if (size > order->room)
        break;
      g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
    }
  anno_journal_record_print (out, self->start, self->tagset);
  for (guint i = lines->len; i > 0; i--)
    g_string_append (out, lines->pdata[i - 1]);
  for (guint i = n_steps; i < instead->len; i++)
    anno_journal_record_print (out, instead->pdata[i], self->tagset);
  return first;
}

static gboolean
carry_out_replace (AnnoJournalWriter *self, const Order *order, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_dropped = print_instead (self, order, out);
  if (!anno_journal_file_replace (self->file, out->str, out->len, error))
    return FALSE;

  Message *message = g_new0 (Message, 1);
  message->is_replaced = TRUE;
  message->n_dropped = n_dropped;
  send (self, message);
  return TRUE;
}

/* Writes as many orders as go together; returns how many that were, 0 on an error. */
static guint
carry_out (AnnoJournalWriter *self, GQueue *batch, GError **error)
{
  const Order *first = batch->head->data;
  if (first->instead != NULL)
    return carry_out_replace (self, first, error) ? 1 : 0;

  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;
  if (self->file->length == 0)
    anno_journal_record_print (out, self->start, self->tagset);
  for (GList *link = batch->head; link != NULL; link = link->next, n++)
    {
      const Order *order = link->data;
      if (order->record == NULL)
        break;
      anno_journal_record_print (out, order->record, self->tagset);
    }
  return anno_journal_file_add (self->file, out->str, out->len, error) ? n : 0;
}

/* Says so only when it changes, with the mutex held. */
static void
note_outcome (AnnoJournalWriter *self, guint n, GError *problem)
{
  gboolean told = self->problem != NULL, tell = problem != NULL;

  g_clear_error (&self->problem);
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;
  self->n_kept += n;
  self->length = self->file->length;
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
take_orders (AnnoJournalWriter *self, GQueue *batch)
{
  for (Order *order = g_queue_pop_head (&self->orders); order != NULL;
       order = g_queue_pop_head (&self->orders))
    g_queue_push_tail (batch, order);
}

/* One try; returns the pause before the next one, 0 where it went well. */
static gint64
try_batch (AnnoJournalWriter *self, GQueue *batch, gint64 pause)
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
  AnnoJournalWriter *self = data;
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

AnnoJournalWriter *
anno_journal_writer_new (AnnoJournalFile *file, AnnoJournalRecord *start, AnnoTagset *tagset,
                         AnnoJournalWriterNotify notify, AnnoJournalWriterReplaced replaced,
                         gpointer data)
{
  g_return_val_if_fail (file != NULL && start != NULL && tagset != NULL, NULL);
  g_return_val_if_fail (notify != NULL && replaced != NULL, NULL);

  AnnoJournalWriter *self = g_new0 (AnnoJournalWriter, 1);
  self->file = file;
  self->start = start;
  self->tagset = anno_tagset_ref (tagset);
  self->context = g_main_context_ref_thread_default ();
  self->notify = notify;
  self->replaced = replaced;
  self->data = data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->messages = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->orders);
  self->length = file->length;
  self->thread = g_thread_new ("journal", write_thread, self);
  return self;
}

static void
stop_thread (AnnoJournalWriter *self)
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
}

void
anno_journal_writer_free (AnnoJournalWriter *self)
{
  if (self == NULL)
    return;
  stop_thread (self);
  anno_journal_record_free (self->start);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->messages, g_hash_table_unref);
  g_queue_clear_full (&self->orders, (GDestroyNotify) order_free);
  g_clear_error (&self->problem);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

static void
give (AnnoJournalWriter *self, Order order)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->orders, g_memdup2 (&order, sizeof order));
  self->n_given++;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

void
anno_journal_writer_add (AnnoJournalWriter *self, AnnoJournalRecord *record)
{
  g_return_if_fail (self != NULL && record != NULL);
  give (self, (Order){ .record = record });
}

void
anno_journal_writer_replace (AnnoJournalWriter *self, GPtrArray *records, gsize room)
{
  g_return_if_fail (self != NULL && records != NULL);
  give (self, (Order){ .instead = records, .room = room });
}

goffset
anno_journal_writer_get_length (AnnoJournalWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->mutex);
  goffset length = self->length;
  g_mutex_unlock (&self->mutex);
  return length;
}

gboolean
anno_journal_writer_sync (AnnoJournalWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

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
anno_journal_writer_get_n_syncs (AnnoJournalWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->mutex);
  guint n = self->n_syncs;
  g_mutex_unlock (&self->mutex);
  return n;
}
