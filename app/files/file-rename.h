/* Gives a file another name in its folder, and never over another file. */
#pragma once

#include "files/file-identity.h"

G_BEGIN_DECLS

/* @path becomes @to (both absolute, in one folder). @expected: the file as it was last looked at,
 * whose signs must still be those; NULL for whatever is there. Errors: ANNO_FILE_ERROR, of which
 * CHANGED says that another file is at @path, or one at @to already. Blocks. */
gboolean anno_file_rename (const char *path, const char *to, const AnnoFileIdentity *expected,
                           GError **error);

G_END_DECLS
