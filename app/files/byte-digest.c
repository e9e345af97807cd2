#include "files/byte-digest.h"

#include <string.h>

#define BLOCK sizeof ((AnnoByteDigest *) NULL)->block
#define FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) /* odd: then no two products are equal */
#define TURN 29

/* For a given word each lane goes to a lane of its own, and for a given lane each word does: what
 * once differs differs to the end, unless another change in the same lane undoes it. */
static guint64
step (guint64 lane, guint64 word)
{
  guint64 product = (lane ^ word) * FACTOR;
  return (product << TURN) | (product >> (64 - TURN));
}

static void
add_blocks (AnnoByteDigest *self, const guint8 *bytes, gsize n_blocks)
{
  guint64 a = self->lanes[0], b = self->lanes[1], c = self->lanes[2], d = self->lanes[3];

  for (gsize i = 0; i < n_blocks; i++, bytes += BLOCK)
    {
      guint64 words[ANNO_BYTE_DIGEST_LANES];
      memcpy (words, bytes, sizeof words);
      a = step (a, words[0]);
      b = step (b, words[1]);
      c = step (c, words[2]);
      d = step (d, words[3]);
    }
  memcpy (self->lanes, (guint64[]){ a, b, c, d }, sizeof self->lanes);
}

void
anno_byte_digest_init (AnnoByteDigest *self)
{
  g_return_if_fail (self != NULL);

  *self = (AnnoByteDigest){ 0 };
  for (guint i = 0; i < ANNO_BYTE_DIGEST_LANES; i++)
    self->lanes[i] = FACTOR * (i + 1);
}

void
anno_byte_digest_add (AnnoByteDigest *self, const void *bytes, gsize n)
{
  g_return_if_fail (self != NULL && (bytes != NULL || n == 0));

  const guint8 *next = bytes;
  gsize waiting = self->length % BLOCK;
  self->length += n;
  if (waiting > 0)
    {
      gsize taken = MIN (n, BLOCK - waiting);
      memcpy (self->block + waiting, next, taken);
      if (waiting + taken < BLOCK)
        return;
      add_blocks (self, self->block, 1);
      next += taken;
      n -= taken;
    }
  add_blocks (self, next, n / BLOCK);
  if (n % BLOCK > 0)
    memcpy (self->block, next + n / BLOCK * BLOCK, n % BLOCK);
}

void
anno_byte_digest_finish (AnnoByteDigest *self, guint64 result[ANNO_BYTE_DIGEST_LANES])
{
  g_return_if_fail (self != NULL && result != NULL);

  gsize waiting = self->length % BLOCK;
  if (waiting > 0)
    {
      memset (self->block + waiting, 0, BLOCK - waiting);
      add_blocks (self, self->block, 1);
    }
  /* Zeros at the end are bytes too. */
  self->lanes[0] = step (self->lanes[0], self->length);
  memcpy (result, self->lanes, sizeof self->lanes);
}
