/* The bytes of an old file while a new one takes its place: read from the start to the end once, to
 * tell whether they are still the expected ones, and on the way copied where the new file has the
 * same. What was copied is worth something only if …_finish finds the expected bytes. A plain
 * value.
 */
#pragma once

#include "files/file-sink.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnoFileOps *ops;
  int fd;
  AnnoByteDigest digest;
  gsize at;    /* how much is read */
  guchar *buffer;
  int cause;   /* errno of the read that failed, or 0 */
} AnnoFileSource;

/* @fd stays the caller's, and is at its start. */
void     anno_file_source_init   (AnnoFileSource *self, const AnnoFileOps *ops, int fd);
void     anno_file_source_clear  (AnnoFileSource *self);
/* Adds the @n bytes at @offset to @sink. What is copied next lies behind them. FALSE where the
 * file is shorter, or a call failed. */
gboolean anno_file_source_copy   (AnnoFileSource *self, gsize offset, gsize n, AnnoFileSink *sink);
/* Reads what is left; @identity gets the hash of all. FALSE, with errno, where that fails. */
gboolean anno_file_source_finish (AnnoFileSource *self, AnnoFileIdentity *identity);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoFileSource, anno_file_source_clear)

G_END_DECLS
