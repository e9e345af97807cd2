/* The right to write in a folder, held by one program at a time.
 *
 * The lock is on the open folder itself: no lock file is left behind or synced to colleagues, and
 * it ends with the process, however that ends. It is advice: it holds off programs that ask for it,
 * not editors or sync clients, so what is on disk is compared before each save all the same. Two
 * locks of one process on one folder exclude each other too.
 *
 * Some mounts have no locks. Then ANNO_FILE_ERROR_NO_LOCKS comes back, and a caller compares and
 * refuses instead.
 */
#pragma once

#include "files/file-ops.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoFolderLock AnnoFolderLock;

/* Takes the lock or says at once why not: ANNO_FILE_ERROR LOCKED, NO_LOCKS, NOT_FOUND, NO_RIGHT,
 * IO. */
AnnoFolderLock *anno_folder_lock_try (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Waits for it, @timeout milliseconds at most. Errors as above, LOCKED when the time is up, or
 * G_IO_ERROR_CANCELLED. Blocks: for worker threads and programs without a window. */
AnnoFolderLock *anno_folder_lock_wait (const char *folder,
                                       guint timeout,
                                       GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same through other system calls. */
AnnoFolderLock *anno_folder_lock_wait_with (const AnnoFileOps *ops,
                                            const char *folder,
                                            guint timeout,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For who saves: waits as long as another program's save may take. *@lock is held, or NULL where
 * this mount has no locks: then what is there is compared, and that has to do. FALSE on all other
 * errors. Blocks. */
gboolean anno_folder_lock_take (const char *folder, AnnoFolderLock **lock, GError **error);

/* Gives the lock back. */
void anno_folder_lock_free (AnnoFolderLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFolderLock, anno_folder_lock_free)

G_END_DECLS
