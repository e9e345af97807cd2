#include "index/index-threads.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LOWEST_NICE 19
#define IDLE_DISK (3 << 13) /* the disk's idle class: see ioprio_set(2) */
#define BUSY_PAUSE (2 * G_USEC_PER_SEC)
#define SHORT_PAUSE (G_USEC_PER_SEC / 10)
#define MOST_TRIES 3
/* After articles that were touched, it rests so many times as long as they took: somebody who works
 * on a large one touches it with every save. */
#define REST 9
#define MOST_REST (60 * G_USEC_PER_SEC)
#define FAREWELL (2 * G_USEC_PER_SEC)

struct _AnnoIndexThreads
{
  gatomicrefcount refs;
  char *root;
  AnnoIndexEvents events;
  gpointer owner; /* NULL when it has gone; the owner's thread alone looks at it */
  GMainContext *context;
  GCancellable *ended;
  GThreadPool *writing;
  GThreadPool *asking;
  AnnoIndexStore *writer; /* the writing thread's */
  AnnoIndexStore *reader; /* the asking thread's */
  gint broken;            /* atomic: there is no index */
  GMutex lock;
  GCond woken;         /* when the owner goes */
  GHashTable *touched; /* a set of paths, to be looked at; under the lock */
  gboolean wants_all;  /* under the lock */
  gboolean is_running; /* under the lock */
  GCond idle;
  guint n_jobs;        /* that run or wait for a thread; under the lock */
};

/* What one thread tells another. */
typedef struct
{
  AnnoIndexThreads *threads;
  AnnoIndexBatch batch;
  char *problem;
  gboolean has_ended;
  gboolean complete;
  gboolean is_empty;
} News;

typedef struct
{
  AnnoIndexThreads *threads;
  AnnoIndexQuestion question;
  gpointer data;
} Asked;

static AnnoIndexThreads *
threads_ref (AnnoIndexThreads *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
threads_unref (AnnoIndexThreads *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  anno_index_store_close (self->writer);
  anno_index_store_close (self->reader);
  g_hash_table_unref (self->touched);
  g_main_context_unref (self->context);
  g_object_unref (self->ended);
  g_cond_clear (&self->idle);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->woken);
  g_free (self->root);
  g_free (self);
}

/* For a thread of its own, with a reference. */
static AnnoIndexThreads *
begin_job (AnnoIndexThreads *self)
{
  self->n_jobs++;
  return threads_ref (self);
}

static void
end_job (AnnoIndexThreads *self)
{
  g_mutex_lock (&self->lock);
  self->n_jobs--;
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->lock);
  threads_unref (self);
}

static void
news_free (gpointer data)
{
  News *self = data;
  threads_unref (self->threads);
  g_clear_pointer (&self->batch.changed, g_ptr_array_unref);
  g_clear_pointer (&self->batch.removed, g_ptr_array_unref);
  g_clear_pointer (&self->batch.moved, g_ptr_array_unref);
  g_free (self->problem);
  g_free (self);
}

static gboolean
news_cb (gpointer data)
{
  News *self = data;
  AnnoIndexThreads *threads = self->threads;

  if (threads->owner != NULL && self->batch.changed != NULL)
    threads->events.batch (&self->batch, threads->owner);
  if (threads->owner != NULL && self->problem != NULL)
    threads->events.problem (self->problem, threads->owner);
  if (threads->owner != NULL && self->has_ended)
    threads->events.ended (self->complete, threads->owner);
  if (threads->owner != NULL && self->is_empty)
    threads->events.emptied (threads->owner);
  return G_SOURCE_REMOVE;
}

static News *
news_new (AnnoIndexThreads *self)
{
  News *news = g_new0 (News, 1);
  news->threads = threads_ref (self);
  return news;
}

static void
send (News *news)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, news_cb, news, news_free);
  g_source_attach (source, news->threads->context);
}

/* The arrays are the update's, and filled anew: what was in them goes along. */
static GPtrArray *
copy_paths (GPtrArray *paths)
{
  GPtrArray *copy = g_ptr_array_new_full (paths->len, g_free);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (copy, g_strdup (paths->pdata[i]));
  return copy;
}

static GPtrArray *
copy_moves (GPtrArray *moves)
{
  GPtrArray *copy = g_ptr_array_new_full (moves->len, (GDestroyNotify) anno_index_move_free);

  for (guint i = 0; i < moves->len; i++)
    {
      const AnnoIndexMove *move = moves->pdata[i];
      g_ptr_array_add (copy, anno_index_move_new (move->from, move->to));
    }
  return copy;
}

static void
told_cb (const AnnoIndexBatch *batch, gpointer data)
{
  News *news = news_new (data);

  news->batch = *batch;
  news->batch.changed = copy_paths (batch->changed);
  news->batch.removed = copy_paths (batch->removed);
  news->batch.moved = copy_moves (batch->moved);
  send (news);
}

static void
give_up (AnnoIndexThreads *self, const GError *error)
{
  if (!g_atomic_int_compare_and_exchange (&self->broken, 0, 1))
    return;
  News *news = news_new (self);
  news->problem = g_strdup (error->message);
  send (news);
}

/* What one work on the index came to: TRUE where it is to be tried again, with a new index where this
 * one is damaged. A disk that fails once may be another program's that died over the index, or put
 * a new one there: it is opened anew before it is given up. */
static gboolean
shall_try_again (AnnoIndexThreads *self, AnnoIndexStore **store, const GError *error, gboolean last)
{
  if (g_cancellable_is_cancelled (self->ended)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (anno_index_error_is_damage (error))
    {
      g_clear_pointer (store, anno_index_store_close);
      anno_index_store_remove (self->root);
      return TRUE;
    }
  if (g_error_matches (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_BUSY))
    {
      g_usleep (BUSY_PAUSE);
      return TRUE;
    }
  if (g_error_matches (error, ANNO_INDEX_ERROR, ANNO_INDEX_ERROR_UNAVAILABLE) && !last)
    {
      g_clear_pointer (store, anno_index_store_close);
      g_usleep (SHORT_PAUSE);
      return TRUE;
    }
  if (error->domain == ANNO_INDEX_ERROR)
    give_up (self, error);
  return FALSE;
}

/* The store as it is now, whoever put a new one there. */
static gboolean
open_store (AnnoIndexThreads *self, AnnoIndexStore **store, GError **error)
{
  if (*store != NULL && !anno_index_store_is_current (*store))
    g_clear_pointer (store, anno_index_store_close);
  if (*store == NULL)
    *store = anno_index_store_open (self->root, error);
  return *store != NULL;
}

static gboolean
update_once (AnnoIndexThreads *self, gboolean all, GHashTable *touched, GError **error)
{
  if (!open_store (self, &self->writer, error))
    return FALSE;
  if (g_hash_table_size (touched) > 0
      && !anno_index_update_these (self->writer, touched, told_cb, self, error))
    return FALSE;
  return !all || anno_index_update_run (self->writer, told_cb, self, self->ended, error);
}

static void
update (AnnoIndexThreads *self, gboolean all, GHashTable *touched)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean last = i + 1 == MOST_TRIES;
      if (update_once (self, all, touched, &error)
          || !shall_try_again (self, &self->writer, error, last))
        return;
      all = all || anno_index_error_is_damage (error);
    }
}

/* FALSE where nothing is left to be done. */
static gboolean
take_work (AnnoIndexThreads *self, gboolean *all, GHashTable **touched)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  *all = self->wants_all;
  *touched = self->touched;
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wants_all = FALSE;
  self->is_running
      = !g_cancellable_is_cancelled (self->ended) && (*all || g_hash_table_size (*touched) > 0);
  return self->is_running;
}

/* @took: µs. A look through the whole corpus is not waited with. */
static void
rest (AnnoIndexThreads *self, gint64 took)
{
  gint64 end = g_get_monotonic_time () + MIN (REST * took, MOST_REST);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (!g_cancellable_is_cancelled (self->ended) && !self->wants_all
         && g_cond_wait_until (&self->woken, &self->lock, end))
    ;
}

/* This thread serves nothing else. */
static void
lower_priority (void)
{
  pid_t thread = (pid_t) syscall (SYS_gettid);

  setpriority (PRIO_PROCESS, (id_t) thread, LOWEST_NICE);
  syscall (SYS_ioprio_set, 1, thread, IDLE_DISK);
}

static void
write_cb (gpointer data, gpointer unused)
{
  AnnoIndexThreads *self = data;
  gboolean all = FALSE;
  GHashTable *touched = NULL;

  lower_priority ();
  while (take_work (self, &all, &touched))
    {
      gint64 begun = g_get_monotonic_time ();
      if (!g_atomic_int_get (&self->broken))
        update (self, all, touched);
      if (!all)
        rest (self, g_get_monotonic_time () - begun);
      g_hash_table_unref (touched);
    }
  g_hash_table_unref (touched);
  if (self->writer != NULL)
    anno_index_store_rest (self->writer);
  News *news = news_new (self);
  news->has_ended = TRUE;
  news->complete = self->writer != NULL && anno_index_is_complete (self->writer);
  send (news);
  end_job (self);
}

/* The store to be asked; NULL where there is none. */
static AnnoIndexStore *
get_reader (AnnoIndexThreads *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_atomic_int_get (&self->broken) && !open_store (self, &self->reader, &error)
      && error->domain == ANNO_INDEX_ERROR
      && error->code != ANNO_INDEX_ERROR_BUSY && error->code != ANNO_INDEX_ERROR_UNAVAILABLE)
    give_up (self, error); /* whether it is to be had at all, the writing thread says */
  return g_atomic_int_get (&self->broken) ? NULL : self->reader;
}

static void
drop_damaged (AnnoIndexThreads *self)
{
  News *news = news_new (self);

  g_clear_pointer (&self->reader, anno_index_store_close);
  anno_index_store_remove (self->root);
  news->is_empty = TRUE;
  send (news);
}

static void
ask_cb (gpointer data, gpointer unused)
{
  Asked *asked = data;
  AnnoIndexThreads *self = asked->threads;

  if (!asked->question (get_reader (self), asked->data, FALSE))
    {
      drop_damaged (self);
      asked->question (get_reader (self), asked->data, TRUE);
    }
  g_free (asked);
  end_job (self);
}

AnnoIndexThreads *
anno_index_threads_new (const char *root, const AnnoIndexEvents *events, gpointer owner)
{
  g_return_val_if_fail (root != NULL && events != NULL && owner != NULL, NULL);

  AnnoIndexThreads *self = g_new0 (AnnoIndexThreads, 1);
  g_atomic_ref_count_init (&self->refs);
  self->root = g_strdup (root);
  self->events = *events;
  self->owner = owner;
  self->context = g_main_context_ref_thread_default ();
  self->ended = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->woken);
  g_cond_init (&self->idle);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->writing = g_thread_pool_new (write_cb, NULL, 1, TRUE, NULL);
  self->asking = g_thread_pool_new (ask_cb, NULL, 1, TRUE, NULL);
  return self;
}

static void
wait_for_jobs (AnnoIndexThreads *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 end = g_get_monotonic_time () + FAREWELL;

  while (self->n_jobs > 0 && g_cond_wait_until (&self->idle, &self->lock, end))
    ;
}

void
anno_index_threads_leave (AnnoIndexThreads *self)
{
  g_return_if_fail (self != NULL);

  self->owner = NULL;
  g_mutex_lock (&self->lock);
  g_cancellable_cancel (self->ended);
  g_cond_signal (&self->woken);
  g_mutex_unlock (&self->lock);
  g_thread_pool_free (self->writing, FALSE, FALSE);
  g_thread_pool_free (self->asking, FALSE, FALSE);
  wait_for_jobs (self);
  threads_unref (self);
}

gboolean
anno_index_threads_look (AnnoIndexThreads *self, const char *path)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (path != NULL)
    g_hash_table_add (self->touched, g_strdup (path));
  else
    {
      self->wants_all = TRUE;
      g_cond_signal (&self->woken);
    }
  if (self->is_running)
    return FALSE;
  self->is_running = TRUE;
  g_thread_pool_push (self->writing, begin_job (self), NULL);
  return TRUE;
}

void
anno_index_threads_ask (AnnoIndexThreads *self, AnnoIndexQuestion question, gpointer data)
{
  g_return_if_fail (self != NULL && question != NULL);

  Asked *asked = g_new0 (Asked, 1);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  asked->threads = begin_job (self);
  asked->question = question;
  asked->data = data;
  g_thread_pool_push (self->asking, asked, NULL);
}
