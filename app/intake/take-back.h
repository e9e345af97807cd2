/* Takes articles away again that an import brought in: those that nobody has worked on since. */
#pragma once

#include "intake/intake-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What @report says came in, article by article (intake/article-writer), in a worker thread. It is
 * looked at before this returns. */
void  anno_take_back_async  (const char *root, const AnnoIntakeReport *report,
                             GAsyncReadyCallback callback, gpointer data);
/* How many went, and in *@n_left (or NULL) how many stay. */
guint anno_take_back_finish (GAsyncResult *result, guint *n_left);

G_END_DECLS
