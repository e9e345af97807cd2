#include "cli/interrupt.h"

#include "cli/exit-status.h"

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

guint
anno_interrupt_add (GCancellable *cancellable)
{
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), 0);
  return g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
}
