#include "files/byte-digest.h"

#include <string.h>

#define LONGEST 150

typedef struct
{
  guint64 lanes[ANNO_BYTE_DIGEST_LANES];
} Result;

static Result
digest (const guint8 *bytes, gsize n, gsize piece)
{
  AnnoByteDigest self;
  Result result;

  anno_byte_digest_init (&self);
  for (gsize at = 0; at < n; at += piece)
    anno_byte_digest_add (&self, bytes + at, MIN (piece, n - at));
  anno_byte_digest_finish (&self, result.lanes);
  return result;
}

static gboolean
same (Result a, Result b)
{
  return memcmp (&a, &b, sizeof a) == 0;
}

static void
fill (guint8 *bytes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < LONGEST; i++)
    bytes[i] = (guint8) g_rand_int_range (random, 0, 256);
}

/* However the bytes are cut, the digest is that of all of them. */
static void
test_pieces (void)
{
  guint8 bytes[LONGEST];

  fill (bytes);
  for (gsize n = 0; n <= LONGEST; n++)
    for (gsize piece = 1; piece <= 70; piece++)
      g_assert_true (same (digest (bytes, n, piece), digest (bytes, n, LONGEST)));
}

static void
test_one_byte (void)
{
  guint8 bytes[LONGEST];

  fill (bytes);
  for (gsize n = 1; n <= LONGEST; n++)
    {
      Result before = digest (bytes, n, LONGEST);
      for (gsize at = 0; at < n; at++)
        for (guint bit = 0; bit < 8; bit++)
          {
            bytes[at] ^= (guint8) (1 << bit);
            g_assert_false (same (before, digest (bytes, n, LONGEST)));
            bytes[at] ^= (guint8) (1 << bit);
          }
    }
}

/* Bytes that change places, wherever they stood. */
static void
test_order (void)
{
  guint8 bytes[LONGEST];

  fill (bytes);
  Result before = digest (bytes, LONGEST, LONGEST);
  for (gsize a = 0; a < LONGEST; a++)
    for (gsize b = a + 1; b < LONGEST; b++)
      {
        guint8 first = bytes[a], second = bytes[b];
        bytes[a] = second;
        bytes[b] = first;
        g_assert_cmpint (same (before, digest (bytes, LONGEST, LONGEST)), ==, first == second);
        bytes[a] = first;
        bytes[b] = second;
      }
}

static void
test_length (void)
{
  const guint8 zeros[LONGEST] = { 0 };

  for (gsize a = 0; a <= LONGEST; a++)
    for (gsize b = 0; b < a; b++)
      g_assert_false (same (digest (zeros, a, LONGEST), digest (zeros, b, LONGEST)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/byte-digest/pieces", test_pieces);
  g_test_add_func ("/byte-digest/one-byte", test_one_byte);
  g_test_add_func ("/byte-digest/order", test_order);
  g_test_add_func ("/byte-digest/length", test_length);
  return g_test_run ();
}
