#include "cli/thread-work.h"

#include "cli/interrupt.h"
#include "cli/sitting.h"

typedef struct
{
  AnnoThreadWork work;
  gpointer data;
} Work;

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;

  work->work (work->data, cancellable);
  g_task_return_boolean (task, TRUE);
}

void
anno_thread_work_run (AnnoThreadWork work, gpointer data)
{
  g_return_if_fail (work != NULL);

  Work what = { work, data };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *answer = NULL;
  guint interrupt = anno_interrupt_add (cancellable);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, anno_sitting_answer, &answer);
  g_task_set_check_cancellable (task, FALSE); /* the work says itself how it ended */
  g_task_set_task_data (task, &what, NULL);
  g_task_run_in_thread (task, run_thread);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  g_source_remove (interrupt);
}
