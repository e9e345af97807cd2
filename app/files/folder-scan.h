/* Finds the articles of a folder, at any depth, in a thread, and hands them over in batches.
 *
 * The order is that of names, folder by folder, so that batches can simply be appended: a list is
 * never sorted again while it grows. The first batch is small and comes at once. What can't be
 * entered is reported and skipped. Links to folders aren't followed, so that no loop can arise and
 * nothing outside the corpus is read.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @paths: of char, relative to the root, in the on-disk encoding; @problems: messages to show.
 * Called on the thread-default main context that started the scan. */
typedef void (*AnnoFolderScanBatch) (GPtrArray *paths, GPtrArray *problems, gpointer data);

/* Walks @root. @batch is called any number of times before @callback. Cancelling ends the walk
 * soon, with G_IO_ERROR_CANCELLED, and no batch comes after that. */
void     anno_folder_scan_async  (const char *root, AnnoFolderScanBatch batch, gpointer batch_data,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data);
/* Fails where the root itself can't be entered. */
gboolean anno_folder_scan_finish (GAsyncResult *result, GError **error);

/* The same walk, at once, for callers without a main loop: all paths, in order. @problems may be
 * NULL. */
GPtrArray *anno_folder_scan (const char *root, GPtrArray *problems, GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a file of that name is an article: "*.txt", not hidden. */
gboolean anno_folder_scan_is_article (const char *name);

G_END_DECLS
