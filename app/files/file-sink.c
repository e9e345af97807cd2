#include "files/file-sink.h"

#include <errno.h>
#include <fcntl.h>

/* Less than that is on disk soon enough. */
#define SEND_AT (1024 * 1024)

/* Only a beginning, and no promise: whether all is on disk is what a sync says in the end. */
static void
send_on (AnnoFileSink *self)
{
  self->ops->sync_file_range (self->fd, (off_t) self->sent, (off_t) (self->written - self->sent),
                              SYNC_FILE_RANGE_WRITE);
  self->sent = self->written;
}

void
anno_file_sink_init (AnnoFileSink *self, const AnnoFileOps *ops, int fd)
{
  g_return_if_fail (self != NULL && ops != NULL && fd >= 0);

  *self = (AnnoFileSink){ .ops = ops, .fd = fd };
  anno_byte_digest_init (&self->digest);
}

gboolean
anno_file_sink_add (AnnoFileSink *self, const void *bytes, gsize n)
{
  g_return_val_if_fail (self != NULL && (bytes != NULL || n == 0), FALSE);

  if (self->cause == 0 && !anno_file_ops_write_all (self->ops, self->fd, bytes, n))
    self->cause = errno;
  if (self->cause != 0)
    return FALSE;
  anno_byte_digest_add (&self->digest, bytes, n);
  self->written += n;
  if (self->written - self->sent >= SEND_AT)
    send_on (self);
  return TRUE;
}

void
anno_file_sink_finish (AnnoFileSink *self, AnnoFileIdentity *identity)
{
  g_return_if_fail (self != NULL && identity != NULL);

  if (self->sent > 0 && self->written > self->sent)
    send_on (self);
  anno_byte_digest_finish (&self->digest, identity->hash);
  identity->is_hashed = TRUE;
}
