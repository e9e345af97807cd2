/* Ctrl+C while a command does long work: it is called off in order, and nothing half-done is left. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The wait for what was begun with @cancellable and tells anno_sitting_answer(); the first Ctrl+C
 * calls it off, the second one ends the program at once. The result is the caller's. */
GAsyncResult *anno_interrupt_wait (GAsyncResult **answer, GCancellable *cancellable)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
