#include "files/file-source.h"

#include <errno.h>

#define CHUNK (128 * 1024)

void
anno_file_source_init (AnnoFileSource *self, const AnnoFileOps *ops, int fd)
{
  g_return_if_fail (self != NULL && ops != NULL && fd >= 0);

  *self = (AnnoFileSource){ .ops = ops, .fd = fd, .buffer = g_malloc (CHUNK) };
  anno_byte_digest_init (&self->digest);
}

void
anno_file_source_clear (AnnoFileSource *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->buffer, g_free);
}

/* The next bytes, at most @n, into the buffer: how many, 0 at the end and on an error. */
static gsize
read_on (AnnoFileSource *self, gsize n)
{
  gssize got = anno_file_ops_read_all (self->ops, self->fd, self->buffer, MIN (n, CHUNK));

  if (got < 0)
    self->cause = errno;
  if (got <= 0)
    return 0;
  anno_byte_digest_add (&self->digest, self->buffer, (gsize) got);
  self->at += (gsize) got;
  return (gsize) got;
}

gboolean
anno_file_source_copy (AnnoFileSource *self, gsize offset, gsize n, AnnoFileSink *sink)
{
  g_return_val_if_fail (self != NULL && sink != NULL && offset >= self->at, FALSE);

  while (self->at < offset)
    if (read_on (self, offset - self->at) == 0)
      return FALSE;
  for (gsize left = n; left > 0;)
    {
      gsize got = read_on (self, left);
      if (got == 0 || !anno_file_sink_add (sink, self->buffer, got))
        return FALSE;
      left -= got;
    }
  return TRUE;
}

gboolean
anno_file_source_finish (AnnoFileSource *self, AnnoFileIdentity *identity)
{
  g_return_val_if_fail (self != NULL && identity != NULL, FALSE);

  while (self->cause == 0 && read_on (self, CHUNK) > 0)
    continue;
  if (self->cause != 0)
    {
      errno = self->cause;
      return FALSE;
    }
  anno_byte_digest_finish (&self->digest, identity->hash);
  identity->is_hashed = TRUE;
  return TRUE;
}
