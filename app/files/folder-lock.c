#include "files/folder-lock.h"

#include "files/file-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>

#define FIRST_PAUSE_US 500
#define LONGEST_PAUSE_US 50000
#define SAVE_TIMEOUT 5000 /* ms: another program's save takes far less */

struct _AnnoFolderLock
{
  const AnnoFileOps *ops;
  int folder;
};

static void
set_no_locks (const char *folder, GError **error)
{
  anno_file_error_set_cause (error, ANNO_FILE_TASK_LOCK, ANNO_FILE_ERROR_NO_LOCKS, folder,
                             _("its file system has no locks"),
                             _("Don’t write there from two programs at a time."));
}

static void
set_locked (const char *folder, GError **error)
{
  anno_file_error_set_cause (error, ANNO_FILE_TASK_LOCK, ANNO_FILE_ERROR_LOCKED, folder,
                             _("another program is writing there"),
                             _("Try again when it is done."));
}

static void
set_problem (const char *folder, int cause, GError **error)
{
  switch (cause)
    {
    case EWOULDBLOCK:
      set_locked (folder, error);
      break;
    case EBADF: /* network mounts that want to write what they lock */
    case EINVAL:
    case ENOLCK:
    case ENOSYS:
    case EOPNOTSUPP:
      set_no_locks (folder, error);
      break;
    default:
      anno_file_error_set_errno (error, ANNO_FILE_TASK_LOCK, folder, cause);
    }
}

static AnnoFolderLock *
open_folder (const AnnoFileOps *ops, const char *folder, GError **error)
{
  int fd = anno_file_ops_open (ops, AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  if (fd < 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_LOCK, folder, errno);
      return NULL;
    }
  AnnoFolderLock *self = g_new0 (AnnoFolderLock, 1);
  self->ops = ops;
  self->folder = fd;
  return self;
}

/* Returns 0 or an errno. */
static int
lock_now (AnnoFolderLock *self)
{
  int result;

  do
    result = self->ops->flock (self->folder, LOCK_EX | LOCK_NB);
  while (result < 0 && errno == EINTR);
  return result < 0 ? errno : 0;
}

AnnoFolderLock *
anno_folder_lock_try (const char *folder, GError **error)
{
  return anno_folder_lock_wait (folder, 0, NULL, error);
}

AnnoFolderLock *
anno_folder_lock_wait (const char *folder, guint timeout, GCancellable *cancellable, GError **error)
{
  return anno_folder_lock_wait_with (&anno_file_ops_system, folder, timeout, cancellable, error);
}

/* The system's own waiting has no time-out and can't be cancelled, so this asks again and again. */
AnnoFolderLock *
anno_folder_lock_wait_with (const AnnoFileOps *ops,
                            const char *folder,
                            guint timeout,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (ops != NULL && folder != NULL, NULL);

  g_autoptr (AnnoFolderLock) self = open_folder (ops, folder, error);
  gint64 until = g_get_monotonic_time () + (gint64) timeout * 1000;
  gulong pause = FIRST_PAUSE_US;

  while (self != NULL)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      int cause = lock_now (self);
      if (cause == 0)
        return g_steal_pointer (&self);
      if (cause != EWOULDBLOCK || g_get_monotonic_time () >= until)
        {
          set_problem (folder, cause, error);
          return NULL;
        }
      g_usleep (pause);
      pause = MIN (pause * 2, LONGEST_PAUSE_US);
    }
  return NULL;
}

gboolean
anno_folder_lock_take (const char *folder, AnnoFolderLock **lock, GError **error)
{
  g_return_val_if_fail (folder != NULL && lock != NULL, FALSE);

  g_autoptr (GError) problem = NULL;
  *lock = anno_folder_lock_wait (folder, SAVE_TIMEOUT, NULL, &problem);
  if (*lock != NULL || g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NO_LOCKS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
anno_folder_lock_free (AnnoFolderLock *self)
{
  if (self == NULL)
    return;
  anno_file_ops_close (self->ops, &self->folder);
  g_free (self);
}
