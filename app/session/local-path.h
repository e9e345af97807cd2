/* Finds the path through which a file that a desktop names by a URI can be reached on this
 * computer, as with a folder of a server that GVfs, sshfs or the system itself shows here.
 *
 * What isn't mounted yet is mounted first. A file without a path, there being no such folder, can't
 * be worked on: all reading and writing here is by paths.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @operation asks for names and passwords; NULL for nobody to ask. …_finish: the path, or NULL with
 * G_IO_ERROR_NOT_SUPPORTED where there is none, or the error of the mount. */
void  anno_local_path_find_async  (GFile *file, GMountOperation *operation,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer data);
char *anno_local_path_find_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
