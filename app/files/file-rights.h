/* Gives a new file the group, mode, access list and user attributes of the one it will replace.
 *
 * The new file must start with mode 0600. It never becomes readable for anyone who could not read
 * the old one, not for an instant: the group is given first, then the list or the mode. Where the
 * system doesn't let the group or the list be given, what the group could do shrinks to what
 * everyone could do, and this is said.
 */
#pragma once

#include "files/file-ops.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_FILE_RIGHTS_KEPT = 0,
  ANNO_FILE_RIGHTS_LOST_OWNER = 1 << 0,     /* the file belongs to us now */
  ANNO_FILE_RIGHTS_LOST_GROUP = 1 << 1,     /* the group or the access list, and with it rights */
  ANNO_FILE_RIGHTS_LOST_ATTRIBUTES = 1 << 2 /* user attributes that the file system doesn't take */
} AnnoFileRightsLost;

/* @from: the old file, open; @to: the new one, open for writing, ours. *@lost says what could not
 * be given for want of right or support. Returns FALSE, with errno, only where the disk failed. */
gboolean anno_file_rights_copy (const AnnoFileOps *ops, int from, int to, AnnoFileRightsLost *lost);

G_END_DECLS
