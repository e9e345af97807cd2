#include "intake/source-stream.h"

#include "files/file-error.h"
#include "files/file-identity.h"
#include "files/file-ops.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _AnnoSourceStream
{
  char *path;
  int fd;
  AnnoFileIdentity identity; /* when it was opened */
  GCancellable *cancellable;
  int problem; /* an errno, or 0 */
};

static AnnoFilePlace
place_of (const AnnoSourceStream *self)
{
  return (AnnoFilePlace){ &anno_file_ops_system, ANNO_FILE_TASK_READ, AT_FDCWD, self->path,
                          self->path };
}

AnnoSourceStream *
anno_source_stream_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (AnnoSourceStream) self = g_new0 (AnnoSourceStream, 1);
  self->path = g_strdup (path);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->fd = anno_file_ops_open (&anno_file_ops_system, AT_FDCWD, path, O_RDONLY, 0);
  if (self->fd < 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, path, errno);
      return NULL;
    }
  AnnoFilePlace place = place_of (self);
  if (!anno_file_identity_take_fd (&self->identity, &place, self->fd, ANNO_FILE_DEPTH_QUICK, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
anno_source_stream_free (AnnoSourceStream *self)
{
  g_return_if_fail (self != NULL);

  anno_file_ops_close (&anno_file_ops_system, &self->fd);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

static gsize
read_cb (guint64 at, void *buffer, gsize n, gpointer data)
{
  AnnoSourceStream *self = data;
  gsize done = 0;

  while (done < n && !g_cancellable_is_cancelled (self->cancellable))
    {
      gssize got = pread (self->fd, (char *) buffer + done, n - done, (off_t) (at + done));
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        self->problem = errno;
      if (got <= 0)
        break;
      done += (gsize) got;
    }
  return done;
}

AnnoByteWindow *
anno_source_stream_look (AnnoSourceStream *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return anno_byte_window_new (read_cb, self->identity.size, self);
}

int
anno_source_stream_get_fd (const AnnoSourceStream *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->fd;
}

gboolean
anno_source_stream_check (AnnoSourceStream *self, GError **error)
{
  AnnoFileIdentity now;

  g_return_val_if_fail (self != NULL, FALSE);

  AnnoFilePlace place = place_of (self);
  if (self->problem != 0)
    {
      anno_file_error_set_errno (error, ANNO_FILE_TASK_READ, self->path, self->problem);
      return FALSE;
    }
  if (!anno_file_identity_take_fd (&now, &place, self->fd, ANNO_FILE_DEPTH_QUICK, error))
    return FALSE;
  if (now.size == self->identity.size && now.mtime == self->identity.mtime)
    return TRUE;
  anno_file_error_set_cause (error, ANNO_FILE_TASK_READ, ANNO_FILE_ERROR_CHANGED, self->path,
                             _("another program has written it meanwhile, so that some of it may "
                               "be missing"),
                             _("Import it again when that is done."));
  return FALSE;
}
