#include "cli/interrupt.h"

#include "cli/exit-status.h"
#include "cli/sitting.h"

#include <glib-unix.h>
#include <unistd.h>

static gboolean
interrupted_cb (gpointer data)
{
  if (g_cancellable_is_cancelled (data))
    _exit (ANNO_EXIT_INTERRUPTED);
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

GAsyncResult *
anno_interrupt_wait (GAsyncResult **answer, GCancellable *cancellable)
{
  g_return_val_if_fail (answer != NULL && G_IS_CANCELLABLE (cancellable), NULL);

  guint interrupt = g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  GAsyncResult *result = anno_sitting_wait (answer);
  g_source_remove (interrupt);
  return result;
}
