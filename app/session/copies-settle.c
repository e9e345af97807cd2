#include "session/copies-settle.h"

#include "session/copy-aside.h"
#include "session/marked-layer.h"

/* Until a layer that was taken apart is read anew: then merging it says why it can't be. */
#define PATIENCE 10 /* s */

typedef struct
{
  char *root;
  AnnoAnnotator *annotator;
  GPtrArray *copies; /* of char: paths, to be done from the end */
  GPtrArray *marked; /* of char: articles, likewise, and before them */
  gboolean people;   /* the copy in hand is of the list of people */
  AnnoCopiesSettled settled;
  AnnoDocument *awaited; /* that is to be read anew */
  gulong handler;
  guint timeout;
} Order;

void
anno_copies_settled_clear (AnnoCopiesSettled *self)
{
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

static void
order_free (Order *self)
{
  g_free (self->root);
  anno_annotator_free (self->annotator);
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->marked);
  anno_copies_settled_clear (&self->settled);
  g_free (self);
}

static void next (GTask *task);

static void
add_problem (Order *self, const GError *error)
{
  g_ptr_array_add (self->settled.problems, g_strdup (error->message));
}

static void
add_counts (AnnoLayerMerged *sum, const AnnoLayerMerged *counts)
{
  sum->n_added += counts->n_added;
  sum->n_newer += counts->n_newer;
  sum->n_older += counts->n_older;
  sum->n_header += counts->n_header;
  sum->n_unread += counts->n_unread;
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Order *self = g_task_get_task_data (task);
  g_auto (AnnoCopyMerged) merged = { 0 };
  g_autoptr (GError) error = NULL;

  if (anno_copy_merge_finish (ANNO_CORPUS (source), result, &merged, &error))
    {
      self->settled.n_done++;
      if (self->people)
        self->settled.n_people += merged.counts.n_added;
      else
        add_counts (&self->settled.counts, &merged.counts);
    }
  else
    add_problem (self, error);
  next (task);
}

static char *
pop (GPtrArray *texts)
{
  return g_ptr_array_steal_index (texts, texts->len - 1);
}

static void
merge_next (GTask *task)
{
  Order *self = g_task_get_task_data (task);
  g_autofree char *path = pop (self->copies);
  g_autoptr (AnnoConflictCopy) copy = anno_conflict_copy_recognise (path);

  self->people = copy->kind == ANNO_COPY_PEOPLE;
  anno_copy_merge_async (ANNO_CORPUS (g_task_get_source_object (task)), copy, FALSE, merged_cb,
                         task);
}

static void
stop_waiting (Order *self)
{
  g_signal_handler_disconnect (self->awaited, self->handler);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->awaited);
}

static void
read_anew_cb (GTask *task)
{
  stop_waiting (g_task_get_task_data (task));
  next (task);
}

static gboolean
patience_ended_cb (gpointer data)
{
  ((Order *) g_task_get_task_data (data))->timeout = 0;
  read_anew_cb (data);
  return G_SOURCE_REMOVE;
}

/* The layer in memory is the one that couldn't be read. */
static void
wait_for_layer (GTask *task, AnnoDocument *document)
{
  Order *self = g_task_get_task_data (task);

  self->awaited = g_object_ref (document);
  self->handler = g_signal_connect_swapped (document, "notify::locked-reason",
                                            G_CALLBACK (read_anew_cb), task);
  self->timeout = g_timeout_add_seconds (PATIENCE, patience_ended_cb, task);
  anno_corpus_check_disk (ANNO_CORPUS (g_task_get_source_object (task)));
}

static void
take_apart_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  const char *article = order->marked->pdata[order->marked->len - 1];
  GError *error = NULL;
  char *path = anno_marked_layer_take_apart (order->root, order->annotator, article, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
taken_apart_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Order *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *article = pop (self->marked);
  char *path = g_task_propagate_pointer (G_TASK (result), &error);
  AnnoDocument *document
      = anno_corpus_find_document (ANNO_CORPUS (g_task_get_source_object (task)), article);

  if (path == NULL)
    add_problem (self, error);
  else
    g_ptr_array_add (self->copies, path);
  if (path != NULL && document != NULL && anno_document_get_locked_reason (document) != NULL)
    wait_for_layer (task, document);
  else
    next (task);
}

static void
next (GTask *task)
{
  Order *self = g_task_get_task_data (task);

  if (self->marked->len > 0)
    {
      g_autoptr (GTask) work = g_task_new (NULL, NULL, taken_apart_cb, task);
      g_task_set_task_data (work, self, NULL);
      g_task_run_in_thread (work, take_apart_thread);
    }
  else if (self->copies->len > 0)
    merge_next (task);
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static GTask *
task_new (AnnoCorpus *corpus, const GPtrArray *copies, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (corpus, NULL, callback, data);
  Order *self = g_new0 (Order, 1);

  self->root = g_strdup (anno_corpus_get_root (corpus));
  self->annotator = anno_annotator_copy (anno_corpus_get_annotator (corpus));
  self->copies = g_ptr_array_new_with_free_func (g_free);
  self->marked = g_ptr_array_new_with_free_func (g_free);
  self->settled.problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = copies->len; i > 0; i--)
    g_ptr_array_add (self->copies, g_strdup (((AnnoConflictCopy *) copies->pdata[i - 1])->path));
  g_task_set_source_tag (task, anno_copies_merge_async);
  g_task_set_task_data (task, self, (GDestroyNotify) order_free);
  return task;
}

void
anno_copies_merge_async (AnnoCorpus *corpus, const GPtrArray *copies, const GPtrArray *marked,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && copies != NULL && marked != NULL);

  GTask *task = task_new (corpus, copies, callback, data);
  Order *self = g_task_get_task_data (task);
  for (guint i = marked->len; i > 0; i--)
    g_ptr_array_add (self->marked, g_strdup (marked->pdata[i - 1]));
  next (task);
}

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *self = data;

  while (self->copies->len > 0)
    {
      g_autofree char *path = pop (self->copies);
      g_autoptr (AnnoConflictCopy) copy = anno_conflict_copy_recognise (path);
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = anno_copy_keep_aside (self->root, copy, NULL, &error);
      self->settled.n_done += kept != NULL;
      if (kept == NULL)
        add_problem (self, error);
    }
  g_task_return_boolean (task, TRUE);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_task_return_boolean (task, TRUE);
}

void
anno_copies_keep_async (AnnoCorpus *corpus, const GPtrArray *copies, GAsyncReadyCallback callback,
                        gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && copies != NULL);

  /* A thread may let go of its task last, and so never has one that holds the corpus. */
  GTask *task = task_new (corpus, copies, callback, data);
  g_autoptr (GTask) work = g_task_new (NULL, NULL, kept_cb, task);
  g_task_set_task_data (work, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (work, keep_thread);
}

void
anno_copies_settle_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoCopiesSettled *settled)
{
  g_return_if_fail (g_task_is_valid (result, corpus) && settled != NULL);

  Order *self = g_task_get_task_data (G_TASK (result));
  *settled = self->settled;
  self->settled = (AnnoCopiesSettled){ 0 };
  g_task_propagate_boolean (G_TASK (result), NULL);
}
