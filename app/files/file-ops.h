/* The system calls through which files are read and replaced, as a table.
 *
 * Reader, identity, writer, folder maker and lock reach the disk only through such a table, so that
 * a test can let any call fail, fall short, or be the last one before the process is killed,
 * without a second program. Members have the meaning of the call of the same name: -1 and errno on
 * failure.
 *
 * The helpers below add what every caller needs: interrupted calls are taken up again, short reads
 * and writes are continued.
 */
#pragma once

#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

G_BEGIN_DECLS

typedef struct
{
  char *(*realpath) (const char *path); /* newly malloc'ed */
  int (*openat) (int folder, const char *name, int flags, mode_t mode);
  int (*openat2) (int folder, const char *path, int flags, guint64 resolve);
  int (*fstat) (int fd, struct stat *out);
  int (*fstatat) (int folder, const char *name, struct stat *out, int flags);
  int (*faccessat) (int folder, const char *name, int mode, int flags);
  ssize_t (*read) (int fd, void *buffer, size_t n);
  ssize_t (*write) (int fd, const void *buffer, size_t n);
  int (*sync_file_range) (int fd, off_t offset, off_t n, unsigned int flags);
  int (*fsync) (int fd);
  int (*close) (int fd);
  int (*fchown) (int fd, uid_t owner, gid_t group);
  int (*fchmod) (int fd, mode_t mode);
  ssize_t (*flistxattr) (int fd, char *names, size_t n);
  ssize_t (*fgetxattr) (int fd, const char *name, void *value, size_t n);
  int (*fsetxattr) (int fd, const char *name, const void *value, size_t n, int flags);
  int (*fremovexattr) (int fd, const char *name);
  int (*renameat2) (int folder, const char *from, int to_folder, const char *to, guint flags);
  int (*linkat) (int folder, const char *from, int to_folder, const char *to, int flags);
  int (*unlinkat) (int folder, const char *name, int flags);
  int (*mkdirat) (int folder, const char *name, mode_t mode);
  int (*flock) (int fd, int operation);
} AnnoFileOps;

/* The calls of the system itself. */
extern const AnnoFileOps anno_file_ops_system;

/* Opens relative to @folder (or AT_FDCWD), close-on-exec, never waiting for a pipe's other end. */
int
anno_file_ops_open (const AnnoFileOps *self, int folder, const char *name, int flags, mode_t mode);
/* Reads until @n bytes or the end. Returns the bytes read, or -1. */
gssize anno_file_ops_read_all (const AnnoFileOps *self, int fd, void *buffer, gsize n);
/* Writes all @n bytes. */
gboolean anno_file_ops_write_all (const AnnoFileOps *self, int fd, const void *buffer, gsize n);
gboolean anno_file_ops_sync (const AnnoFileOps *self, int fd);
/* Closes and forgets *@fd, whatever happens; an interrupted close has closed. */
gboolean anno_file_ops_close (const AnnoFileOps *self, int *fd);
/* Makes the names in an open folder last. Sets *@lacking where the file system has no such thing,
 * which is no failure. */
gboolean anno_file_ops_sync_folder (const AnnoFileOps *self, int folder, gboolean *lacking);

G_END_DECLS
