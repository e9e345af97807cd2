#include "files/file-identity.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (64 * 1024)
#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)

static gint64
to_ns (struct timespec when)
{
  return (gint64) when.tv_sec * NS_PER_SECOND + when.tv_nsec;
}

static AnnoFilePlace
place_of (const char *path)
{
  return (AnnoFilePlace){ &anno_file_ops_system, ANNO_FILE_TASK_READ, AT_FDCWD, path, path };
}

static gboolean
fail (const AnnoFilePlace *place, GError **error)
{
  anno_file_error_set_errno (error, place->task, place->path, errno);
  return FALSE;
}

static gboolean
refuse (const AnnoFilePlace *place, const char *cause, GError **error)
{
  anno_file_error_set_cause (error, place->task, ANNO_FILE_ERROR_CHANGED, place->path, cause,
                             _("Look at what is there now, then keep one, or both."));
  return FALSE;
}

/* 1: open in *@fd; 0: nothing is there; -1: errno. */
static int
open_place (const AnnoFilePlace *place, int *fd)
{
  int links = place->folder == AT_FDCWD ? 0 : O_NOFOLLOW;

  *fd = anno_file_ops_open (place->ops, place->folder, place->name, O_RDONLY | links, 0);
  if (*fd >= 0)
    return 1;
  return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
}

static gboolean
add_hash (AnnoFileIdentity *self, const AnnoFilePlace *place, int fd, GError **error)
{
  AnnoByteDigest digest;
  g_autofree guchar *chunk = g_malloc (CHUNK);
  gssize got;

  anno_byte_digest_init (&digest);
  while ((got = anno_file_ops_read_all (place->ops, fd, chunk, CHUNK)) > 0)
    anno_byte_digest_add (&digest, chunk, (gsize) got);
  if (got < 0)
    return fail (place, error);
  anno_byte_digest_finish (&digest, self->hash);
  self->is_hashed = TRUE;
  return TRUE;
}

/* The bytes decide. @now has the signs of @fd already. */
static gboolean
check_bytes (const AnnoFileIdentity *self,
             const AnnoFilePlace *place,
             int fd,
             AnnoFileIdentity *now,
             GError **error)
{
  if (now->size != self->size)
    return refuse (place, _("its text was changed by another program"), error);
  return add_hash (now, place, fd, error) && anno_file_identity_compare (self, now, place, error);
}

static gboolean
check_open (const AnnoFileIdentity *self,
            const AnnoFilePlace *place,
            int fd,
            AnnoFileDepth depth,
            AnnoFileIdentity *now,
            GError **error)
{
  if (!anno_file_identity_take_fd (now, place, fd, ANNO_FILE_DEPTH_QUICK, error))
    return FALSE;
  if (!self->exists)
    return refuse (place, _("another program has created a file of that name"), error);
  gboolean rests = self->at_rest || depth == ANNO_FILE_DEPTH_GLANCE;
  if (depth == ANNO_FILE_DEPTH_FULL || !rests || !anno_file_identity_same_signs (self, now))
    return check_bytes (self, place, fd, now, error);

  now->is_hashed = self->is_hashed;
  memcpy (now->hash, self->hash, sizeof now->hash);
  return TRUE;
}

void
anno_file_identity_from_stat (AnnoFileIdentity *self, const struct stat *stat)
{
  g_return_if_fail (self != NULL && stat != NULL);

  gint64 rests = g_get_real_time () * 1000 - ANNO_FILE_IDENTITY_RESTS;
  *self = (AnnoFileIdentity){
    .exists = TRUE,
    .device = stat->st_dev,
    .inode = stat->st_ino,
    .size = stat->st_size,
    .mtime = to_ns (stat->st_mtim),
    .ctime = to_ns (stat->st_ctim),
  };
  self->at_rest = self->mtime < rests && self->ctime < rests;
}

void
anno_file_identity_set_bytes (AnnoFileIdentity *self, const void *data, gsize length)
{
  g_return_if_fail (self != NULL && (data != NULL || length == 0));

  AnnoByteDigest digest;
  anno_byte_digest_init (&digest);
  anno_byte_digest_add (&digest, data, length);
  anno_byte_digest_finish (&digest, self->hash);
  self->is_hashed = TRUE;
}

gboolean
anno_file_identity_take (AnnoFileIdentity *self,
                         const char *path,
                         AnnoFileDepth depth,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  AnnoFilePlace place = place_of (path);
  int fd;
  int found = open_place (&place, &fd);
  *self = (AnnoFileIdentity){ 0 };
  if (found < 0)
    return fail (&place, error);
  gboolean ok = found == 0 || anno_file_identity_take_fd (self, &place, fd, depth, error);
  anno_file_ops_close (place.ops, &fd);
  return ok;
}

gboolean
anno_file_identity_take_fd (
    AnnoFileIdentity *self, const AnnoFilePlace *place, int fd, AnnoFileDepth depth, GError **error)
{
  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  struct stat stat;
  *self = (AnnoFileIdentity){ 0 };
  if (place->ops->fstat (fd, &stat) < 0)
    return fail (place, error);
  if (!S_ISREG (stat.st_mode))
    {
      anno_file_error_set_not_regular (error, place->task, place->path);
      return FALSE;
    }
  anno_file_identity_from_stat (self, &stat);
  return depth != ANNO_FILE_DEPTH_FULL || add_hash (self, place, fd, error);
}

gboolean
anno_file_identity_same_signs (const AnnoFileIdentity *self, const AnnoFileIdentity *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->exists == other->exists && self->device == other->device
         && self->inode == other->inode && self->size == other->size && self->mtime == other->mtime
         && self->ctime == other->ctime;
}

gboolean
anno_file_identity_same_bytes (const AnnoFileIdentity *self, const AnnoFileIdentity *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (!self->exists || !other->exists)
    return self->exists == other->exists;
  return self->is_hashed && other->is_hashed
         && memcmp (self->hash, other->hash, sizeof self->hash) == 0;
}

gboolean
anno_file_identity_compare (const AnnoFileIdentity *self, const AnnoFileIdentity *found,
                            const AnnoFilePlace *place, GError **error)
{
  g_return_val_if_fail (place != NULL, FALSE);
  return anno_file_identity_same_bytes (self, found)
         || refuse (place, _("its text was changed by another program"), error);
}

gboolean
anno_file_identity_check (const AnnoFileIdentity *self,
                          const char *path,
                          AnnoFileDepth depth,
                          AnnoFileIdentity *now,
                          GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  AnnoFilePlace place = place_of (path);
  place.task = ANNO_FILE_TASK_CHECK;
  return anno_file_identity_check_at (self, &place, depth, now, error);
}

gboolean
anno_file_identity_check_at (const AnnoFileIdentity *self,
                             const AnnoFilePlace *place,
                             AnnoFileDepth depth,
                             AnnoFileIdentity *now,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  AnnoFileIdentity found = { 0 };
  gboolean same = FALSE;
  int fd;
  int open = open_place (place, &fd);
  if (open > 0)
    same = check_open (self, place, fd, depth, &found, error);
  else if (open < 0 && errno == ELOOP && place->folder != AT_FDCWD)
    refuse (place, _("another program has put a link in its place"), error);
  else if (open < 0)
    fail (place, error);
  else if (self->exists)
    refuse (place, _("another program has removed or renamed it"), error);
  else
    same = TRUE;
  anno_file_ops_close (place->ops, &fd);
  if (now != NULL)
    *now = found;
  return same;
}
