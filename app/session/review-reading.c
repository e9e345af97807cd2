#include "session/review-reading.h"

#include "review/review-news.h"
#include "session/review-entries.h"

struct _AnnoReviewReading
{
  gatomicrefcount refs;
  AnnoReviewBasis *basis;
  GPtrArray *records;
  AnnoReviewState *state;
  GPtrArray *entries;
};

static AnnoReviewReading *
reading_new (AnnoReviewBasis *basis, GPtrArray *records)
{
  AnnoReviewReading *self = g_new0 (AnnoReviewReading, 1);

  g_atomic_ref_count_init (&self->refs);
  self->basis = anno_review_basis_ref (basis);
  self->records = g_ptr_array_ref (records);
  if (basis->one != NULL)
    {
      self->state = anno_review_state_new (&basis->one->compare, records);
      self->entries = anno_review_entries_new (basis, self->state);
    }
  else
    self->entries = g_ptr_array_new ();
  return self;
}

AnnoReviewReading *
anno_review_reading_ref (AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_review_reading_unref (AnnoReviewReading *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->state, anno_review_state_free);
  g_ptr_array_unref (self->records);
  anno_review_basis_unref (self->basis);
  g_free (self);
}

static void
tell_reviewers (const AnnoReviews *reviews, GPtrArray *problems)
{
  for (guint i = 0; i < reviews->reviewers->len; i++)
    {
      const AnnoReviewerFile *reviewer = reviews->reviewers->pdata[i];
      if (reviewer->error != NULL)
        g_ptr_array_add (problems, g_strdup (reviewer->error->message));
    }
}

AnnoReviewReading *
anno_review_reading_new (const AnnoReviewOrder *order, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (order != NULL && order->root != NULL && order->article != NULL, NULL);
  g_return_val_if_fail (order->tagset != NULL, NULL);

  g_autoptr (AnnoReviewBasis) basis = anno_review_basis_new (order);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_autoptr (AnnoReviews) reviews = anno_review_store_load (order->root, order->article, error);
  if (reviews == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  tell_reviewers (reviews, basis->problems);
  return reading_new (basis, reviews->records);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AnnoReviewReading *self = anno_review_reading_new (data, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) anno_review_reading_unref);
  else
    g_task_return_error (task, error);
}

void
anno_review_reading_new_async (const AnnoReviewOrder *order, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (order != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, anno_review_reading_new_async);
  g_task_set_task_data (task, anno_review_order_copy (order),
                        (GDestroyNotify) anno_review_order_free);
  g_task_run_in_thread (task, read_thread);
}

AnnoReviewReading *
anno_review_reading_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A reading, and what is to be put in place of its records. */
typedef struct
{
  AnnoReviewReading *reading;
  GPtrArray *records;
} Renewing;

static void
renewing_free (Renewing *self)
{
  anno_review_reading_unref (self->reading);
  g_ptr_array_unref (self->records);
  g_free (self);
}

static void
renew_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Renewing *renewing = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, reading_new (renewing->reading->basis, renewing->records),
                           (GDestroyNotify) anno_review_reading_unref);
}

void
anno_review_reading_renew_async (AnnoReviewReading *self, GPtrArray *records,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_return_if_fail (self != NULL && records != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Renewing *renewing = g_new0 (Renewing, 1);
  renewing->reading = anno_review_reading_ref (self);
  renewing->records = g_ptr_array_ref (records);
  g_task_set_source_tag (task, anno_review_reading_renew_async);
  g_task_set_task_data (task, renewing, (GDestroyNotify) renewing_free);
  g_task_run_in_thread (task, renew_thread);
}

const char *
anno_review_reading_get_article (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->order->article;
}

AnnoReviewCase *
anno_review_reading_get_case (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->one;
}

const char *
anno_review_reading_get_name (const AnnoReviewReading *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->basis->names->len, NULL);
  return self->basis->names->pdata[n];
}

const GPtrArray *
anno_review_reading_get_everybody (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->everybody;
}

const AnnoFieldCompare *
anno_review_reading_get_compare (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->one != NULL ? &self->basis->one->compare : NULL;
}

const AnnoReviewState *
anno_review_reading_get_state (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->state;
}

gint64
anno_review_reading_get_last_act (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, 0);

  const AnnoAnnotator *reviewer = self->basis->order->reviewer;
  return reviewer != NULL ? anno_review_news_last_act (self->records, reviewer->id) : 0;
}

GPtrArray *
anno_review_reading_get_records (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->records;
}

const GPtrArray *
anno_review_reading_get_entries (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->entries;
}

const GPtrArray *
anno_review_reading_get_problems (const AnnoReviewReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->basis->problems;
}
