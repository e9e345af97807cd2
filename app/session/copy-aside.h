/* Gives conflict copies names that say what became of them: merged, or kept beside by choice. They
 * stay in their folder, and never go over another file. Blocks; for any thread. */
#pragma once

#include "files/file-identity.h"
#include "session/conflict-copies.h"

G_BEGIN_DECLS

/* @expected: the copy as it was read; NULL for whatever is there. Returns its path below @root by
 * now. Errors: ANNO_FILE_ERROR. */

/* It was merged, and nothing of it is worth another look. */
char *anno_copy_put_away   (const char *root, const AnnoConflictCopy *copy,
                            const AnnoFileIdentity *expected, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Somebody chose to keep it, or it holds what is nowhere else. */
char *anno_copy_keep_aside (const char *root, const AnnoConflictCopy *copy,
                            const AnnoFileIdentity *expected, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
