/* Proves files/file-source and -sink: what is copied from an old file into a new one counts only
 * where the old one is the expected one. */
#include "writer-scene.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* More than the source reads at once, and than the sink sends on at once. */
#define SIZE (5 * 1024 * 1024 + 7)

typedef struct
{
  char *folder;
  char *path;
  char *text;
  AnnoFileIdentity identity;
} Old;

static void
old_init (Old *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("annotator-source-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "layer.json", NULL);
  self->text = g_malloc (SIZE + 1);
  for (gsize i = 0; i < SIZE; i++)
    self->text[i] = (char) ('a' + i % 23);
  self->text[SIZE] = '\0';
  g_assert_true (g_file_set_contents (self->path, self->text, SIZE, NULL));
  g_assert_true (
      anno_file_identity_take (&self->identity, self->path, ANNO_FILE_DEPTH_FULL, &error));
}

static void
old_clear (Old *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, "layer.json");
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpint (unlink (self->path), ==, 0);
  g_assert_cmpint (rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->text);
}

/* Its middle, something new, and its end. */
static gboolean
fill_cb (AnnoFileSink *sink, AnnoFileSource *old, gpointer data)
{
  return anno_file_source_copy (old, 1000, 3 * 1024 * 1024, sink)
         && anno_file_sink_add (sink, "new", 3) && anno_file_source_copy (old, SIZE - 10, 10, sink);
}

static char *
expected_text (const Old *self)
{
  g_autofree char *middle = g_strndup (self->text + 1000, 3 * 1024 * 1024);
  return g_strconcat (middle, "new", self->text + SIZE - 10, NULL);
}

static void
assert_text (const Old *self, const char *expected)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  g_assert_cmpuint (length, ==, strlen (expected));
  g_assert_true (memcmp (text, expected, length) == 0);
}

static void
test_copy (void)
{
  Old old;
  old_init (&old);
  g_autofree char *expected = expected_text (&old);
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity now, seen;

  g_assert_true (anno_file_writer_fill (old.path, fill_cb, NULL, &old.identity, &now, &error));
  g_assert_no_error (error);
  assert_text (&old, expected);
  g_assert_true (anno_file_identity_take (&seen, old.path, ANNO_FILE_DEPTH_FULL, NULL));
  g_assert_true (anno_file_identity_same_bytes (&seen, &now));
  g_assert_true (anno_file_identity_same_signs (&seen, &now));
  old_clear (&old);
}

/* One byte is another one, with the size as it was: in what is copied, and in what isn't. */
static void
test_other_bytes (void)
{
  static const gsize places[] = { 0, 2000, 4 * 1024 * 1024, SIZE - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      Old old;
      old_init (&old);
      g_autoptr (GError) error = NULL;
      AnnoFileIdentity now = { 0 };

      old.text[places[i]] = '!';
      g_assert_true (g_file_set_contents (old.path, old.text, SIZE, NULL));
      g_assert_false (anno_file_writer_fill (old.path, fill_cb, NULL, &old.identity, &now, &error));
      g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
      g_assert_true (now.exists);
      assert_text (&old, old.text);
      old_clear (&old);
    }
}

/* Asks for what isn't there: no mistake of another program, and no new file. */
static gboolean
too_far_cb (AnnoFileSink *sink, AnnoFileSource *old, gpointer data)
{
  return anno_file_sink_add (sink, "new", 3) && anno_file_source_copy (old, SIZE - 10, 11, sink);
}

static void
test_too_far (void)
{
  Old old;
  old_init (&old);
  g_autoptr (GError) error = NULL;

  g_assert_false (anno_file_writer_fill (old.path, too_far_cb, NULL, &old.identity, NULL, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_IO);
  assert_text (&old, old.text);
  old_clear (&old);
}

/* A read, a write or a sending on that fails, each in turn; only the last of these does no harm. */
static void
test_faults (void)
{
  Old old;
  old_init (&old);
  g_autofree char *expected = expected_text (&old);
  guint n_failed = 0, n_calls = G_MAXUINT;

  for (guint at = 1; at <= n_calls; at += at < 30 ? 1 : 7)
    {
      const AnnoFileOps *ops = fault_set ((Fault){ FAULT_ERROR, at, EIO });
      g_autoptr (GError) error = NULL;
      AnnoFileIdentity now;
      if (anno_file_writer_fill_with (ops, old.path, fill_cb, NULL, &old.identity,
                                      ANNO_FILE_WRITER_NONE, &now, NULL, &error))
        assert_text (&old, expected);
      else if (g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_DURABLE))
        assert_text (&old, expected);
      else
        assert_text (&old, old.text);
      n_failed += error != NULL;
      if (n_calls == G_MAXUINT)
        {
          fault_set ((Fault){ FAULT_NONE });
          g_assert_true (g_file_set_contents (old.path, old.text, SIZE, NULL));
          anno_file_identity_take (&old.identity, old.path, ANNO_FILE_DEPTH_FULL, NULL);
          g_assert_true (anno_file_writer_fill_with (fault_set ((Fault){ FAULT_NONE }), old.path,
                                                     fill_cb, NULL, &old.identity,
                                                     ANNO_FILE_WRITER_NONE, NULL, NULL, NULL));
          n_calls = fault_calls ();
        }
      g_assert_true (g_file_set_contents (old.path, old.text, SIZE, NULL));
      anno_file_identity_take (&old.identity, old.path, ANNO_FILE_DEPTH_FULL, NULL);
    }
  g_assert_cmpuint (n_failed, >, 20);
  old_clear (&old);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-source/copy", test_copy);
  g_test_add_func ("/file-source/other-bytes", test_other_bytes);
  g_test_add_func ("/file-source/too-far", test_too_far);
  g_test_add_func ("/file-source/faults", test_faults);
  return g_test_run ();
}
