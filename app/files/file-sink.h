/* The bytes of a new file on their way there: written whole, digested as they pass, and sent on to
 * the disk early, so that it works while the next ones are made. A plain value.
 */
#pragma once

#include "files/file-identity.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnoFileOps *ops;
  int fd;
  AnnoByteDigest digest;
  gsize written;
  gsize sent;
  int cause; /* errno of the write that failed, or 0 */
} AnnoFileSink;

/* @fd stays the caller's. */
void     anno_file_sink_init   (AnnoFileSink *self, const AnnoFileOps *ops, int fd);
/* Adds @n bytes. FALSE, with the cause, when a write fails, and from then on. */
gboolean anno_file_sink_add    (AnnoFileSink *self, const void *bytes, gsize n);
/* No more come: the rest is sent on, and @identity gets the hash of all. */
void     anno_file_sink_finish (AnnoFileSink *self, AnnoFileIdentity *identity);

G_END_DECLS
