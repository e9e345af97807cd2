/* Copies a folder with all that lies in it, so that the copy is there whole or not at all.
 *
 * The sample corpus is installed read-only and shared; what a person marks on is a copy of their
 * own. Files are made writable. Links aren't followed, and aren't copied.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies @from to @to, which must not be there; its parent is made where it is missing. Blocks. */
gboolean anno_folder_copy (const char *from, const char *to, GCancellable *cancellable,
                           GError **error);

/* The same in a worker thread. The result of …_finish says whether @to is there now. */
void     anno_folder_copy_async  (const char *from, const char *to, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
gboolean anno_folder_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
