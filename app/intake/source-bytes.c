#include "intake/source-bytes.h"

#include "files/file-error.h"
#include "files/file-ops.h"
#include "files/file-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* A regular file, opened without waiting for anything. */
static int
open_file (const char *path, struct stat *status, GError **error)
{
  const AnnoFileOps *ops = &anno_file_ops_system;
  int fd = anno_file_ops_open (ops, AT_FDCWD, path, O_RDONLY, 0);

  if (fd < 0 || ops->fstat (fd, status) != 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, path, errno);
      anno_file_ops_close (ops, &fd);
      return -1;
    }
  if (!S_ISREG (status->st_mode))
    {
      anno_file_error_set_not_regular (error, ANNO_FILE_TASK_READ, path);
      anno_file_ops_close (ops, &fd);
    }
  return fd;
}

GBytes *
anno_source_bytes_head (const char *path, guint64 *size, GError **error)
{
  struct stat status;
  char head[ANNO_SNIFF_BYTES];

  g_return_val_if_fail (path != NULL && size != NULL, NULL);

  int fd = open_file (path, &status, error);
  if (fd < 0)
    return NULL;
  *size = (guint64) status.st_size;
  gssize n = anno_file_ops_read_all (&anno_file_ops_system, fd, head, sizeof head);
  int cause = errno;
  anno_file_ops_close (&anno_file_ops_system, &fd);
  if (n >= 0)
    return g_bytes_new (head, (gsize) n);
  anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, path, cause);
  return NULL;
}

GBytes *
anno_source_bytes_read (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return anno_file_reader_read (path, ANNO_SOURCE_BYTES_MAX, NULL, error);
}
