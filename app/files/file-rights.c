#include "files/file-rights.h"

#include <errno.h>
#include <string.h>
#include <sys/xattr.h>

#define ACCESS_LIST "system.posix_acl_access"
#define USER_PREFIX "user."

/* Whether the last call failed for want of right or support, not because the disk failed. */
static gboolean
is_refusal (void)
{
  switch (errno)
    {
    case EPERM:
    case EACCES:
    case EINVAL:
    case ENOSYS:
    case EOPNOTSUPP:
    case ENODATA:
    case E2BIG:
    case ERANGE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* NULL: there is none (errno is a refusal), or the disk failed. */
static char *
get_attribute (const AnnoFileOps *ops, int fd, const char *name, gsize *size)
{
  ssize_t length = ops->fgetxattr (fd, name, NULL, 0);
  if (length < 0)
    return NULL;

  g_autofree char *value = g_malloc (length + 1);
  length = ops->fgetxattr (fd, name, value, length);
  if (length < 0)
    return NULL;
  *size = length;
  return g_steal_pointer (&value);
}

static gboolean
copy_attribute (
    const AnnoFileOps *ops, int from, int to, const char *name, AnnoFileRightsLost *lost)
{
  gsize size;
  g_autofree char *value = get_attribute (ops, from, name, &size);

  if (value != NULL && ops->fsetxattr (to, name, value, size, 0) == 0)
    return TRUE;
  if (value == NULL && errno == ENODATA) /* gone since it was listed */
    return TRUE;
  *lost |= ANNO_FILE_RIGHTS_LOST_ATTRIBUTES;
  return is_refusal ();
}

static gboolean
copy_attributes (const AnnoFileOps *ops, int from, int to, AnnoFileRightsLost *lost)
{
  ssize_t size = ops->flistxattr (from, NULL, 0);
  if (size <= 0)
    return size == 0 || is_refusal ();

  g_autofree char *names = g_malloc (size + 1);
  size = ops->flistxattr (from, names, size);
  if (size < 0)
    {
      *lost |= ANNO_FILE_RIGHTS_LOST_ATTRIBUTES;
      return is_refusal ();
    }
  names[size] = '\0';
  for (const char *name = names; name < names + size; name += strlen (name) + 1)
    if (g_str_has_prefix (name, USER_PREFIX) && !copy_attribute (ops, from, to, name, lost))
      return FALSE;
  return TRUE;
}

static gboolean
copy_owner (const AnnoFileOps *ops,
            const struct stat *old,
            const struct stat *new,
            int to,
            AnnoFileRightsLost *lost)
{
  if (old->st_uid != new->st_uid)
    {
      if (ops->fchown (to, old->st_uid, old->st_gid) == 0)
        return TRUE;
      *lost |= ANNO_FILE_RIGHTS_LOST_OWNER;
    }
  if (old->st_gid == new->st_gid || ops->fchown (to, (uid_t) -1, old->st_gid) == 0)
    return TRUE;
  *lost |= ANNO_FILE_RIGHTS_LOST_GROUP;
  return is_refusal ();
}

/* Puts the old list on the new file, or takes away the one that the folder put on it. */
static gboolean
copy_list (const AnnoFileOps *ops, int from, int to, AnnoFileRightsLost *lost)
{
  gsize size;
  g_autofree char *list = get_attribute (ops, from, ACCESS_LIST, &size);

  if (list == NULL && !is_refusal ())
    return FALSE;
  if (list != NULL && !(*lost & ANNO_FILE_RIGHTS_LOST_GROUP))
    {
      if (ops->fsetxattr (to, ACCESS_LIST, list, size, 0) == 0)
        return TRUE;
      if (!is_refusal ())
        return FALSE;
    }
  if (list != NULL)
    *lost |= ANNO_FILE_RIGHTS_LOST_GROUP;
  return ops->fremovexattr (to, ACCESS_LIST) == 0 || is_refusal ();
}

gboolean
anno_file_rights_copy (const AnnoFileOps *ops, int from, int to, AnnoFileRightsLost *lost)
{
  g_return_val_if_fail (ops != NULL && lost != NULL, FALSE);

  struct stat old, new;
  *lost = ANNO_FILE_RIGHTS_KEPT;
  if (ops->fstat (from, &old) < 0 || ops->fstat (to, &new) < 0)
    return FALSE;
  if (!copy_attributes (ops, from, to, lost) || !copy_owner (ops, &old, &new, to, lost)
      || !copy_list (ops, from, to, lost))
    return FALSE;

  mode_t mode = old.st_mode & 07777;
  if (*lost & (ANNO_FILE_RIGHTS_LOST_OWNER | ANNO_FILE_RIGHTS_LOST_GROUP))
    mode &= ~(mode_t) (S_ISUID | S_ISGID);
  if (*lost & ANNO_FILE_RIGHTS_LOST_GROUP)
    mode = (mode & ~(mode_t) S_IRWXG) | ((mode & S_IRWXO) << 3);
  if (ops->fchmod (to, mode) == 0)
    return TRUE;
  *lost |= ANNO_FILE_RIGHTS_LOST_GROUP; /* what it has now is narrower, never wider */
  return is_refusal ();
}
