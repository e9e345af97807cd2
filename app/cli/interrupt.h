/* Ctrl+C while a command does long work: it is called off in order, and nothing half-done is
 * left. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on the first Ctrl+C cancels @cancellable, as soon as the main loop turns, and a second
 * one ends the program at once. Before the work begins; g_source_remove() ends it. */
guint anno_interrupt_add (GCancellable *cancellable);

G_END_DECLS
