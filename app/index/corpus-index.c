#include "index/corpus-index.h"

#include "index/index-map.h"
#include "index/index-threads.h"

#include <glib/gi18n-lib.h>

struct _AnnoCorpusIndex
{
  GObject parent_instance;
  char *root;
  AnnoIndexThreads *threads;
  guint n_done;
  guint n_all;
  guint n_runs; /* of the writing thread that haven't ended, and a look that is held */
  guint n_holds;
  gboolean look_is_held;
  gboolean is_complete;
};

G_DEFINE_FINAL_TYPE (AnnoCorpusIndex, anno_corpus_index, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UPDATING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum
{
  CHANGED,
  REMOVED,
  MOVED,
  PEOPLE_CHANGED,
  PROGRESS,
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A question on its way to the thread that answers it, and back. */
typedef struct
{
  AnnoIndexAsk ask;
  gpointer question;
  GDestroyNotify free_question;
  GDestroyNotify free_answer;
} Question;

static void
question_free (Question *self)
{
  if (self->free_question != NULL)
    self->free_question (self->question);
  g_free (self);
}

static void
emit_paths (AnnoCorpusIndex *self, guint signal, GPtrArray *paths)
{
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  g_signal_emit (self, signals[signal], 0, paths->pdata);
}

/* What a search has at hand is brought up to date before the next one needs it. */
static gpointer
warm (AnnoIndexStore *store, gpointer question, GCancellable *cancellable, GError **error)
{
  if (store != NULL && anno_index_store_get_kept (store) != NULL)
    anno_index_map_get (store, error);
  return NULL;
}

static void
batch_cb (const AnnoIndexBatch *batch, gpointer owner)
{
  g_autoptr (AnnoCorpusIndex) self = g_object_ref (owner);

  self->n_done = batch->n_done;
  self->n_all = batch->n_all;
  for (guint i = 0; i < batch->moved->len; i++)
    {
      const AnnoIndexMove *move = batch->moved->pdata[i];
      g_signal_emit (self, signals[MOVED], 0, move->from, move->to);
    }
  emit_paths (self, REMOVED, batch->removed);
  emit_paths (self, CHANGED, batch->changed);
  if (batch->people)
    g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
  g_signal_emit (self, signals[PROGRESS], 0);
  if (batch->n_done >= batch->n_all)
    anno_corpus_index_ask_async (self, warm, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
count_runs (AnnoCorpusIndex *self, guint n_runs)
{
  gboolean was_updating = self->n_runs > 0;

  self->n_runs = n_runs;
  if (was_updating != (n_runs > 0))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UPDATING]);
}

static void
ended_cb (gboolean complete, gpointer owner)
{
  AnnoCorpusIndex *self = owner;
  self->is_complete = complete;
  count_runs (self, self->n_runs - 1);
}

static void
problem_cb (const char *message, gpointer owner)
{
  g_signal_emit (owner, signals[PROBLEM], 0, message);
}

static void
emptied_cb (gpointer owner)
{
  AnnoCorpusIndex *self = owner;
  self->is_complete = FALSE;
  anno_corpus_index_look (self);
}

static void
anno_corpus_index_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoCorpusIndex *self = ANNO_CORPUS_INDEX (object);

  switch (id)
    {
    case PROP_UPDATING:
      g_value_set_boolean (value, self->n_runs > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_corpus_index_dispose (GObject *object)
{
  AnnoCorpusIndex *self = ANNO_CORPUS_INDEX (object);

  g_clear_pointer (&self->threads, anno_index_threads_leave);
  G_OBJECT_CLASS (anno_corpus_index_parent_class)->dispose (object);
}

static void
anno_corpus_index_finalize (GObject *object)
{
  AnnoCorpusIndex *self = ANNO_CORPUS_INDEX (object);

  g_free (self->root);
  G_OBJECT_CLASS (anno_corpus_index_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n, GType first, GType second)
{
  return g_signal_new (name, ANNO_TYPE_CORPUS_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n, first, second);
}

static void
anno_corpus_index_class_init (AnnoCorpusIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anno_corpus_index_get_property;
  object_class->dispose = anno_corpus_index_dispose;
  object_class->finalize = anno_corpus_index_finalize;

  props[PROP_UPDATING] = g_param_spec_boolean ("updating", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHANGED] = new_signal ("changed", 1, G_TYPE_STRV, 0);
  signals[REMOVED] = new_signal ("removed", 1, G_TYPE_STRV, 0);
  signals[MOVED] = new_signal ("moved", 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[PEOPLE_CHANGED] = new_signal ("people-changed", 0, 0, 0);
  signals[PROGRESS] = new_signal ("progress", 0, 0, 0);
  signals[PROBLEM] = new_signal ("problem", 1, G_TYPE_STRING, 0);
}

static void
anno_corpus_index_init (AnnoCorpusIndex *self)
{
}

AnnoCorpusIndex *
anno_corpus_index_new (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  static const AnnoIndexEvents events = { batch_cb, ended_cb, problem_cb, emptied_cb };
  AnnoCorpusIndex *self = g_object_new (ANNO_TYPE_CORPUS_INDEX, NULL);
  self->root = g_strdup (root);
  self->threads = anno_index_threads_new (root, &events, self);
  return self;
}

const char *
anno_corpus_index_get_root (AnnoCorpusIndex *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS_INDEX (self), NULL);
  return self->root;
}

void
anno_corpus_index_look (AnnoCorpusIndex *self)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self));

  if (self->threads == NULL || self->look_is_held)
    return;
  self->look_is_held = self->n_holds > 0;
  if (self->look_is_held || anno_index_threads_look (self->threads, NULL))
    count_runs (self, self->n_runs + 1);
}

void
anno_corpus_index_hold (AnnoCorpusIndex *self)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self));
  self->n_holds++;
}

void
anno_corpus_index_release (AnnoCorpusIndex *self)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self) && self->n_holds > 0);

  self->n_holds--;
  if (self->n_holds > 0 || !self->look_is_held || self->threads == NULL)
    return;
  self->look_is_held = FALSE;
  if (!anno_index_threads_look (self->threads, NULL))
    count_runs (self, self->n_runs - 1);
}

void
anno_corpus_index_touch (AnnoCorpusIndex *self, const char *path)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self) && path != NULL);

  if (self->threads != NULL && anno_index_threads_look (self->threads, path))
    count_runs (self, self->n_runs + 1);
}

gboolean
anno_corpus_index_is_updating (AnnoCorpusIndex *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS_INDEX (self), FALSE);
  return self->n_runs > 0;
}

gboolean
anno_corpus_index_is_complete (AnnoCorpusIndex *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS_INDEX (self), FALSE);
  return self->is_complete;
}

void
anno_corpus_index_get_progress (AnnoCorpusIndex *self, guint *n_done, guint *n_all)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self) && n_done != NULL && n_all != NULL);
  *n_done = self->n_done;
  *n_all = self->n_all;
}

static void
call_off_cb (GCancellable *cancellable, gpointer store)
{
  anno_index_store_interrupt (store);
}

/* In the thread that asks. */
static gboolean
answer (AnnoIndexStore *store, gpointer data, gboolean last)
{
  g_autoptr (GTask) task = data; /* taken over */
  Question *question = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return TRUE;
  gulong handler = store != NULL && cancellable != NULL
                       ? g_cancellable_connect (cancellable, G_CALLBACK (call_off_cb), store, NULL)
                       : 0;
  gpointer result = question->ask (store, question->question, cancellable, &error);
  g_cancellable_disconnect (cancellable, handler);
  if (anno_index_error_is_damage (error) && store != NULL && !last)
    {
      g_error_free (error);
      g_steal_pointer (&task);
      return FALSE;
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, question->free_answer);
  return TRUE;
}

void
anno_corpus_index_ask_async (AnnoCorpusIndex *self, AnnoIndexAsk ask, gpointer question,
                             GDestroyNotify free_question, GDestroyNotify free_answer,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self) && ask != NULL);

  /* The index is not the task's source: the thread might let go of it last. */
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Question *asked = g_new0 (Question, 1);
  *asked = (Question){ ask, question, free_question, free_answer };
  g_task_set_source_tag (task, anno_corpus_index_ask_async);
  g_task_set_task_data (task, asked, (GDestroyNotify) question_free);
  if (self->threads != NULL)
    anno_index_threads_ask (self->threads, answer, task);
  else
    answer (NULL, task, TRUE);
}

gpointer
anno_corpus_index_ask_finish (AnnoCorpusIndex *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anno_corpus_index_ask_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Which rows are wanted. */
typedef struct
{
  char *after;
  guint limit;
  GStrv paths; /* or NULL */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;
  g_free (self->after);
  g_strfreev (self->paths);
  g_free (self);
}

static gpointer
list (AnnoIndexStore *store, gpointer question, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = question;

  if (store == NULL)
    {
      g_set_error_literal (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_UNAVAILABLE,
                           _("There is no index of the corpus."));
      return NULL;
    }
  return wanted->paths != NULL
             ? anno_index_rows_read_these (store, (const char *const *) wanted->paths, error)
             : anno_index_rows_read (store, wanted->after, wanted->limit, error);
}

void
anno_corpus_index_list_async (AnnoCorpusIndex *self, const char *after, guint limit,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self));

  Wanted *wanted = g_new0 (Wanted, 1);
  wanted->after = g_strdup (after);
  wanted->limit = limit;
  anno_corpus_index_ask_async (self, list, wanted, wanted_free,
                               (GDestroyNotify) anno_index_rows_free, cancellable, callback, data);
}

void
anno_corpus_index_list_these_async (AnnoCorpusIndex *self, const char *const *paths,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_return_if_fail (ANNO_IS_CORPUS_INDEX (self) && paths != NULL);

  Wanted *wanted = g_new0 (Wanted, 1);
  wanted->paths = g_strdupv ((GStrv) paths);
  anno_corpus_index_ask_async (self, list, wanted, wanted_free,
                               (GDestroyNotify) anno_index_rows_free, cancellable, callback, data);
}

AnnoIndexRows *
anno_corpus_index_list_finish (AnnoCorpusIndex *self, GAsyncResult *result, GError **error)
{
  return anno_corpus_index_ask_finish (self, result, error);
}
