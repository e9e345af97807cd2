/* A digest of bytes that tells one text from another in memory: at the speed of memory, because a
 * large file is digested whenever it is read and twice whenever it is saved.
 *
 * It is no proof against somebody who looks for two texts of one digest, who could as well set the
 * file's time back; it is for programs that change a file unknowingly. A change within any eight
 * bytes is always seen, every other one but for a chance of one in 2^64. It is never kept on disk.
 * A plain value.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_BYTE_DIGEST_LANES 4

typedef struct
{
  guint64 lanes[ANNO_BYTE_DIGEST_LANES];
  guint64 length;  /* bytes so far */
  guint8 block[8 * ANNO_BYTE_DIGEST_LANES]; /* those that don't fill one yet */
} AnnoByteDigest;

void anno_byte_digest_init   (AnnoByteDigest *self);
/* The next @n bytes, however they are cut. */
void anno_byte_digest_add    (AnnoByteDigest *self, const void *bytes, gsize n);
/* What is compared; nothing can be added after that. */
void anno_byte_digest_finish (AnnoByteDigest *self, guint64 result[ANNO_BYTE_DIGEST_LANES]);

G_END_DECLS
