#include "files/file-ops.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

static char *
system_realpath (const char *path)
{
  return realpath (path, NULL);
}

static int
system_openat (int folder, const char *name, int flags, mode_t mode)
{
  return openat (folder, name, flags, mode);
}

/* Has no wrapper in the C library of the systems that are aimed at. */
static int
system_openat2 (int folder, const char *path, int flags, guint64 resolve)
{
  struct open_how how = { .flags = flags, .resolve = resolve };

  return (int) syscall (SYS_openat2, folder, path, &how, sizeof how);
}

const AnnoFileOps anno_file_ops_system = {
  .realpath = system_realpath,
  .openat = system_openat,
  .openat2 = system_openat2,
  .fstat = fstat,
  .fstatat = fstatat,
  .faccessat = faccessat,
  .read = read,
  .write = write,
  .sync_file_range = sync_file_range,
  .fsync = fsync,
  .close = close,
  .fchown = fchown,
  .fchmod = fchmod,
  .flistxattr = flistxattr,
  .fgetxattr = fgetxattr,
  .fsetxattr = fsetxattr,
  .fremovexattr = fremovexattr,
  .renameat2 = renameat2,
  .linkat = linkat,
  .unlinkat = unlinkat,
  .mkdirat = mkdirat,
  .flock = flock,
};

int
anno_file_ops_open (const AnnoFileOps *self, int folder, const char *name, int flags, mode_t mode)
{
  int fd;

  do
    fd = self->openat (folder, name, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

gssize
anno_file_ops_read_all (const AnnoFileOps *self, int fd, void *buffer, gsize n)
{
  gsize done = 0;

  while (done < n)
    {
      ssize_t got = self->read (fd, (char *) buffer + done, n - done);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      done += got;
    }
  return (gssize) done;
}

gboolean
anno_file_ops_write_all (const AnnoFileOps *self, int fd, const void *buffer, gsize n)
{
  gsize done = 0;

  while (done < n)
    {
      ssize_t put = self->write (fd, (const char *) buffer + done, n - done);
      if (put < 0 && errno == EINTR)
        continue;
      if (put == 0) /* not an error by the book, but trying for ever would hang */
        errno = EIO;
      if (put <= 0)
        return FALSE;
      done += put;
    }
  return TRUE;
}

gboolean
anno_file_ops_sync (const AnnoFileOps *self, int fd)
{
  int result;

  do
    result = self->fsync (fd);
  while (result < 0 && errno == EINTR);
  return result == 0;
}

gboolean
anno_file_ops_close (const AnnoFileOps *self, int *fd)
{
  int closing = *fd;

  *fd = -1;
  return closing < 0 || self->close (closing) == 0 || errno == EINTR;
}

gboolean
anno_file_ops_sync_folder (const AnnoFileOps *self, int folder, gboolean *lacking)
{
  *lacking = FALSE;
  if (anno_file_ops_sync (self, folder))
    return TRUE;
  *lacking = errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP;
  return *lacking;
}
