/* Makes folders below a root, so that neither a link nor a ".." leads out of it, and so that they
 * are still there after a power cut.
 *
 * The system is asked to stay below the root (openat2); where it can't, the path is walked one
 * component at a time, and then no link is followed at all. Blocks.
 */
#pragma once

#include "files/file-ops.h"

G_BEGIN_DECLS

/* Makes what is missing of @relative below @root, which must be there. Returns FALSE with
 * ANNO_FILE_ERROR: BAD_NAME, OUTSIDE (a link leads out), NOT_FOUND (no root, or a file is in the
 * way), NO_RIGHT, NO_SPACE, IO. Folders made before an error stay. */
gboolean anno_folder_make_below (const char *root, const char *relative, GError **error);
/* The same through other system calls. */
gboolean anno_folder_make_below_with (const AnnoFileOps *ops,
                                      const char *root,
                                      const char *relative,
                                      GError **error);

G_END_DECLS
