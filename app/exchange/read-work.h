/* The reading of foreign annotations in a worker thread, and the way back: what came in is taken
 * away again. */
#pragma once

#include "exchange/set-reading.h"

G_BEGIN_DECLS

/* As anno_set_read; what @order points at is copied, or kept: the source is taken over. */
void            anno_set_read_async  (const AnnoReadOrder *order, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
AnnoReadReport *anno_set_read_finish (GAsyncResult *result, AnnoReadFault *fault, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Takes the layers away again that @report tells of, and the articles that came in with them, which
 * nobody has changed since; @n: of how many layers that could be done. What stays is told as an
 * error: ANNO_FILE_ERROR. Tags that are new stay. Blocks. */
gboolean        anno_set_read_take_back (const char *root, const AnnoReadReport *report, guint *n,
                                         GError **error);
/* The same in a worker thread; @report: transfer full. */
void            anno_set_read_take_back_async  (const char *root, AnnoReadReport *report,
                                                GAsyncReadyCallback callback, gpointer data);
gboolean        anno_set_read_take_back_finish (GAsyncResult *result, guint *n, GError **error);

G_END_DECLS
