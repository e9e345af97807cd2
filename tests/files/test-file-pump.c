/* Proves files/file-pump: what is handed to it arrives whole and in order, and a write that fails is told. */
#include "files/file-pump.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static gint n_writes;
static gint fail_at; /* the write that fails; 0 for none */

static ssize_t
write_or_fail (int fd, const void *buffer, size_t n)
{
  if (g_atomic_int_add (&n_writes, 1) + 1 == fail_at)
    {
      errno = ENOSPC;
      return -1;
    }
  return write (fd, buffer, n);
}

typedef struct
{
  AnnoFileOps ops;
  int fd;
  AnnoFileSink sink;
  AnnoFilePump *pump;
} Scene;

static void
scene_init (Scene *self, gint fails_at)
{
  n_writes = 0;
  fail_at = fails_at;
  self->ops = anno_file_ops_system;
  self->ops.write = write_or_fail;
  self->fd = memfd_create ("pump", MFD_CLOEXEC);
  g_assert_cmpint (self->fd, >=, 0);
  anno_file_sink_init (&self->sink, &self->ops, self->fd);
  self->pump = anno_file_pump_new (&self->sink);
}

static char *
read_all (Scene *self, gsize n)
{
  char *text = g_malloc (n + 1);

  g_assert_cmpint (pread (self->fd, text, n + 1, 0), ==, (gssize) n);
  return text;
}

static void
test_order (void)
{
  Scene scene;
  g_autoptr (GString) whole = g_string_new (NULL);
  AnnoFileIdentity pumped = { 0 }, plain = { 0 };
  AnnoFileSink beside;

  scene_init (&scene, 0);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *piece = g_strnfill ((gsize) g_test_rand_int_range (0, 20000), (char) ('a' + i % 26));
      g_string_append (whole, piece);
      g_assert_true (anno_file_pump_add (scene.pump, piece, strlen (piece)));
      memset (piece, '!', strlen (piece)); /* it is nobody's afterwards */
      if (i % 97 == 0)
        {
          g_assert_true (anno_file_pump_drain (scene.pump));
          g_assert_cmpuint (scene.sink.written, ==, whole->len);
        }
    }
  g_assert_true (anno_file_pump_free (scene.pump));
  g_autofree char *text = read_all (&scene, whole->len);
  g_assert_cmpmem (text, whole->len, whole->str, whole->len);
  anno_file_sink_finish (&scene.sink, &pumped);
  anno_file_sink_init (&beside, &anno_file_ops_system, memfd_create ("beside", MFD_CLOEXEC));
  g_assert_true (anno_file_sink_add (&beside, whole->str, whole->len));
  anno_file_sink_finish (&beside, &plain);
  g_assert_cmpmem (pumped.hash, sizeof pumped.hash, plain.hash, sizeof plain.hash);
  close (beside.fd);
  close (scene.fd);
}

/* The first write, one of the thread's, the last. */
static void
test_failure (void)
{
  for (gint at = 1; at <= 10; at++)
    {
      Scene scene;
      guint n_taken = 0;
      scene_init (&scene, at);
      for (guint i = 0; i < 10; i++)
        n_taken += anno_file_pump_add (scene.pump, "piece", 5);
      g_assert_cmpuint (n_taken, >=, (guint) at - 1);
      g_assert_false (anno_file_pump_free (scene.pump));
      g_assert_cmpint (scene.sink.cause, ==, ENOSPC);
      g_assert_cmpuint (scene.sink.written, ==, 5 * ((guint) at - 1)); /* nothing after it */
      close (scene.fd);
    }
}

static void
test_nothing (void)
{
  Scene scene;

  scene_init (&scene, 0);
  g_assert_true (anno_file_pump_free (scene.pump));
  scene_init (&scene, 0);
  g_assert_true (anno_file_pump_add (scene.pump, "", 0));
  g_assert_true (anno_file_pump_free (scene.pump));
  g_assert_cmpuint (scene.sink.written, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-pump/order", test_order);
  g_test_add_func ("/file-pump/failure", test_failure);
  g_test_add_func ("/file-pump/nothing", test_nothing);
  return g_test_run ();
}
