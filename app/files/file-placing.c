#include "files/file-placing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

static gboolean
is_unsupported (void)
{
  return errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM;
}

/* For file systems that can't rename without replacing: a second name can't replace either; where
 * there are no second names, a last look has to do. */
static gboolean
place_by_steps (const AnnoFileOps *ops, int folder, const char *temp, const char *name)
{
  struct stat stat;

  if (ops->linkat (folder, temp, folder, name, 0) == 0)
    {
      if (ops->unlinkat (folder, temp, 0) < 0)
        g_debug ("The second name %s stays until the next start", temp);
      return TRUE;
    }
  if (!is_unsupported ())
    return FALSE;
  if (ops->fstatat (folder, name, &stat, AT_SYMLINK_NOFOLLOW) == 0)
    errno = EEXIST;
  return errno == ENOENT && ops->renameat2 (folder, temp, folder, name, 0) == 0;
}

gboolean
anno_file_placing_new (const AnnoFileOps *ops, int folder, const char *temp, const char *name)
{
  g_return_val_if_fail (ops != NULL && temp != NULL && name != NULL, FALSE);

  if (ops->renameat2 (folder, temp, folder, name, RENAME_NOREPLACE) == 0)
    return TRUE;
  return is_unsupported () && place_by_steps (ops, folder, temp, name);
}
