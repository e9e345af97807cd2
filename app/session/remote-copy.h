/* A copy, in the user's cache, of a corpus that no path on this computer leads to, to be read.
 *
 * All reading and writing here is by paths, and annotations are kept beside the articles: where
 * there is no such place, nothing can be marked, but all can be read, searched and counted.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the copy of @file, or of the corpus it lies in where it is an article, or brings it up to
 * date. @n_files, which outlives it, counts files as they are there, atomically. */
void  anno_remote_copy_async  (GFile *file, gint *n_files, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data);
/* The path that stands for @file; NULL with an error, or G_IO_ERROR_CANCELLED. */
char *anno_remote_copy_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Why nothing can be changed in the corpus at @root, in sentences; NULL where it is no such
 * copy. */
char    *anno_remote_copy_explain (const char *root) G_GNUC_WARN_UNUSED_RESULT;
/* Whether something may be written at @root: else FALSE with that in the error,
 * G_IO_ERROR_READ_ONLY. */
gboolean anno_remote_copy_check   (const char *root, GError **error);

G_END_DECLS
