/* Writes many new files, and waits for the disk once: each is there whole or not at all, whatever
 * fails, as with files/file-writer, which waits for each.
 *
 * A file that is added is written under another name beside its own; …_commit brings all of them to
 * the disk and then gives them their names, in the order in which they were added. None replaces
 * another. Files that were added and not committed are gone with the batch; what a killed process
 * leaves is cleared away like any leftover. Blocks.
 */
#pragma once

#include "files/file-ops.h"

G_BEGIN_DECLS

typedef struct _AnnoFileBatch AnnoFileBatch;

/* The file that was added as number @n (from 0, since the last commit) isn't there, or may be gone
 * after a power cut. @error: ANNO_FILE_ERROR, of which CHANGED: another file has its name. */
typedef void (*AnnoFileBatchFailed) (guint n, const GError *error, gpointer data);

AnnoFileBatch *anno_file_batch_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same through other system calls. */
AnnoFileBatch *anno_file_batch_new_with (const AnnoFileOps *ops) G_GNUC_WARN_UNUSED_RESULT;
void           anno_file_batch_free (AnnoFileBatch *self);

/* @path: absolute; its folder must be there. FALSE, and nothing added, with ANNO_FILE_ERROR. */
gboolean anno_file_batch_add    (AnnoFileBatch *self, const char *path, GBytes *bytes,
                                 GError **error);
/* The same, with what the open file @fd holds, from its beginning; its position moves. */
gboolean anno_file_batch_add_copy (AnnoFileBatch *self, const char *path, int fd, GError **error);
/* The last two that were added belong together: the second is there only where the first is, and
 * where it can't be, the first goes again. */
void     anno_file_batch_tie    (AnnoFileBatch *self);
/* Forgets what was added but the first @n. */
void     anno_file_batch_drop   (AnnoFileBatch *self, guint n);
/* How many were added since the last commit, and their bytes. */
guint    anno_file_batch_get_n  (const AnnoFileBatch *self);
gsize    anno_file_batch_get_n_bytes (const AnnoFileBatch *self);
/* Whether all of them are there for good; @failed is told of each that isn't, and may be NULL. */
gboolean anno_file_batch_commit (AnnoFileBatch *self, AnnoFileBatchFailed failed, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFileBatch, anno_file_batch_free)

G_END_DECLS
