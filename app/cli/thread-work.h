/* Long work of a command in a thread of its own, so that Ctrl+C calls it off in order. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*AnnoThreadWork) (gpointer data, GCancellable *cancellable);

/* Does @work, and waits for it. */
void anno_thread_work_run (AnnoThreadWork work, gpointer data);

G_END_DECLS
