#include "session/settled-work.h"

struct _AnnoSettledWork
{
  AnnoSettledWish *wish;
  AnnoSettledMode mode;
  AnnoSettledFault fault; /* the thread's until it is done */
  gint n_done;            /* atomic, as the other */
  gint n_all;
};

AnnoSettledWork *
anno_settled_work_new (const AnnoSettledWish *wish, AnnoSettledMode mode)
{
  g_return_val_if_fail (wish != NULL, NULL);

  AnnoSettledWork *self = g_atomic_rc_box_new0 (AnnoSettledWork);
  self->wish = anno_settled_wish_copy (wish);
  self->mode = mode;
  return self;
}

static void
clear (gpointer data)
{
  AnnoSettledWork *self = data;
  anno_settled_wish_free (self->wish);
}

AnnoSettledWork *
anno_settled_work_ref (AnnoSettledWork *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
anno_settled_work_unref (AnnoSettledWork *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const AnnoSettledWish *
anno_settled_work_get_wish (const AnnoSettledWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->wish;
}

AnnoSettledMode
anno_settled_work_get_mode (const AnnoSettledWork *self)
{
  g_return_val_if_fail (self != NULL, ANNO_SETTLED_CHECK);
  return self->mode;
}

static void
told (guint done, guint total, gpointer data)
{
  AnnoSettledWork *self = data;

  g_atomic_int_set (&self->n_all, (gint) MIN (total, G_MAXINT));
  g_atomic_int_set (&self->n_done, (gint) MIN (done, G_MAXINT));
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnnoSettledWork *self = data;
  AnnoSettledOrder order = anno_settled_wish_order (self->wish, self->mode);
  GError *error = NULL;

  order.progress = told;
  order.progress_data = self;
  AnnoSettledReport *report = anno_settled_set_make (&order, &self->fault, cancellable, &error);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) anno_settled_report_free);
  else
    g_task_return_error (task, error);
}

/* What was written is told, even where it was called off just then. */
void
anno_settled_work_run_async (AnnoSettledWork *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (self != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, anno_settled_work_ref (self),
                        (GDestroyNotify) anno_settled_work_unref);
  g_task_run_in_thread (task, run);
}

AnnoSettledReport *
anno_settled_work_run_finish (GAsyncResult *result, AnnoSettledFault *fault, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  const AnnoSettledWork *self = g_task_get_task_data (G_TASK (result));
  if (fault != NULL)
    *fault = self->fault;
  return g_task_propagate_pointer (G_TASK (result), error);
}

double
anno_settled_work_get_fraction (AnnoSettledWork *self)
{
  g_return_val_if_fail (self != NULL, -1);

  gint n_all = g_atomic_int_get (&self->n_all);
  return n_all > 0 ? (double) g_atomic_int_get (&self->n_done) / n_all : -1;
}
