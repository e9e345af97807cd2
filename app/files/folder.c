#include "files/folder.h"

#include "files/file-error.h"
#include "files/safe-path.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <linux/openat2.h>
#include <string.h>
#include <unistd.h>

/* How far the walk has come. */
typedef struct
{
  const AnnoFileOps *ops;
  int root;
  int here; /* the folder reached so far */
  GString *done;
} Walk;

static void
walk_clear (Walk *self)
{
  anno_file_ops_close (self->ops, &self->here);
  anno_file_ops_close (self->ops, &self->root);
  g_string_free (self->done, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* Opens the component @name, which comes after what is done. */
static int
open_next (const Walk *self, const char *name)
{
  int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  g_autofree char *path = g_strconcat (self->done->str, name, NULL);
  int fd;

  do
    fd = self->ops->openat2 (self->root, path, flags, RESOLVE_BENEATH);
  while (fd < 0 && (errno == EINTR || errno == EAGAIN));
  if (fd < 0 && (errno == ENOSYS || errno == EPERM || errno == E2BIG))
    fd = anno_file_ops_open (self->ops, self->here, name, flags | O_NOFOLLOW, 0);
  return fd;
}

/* Makes one folder and lets it last; one that can't be made to last is taken away again, so that
 * the next try doesn't take it for good. Another process may be quicker. */
static gboolean
make_next (const Walk *self, const char *name)
{
  gboolean lacking;

  if (self->ops->mkdirat (self->here, name, 0777) < 0)
    return errno == EEXIST;
  if (anno_file_ops_sync_folder (self->ops, self->here, &lacking))
    return TRUE;
  int cause = errno;
  self->ops->unlinkat (self->here, name, AT_REMOVEDIR);
  errno = cause;
  return FALSE;
}

static gboolean
is_link (const Walk *self, const char *name)
{
  struct stat stat;

  return self->ops->fstatat (self->here, name, &stat, AT_SYMLINK_NOFOLLOW) == 0
         && S_ISLNK (stat.st_mode);
}

static gboolean
step (Walk *self, const char *name)
{
  int next = open_next (self, name);

  if (next < 0 && errno == ENOENT && make_next (self, name))
    next = open_next (self, name);
  if (next < 0)
    {
      int cause = errno;
      errno = is_link (self, name) ? EXDEV : cause;
      return FALSE;
    }
  anno_file_ops_close (self->ops, &self->here);
  self->here = next;
  g_string_append_printf (self->done, "%s/", name);
  return TRUE;
}

static gboolean
fail (const char *path, int cause, GError **error)
{
  if (cause == EXDEV)
    anno_file_error_set_cause (error, ANNO_FILE_TASK_MAKE_FOLDER, ANNO_FILE_ERROR_OUTSIDE, path,
                               _("a link leads out of the corpus, or to nothing"),
                               _("Put a folder in the link’s place."));
  else
    anno_file_error_set_errno (error, ANNO_FILE_TASK_MAKE_FOLDER, path, cause);
  return FALSE;
}

gboolean
anno_folder_make_below (const char *root, const char *relative, GError **error)
{
  return anno_folder_make_below_with (&anno_file_ops_system, root, relative, error);
}

gboolean
anno_folder_make_below_with (const AnnoFileOps *ops,
                             const char *root,
                             const char *relative,
                             GError **error)
{
  g_return_val_if_fail (ops != NULL && root != NULL && relative != NULL, FALSE);

  g_autofree char *path = anno_path_join_below (root, relative, -1, error);
  if (path == NULL)
    return FALSE;

  g_auto (Walk) walk = { ops, -1, -1, g_string_new (NULL) };
  walk.root = anno_file_ops_open (ops, AT_FDCWD, root, O_RDONLY | O_DIRECTORY, 0);
  walk.here
      = walk.root < 0 ? -1 : anno_file_ops_open (ops, walk.root, ".", O_RDONLY | O_DIRECTORY, 0);
  if (walk.here < 0)
    return fail (root, errno, error);

  g_auto (GStrv) names = g_strsplit (relative, "/", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0' && strcmp (names[i], ".") != 0 && !step (&walk, names[i]))
      return fail (path, errno, error);
  return TRUE;
}
