#include "session/review-sweep.h"

#define BATCH 8           /* articles that are handed over at once, at most, … */
#define BATCH_ENTRIES 200 /* … and no further one after so many entries */

/* Shared by the thread and who began it. */
struct _AnnoReviewSweep
{
  gatomicrefcount refs;
  AnnoReviewOrder *order;
  gboolean with_agreed;
  GPtrArray *errands;
  GMainContext *context;
  GCancellable *cancellable;
  AnnoReviewSweepEvents events;
  gpointer data;

  GMutex mutex; /* of what is below */
  GQueue gists; /* of AnnoReviewGist */
  guint n;      /* errands that were done */
  gboolean is_over;
  gboolean is_coming; /* a source will look for what is there */
};

void
anno_review_errand_free (AnnoReviewErrand *self)
{
  if (self == NULL)
    return;
  g_free (self->article);
  g_free (self);
}

static AnnoReviewSweep *
sweep_ref (AnnoReviewSweep *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
sweep_unref (gpointer data)
{
  AnnoReviewSweep *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_queue_clear_full (&self->gists, (GDestroyNotify) anno_review_gist_unref);
  g_mutex_clear (&self->mutex);
  anno_review_order_free (self->order);
  g_ptr_array_unref (self->errands);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* Takes a batch out; TRUE in *@more where another source is to come. */
static GPtrArray *
take_batch (AnnoReviewSweep *self, guint *n, gboolean *more, gboolean *is_over)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_gist_unref);
  guint n_entries = 0;

  g_mutex_lock (&self->mutex);
  while (batch->len < BATCH && n_entries < BATCH_ENTRIES && !g_queue_is_empty (&self->gists))
    {
      AnnoReviewGist *gist = g_queue_pop_head (&self->gists);
      n_entries += gist->entries->len;
      g_ptr_array_add (batch, gist);
    }
  *more = !g_queue_is_empty (&self->gists);
  *n = self->n - g_queue_get_length (&self->gists);
  *is_over = self->is_over && !*more;
  self->is_coming = *more;
  g_mutex_unlock (&self->mutex);
  return batch;
}

static gboolean
come_cb (gpointer data)
{
  AnnoReviewSweep *self = data;
  gboolean more, is_over;
  guint n;

  if (g_cancellable_is_cancelled (self->cancellable))
    return G_SOURCE_REMOVE;
  g_autoptr (GPtrArray) batch = take_batch (self, &n, &more, &is_over);
  self->events.came (batch, n, self->data);
  if (is_over && !g_cancellable_is_cancelled (self->cancellable))
    self->events.ended (self->data);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Called with the mutex held. */
static void
tell (AnnoReviewSweep *self)
{
  if (self->is_coming)
    return;
  self->is_coming = TRUE;
  GSource *source = g_idle_source_new (); /* after frames */
  g_source_set_callback (source, come_cb, sweep_ref (self), sweep_unref);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/* @gist: transfer full; NULL where there is nothing new. */
static void
hand_over (AnnoReviewSweep *self, AnnoReviewGist *gist, gboolean is_over)
{
  g_mutex_lock (&self->mutex);
  self->n += is_over ? 0 : 1;
  self->is_over = is_over;
  if (gist != NULL)
    g_queue_push_tail (&self->gists, gist);
  tell (self);
  g_mutex_unlock (&self->mutex);
}

static void
sweep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnnoReviewSweep *self = data;

  for (guint i = 0; i < self->errands->len; i++)
    {
      const AnnoReviewErrand *errand = self->errands->pdata[i];
      if (g_cancellable_is_cancelled (self->cancellable))
        break;
      hand_over (self,
                 anno_review_gist_read (self->order, errand->article, self->with_agreed,
                                        errand->signs, self->cancellable),
                 FALSE);
    }
  hand_over (self, NULL, TRUE);
  g_task_return_boolean (task, TRUE);
}

AnnoReviewSweep *
anno_review_sweep_new (const AnnoReviewOrder *order, gboolean with_agreed, GPtrArray *errands,
                       const AnnoReviewSweepEvents *events, gpointer data)
{
  g_return_val_if_fail (order != NULL && errands != NULL && events != NULL, NULL);

  AnnoReviewSweep *self = g_new0 (AnnoReviewSweep, 1);
  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  self->order = anno_review_order_copy (order);
  self->with_agreed = with_agreed;
  self->errands = errands;
  self->context = g_main_context_ref_thread_default ();
  self->cancellable = g_cancellable_new ();
  self->events = *events;
  self->data = data;
  g_queue_init (&self->gists);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, anno_review_sweep_new);
  g_task_set_task_data (task, sweep_ref (self), sweep_unref);
  g_task_run_in_thread (task, sweep_thread);
  return self;
}

void
anno_review_sweep_free (AnnoReviewSweep *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  sweep_unref (self);
}
