/* Proves formats/byte-window: it gives what the source holds, wherever one goes, and asks for no
 * more than is there. */
#include "formats/byte-window.h"

#include <string.h>

#define N_BYTES (3 * 1024 * 1024 + 17)

/* A source of bytes that each say where they are. */
typedef struct
{
  guint64 size;   /* as it was said to be */
  guint64 really; /* how much of it is left */
} Source;

static char
byte_at (guint64 at)
{
  return (char) (at * 31 + at / 251 + at / 65536);
}

static gsize
read_cb (guint64 at, void *buffer, gsize n, gpointer data)
{
  const Source *source = data;

  g_assert_cmpuint (at + n, <=, source->size);
  n = (gsize) (at < source->really ? MIN (n, source->really - at) : 0);
  for (gsize i = 0; i < n; i++)
    ((char *) buffer)[i] = byte_at (at + i);
  return n;
}

static void
check (const char *bytes, guint64 at, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_assert_cmpint (bytes[i], ==, byte_at (at + i));
}

static void
test_walks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261130);

  for (guint walk = 0; walk < 20; walk++)
    {
      Source source = { N_BYTES, N_BYTES };
      g_autoptr (AnnoByteWindow) window = anno_byte_window_new (read_cb, N_BYTES, &source);
      guint64 at = 0;
      for (guint i = 0; i < 200; i++)
        {
          const char *bytes;
          gsize want = (gsize) g_rand_int_range (rand, 0, 1 << g_rand_int_range (rand, 1, 21));
          gsize n = anno_byte_window_peek (window, want, &bytes);
          g_assert_cmpuint (n, ==, MIN (want, N_BYTES - at));
          check (bytes, at, n);
          guint64 step = (guint64) g_rand_int_range (rand, 0, (gint32) want + 2);
          if (g_rand_int_range (rand, 0, 20) > 0)
            anno_byte_window_skip (window, step);
          else
            anno_byte_window_seek (window, at = (guint64) g_rand_int_range (rand, 0, N_BYTES + 9));
          at = anno_byte_window_get_at (window);
          g_assert_cmpuint (at, <=, N_BYTES);
        }
    }
}

/* It turns out to be shorter: that is the end, from then on. */
static void
test_cut_short (void)
{
  Source source = { N_BYTES, N_BYTES };
  const char *bytes;

  g_autoptr (AnnoByteWindow) window = anno_byte_window_new (read_cb, N_BYTES, &source);
  g_assert_cmpuint (anno_byte_window_peek (window, 10, &bytes), ==, 10);
  source.really = 1000000;
  anno_byte_window_skip (window, 999990);
  g_assert_cmpuint (anno_byte_window_peek (window, 100, &bytes), ==, 10);
  check (bytes, 999990, 10);
  g_assert_cmpuint (anno_byte_window_get_size (window), ==, 1000000);
  anno_byte_window_skip (window, G_MAXUINT64);
  g_assert_cmpuint (anno_byte_window_get_at (window), ==, 1000000);
  g_assert_cmpuint (anno_byte_window_peek (window, 1, &bytes), ==, 0);
}

static void
test_memory (void)
{
  const char *bytes;

  g_autoptr (AnnoByteWindow) window = anno_byte_window_new_for_text ("abcdef", 6);
  g_assert_cmpuint (anno_byte_window_peek (window, 3, &bytes), ==, 3);
  anno_byte_window_skip (window, 4);
  g_assert_cmpuint (anno_byte_window_peek (window, 3, &bytes), ==, 2);
  g_assert_cmpmem (bytes, 2, "ef", 2);
  g_autoptr (AnnoByteWindow) empty = anno_byte_window_new_for_text (NULL, 0);
  g_assert_cmpuint (anno_byte_window_peek (empty, 3, &bytes), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/byte-window/walks", test_walks);
  g_test_add_func ("/byte-window/cut-short", test_cut_short);
  g_test_add_func ("/byte-window/memory", test_memory);
  return g_test_run ();
}
