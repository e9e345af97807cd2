/* Proves files/file-batch: new files are there whole or not at all, whatever call fails, each that isn't
 * is told, none is written over, and nothing is left behind. */
#include "files/file-batch.h"

#include "files/file-error.h"
#include "writer-scene.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N 6

typedef struct
{
  char *folder;
  char *paths[N]; /* every other one in a folder of its own */
  gboolean told[N];
  guint n_told;
} Setting;

static void
setting_init (Setting *self)
{
  memset (self, 0, sizeof *self);
  self->folder = g_dir_make_tmp ("anno-batch-XXXXXX", NULL);
  g_autofree char *below = g_build_filename (self->folder, "below", NULL);
  g_assert_no_errno (g_mkdir (below, 0700));
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      self->paths[i] = g_build_filename (i % 2 == 0 ? self->folder : below, name, NULL);
    }
}

static guint
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += remove_all (path);
      else
        n += g_unlink (path) == 0;
    }
  g_assert_no_errno (g_rmdir (folder));
  return n;
}

/* How many files there are, which must be all that is left. */
static void
setting_clear (Setting *self, guint n_files)
{
  g_assert_cmpuint (remove_all (self->folder), ==, n_files);
  for (guint i = 0; i < N; i++)
    g_free (self->paths[i]);
  g_free (self->folder);
}

static GBytes *
text_of (guint i)
{
  char *text = g_strnfill (1000 * (i + 1), (char) ('a' + i));
  return g_bytes_new_take (text, 1000 * (i + 1));
}

/* Whether the file is there; whole, then. */
static gboolean
is_whole (Setting *self, guint i)
{
  g_autofree char *found = NULL;
  gsize length = 0;
  g_autoptr (GBytes) text = text_of (i);

  if (!g_file_get_contents (self->paths[i], &found, &length, NULL))
    return FALSE;
  g_assert_cmpmem (found, length, g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  return TRUE;
}

static void
failed_cb (guint n, const GError *error, gpointer data)
{
  Setting *self = data;

  g_assert_cmpint (error->domain, ==, ANNO_FILE_ERROR);
  g_assert_cmpuint (n, <, N);
  self->n_told++;
}

static void
test_whole (void)
{
  Setting self;
  g_autoptr (AnnoFileBatch) batch = anno_file_batch_new ();
  gsize n_bytes = 0;

  setting_init (&self);
  g_assert_true (anno_file_batch_commit (batch, failed_cb, &self));
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GBytes) text = text_of (i);
      g_assert_true (anno_file_batch_add (batch, self.paths[i], text, NULL));
      g_assert_false (is_whole (&self, i));
      n_bytes += g_bytes_get_size (text);
    }
  g_assert_cmpuint (anno_file_batch_get_n (batch), ==, N);
  g_assert_cmpuint (anno_file_batch_get_n_bytes (batch), ==, n_bytes);
  g_assert_true (anno_file_batch_commit (batch, failed_cb, &self));
  g_assert_cmpuint (anno_file_batch_get_n (batch), ==, 0);
  for (guint i = 0; i < N; i++)
    g_assert_true (is_whole (&self, i));
  g_assert_cmpuint (self.n_told, ==, 0);
  setting_clear (&self, N);
}

/* What is there already stays; the others come. What wasn't committed goes. */
static void
test_taken (void)
{
  Setting self;
  g_autoptr (AnnoFileBatch) batch = anno_file_batch_new ();

  setting_init (&self);
  g_assert_true (g_file_set_contents (self.paths[1], "mine", -1, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) text = text_of (i);
      g_assert_true (anno_file_batch_add (batch, self.paths[i], text, NULL));
    }
  g_assert_false (anno_file_batch_commit (batch, failed_cb, &self));
  g_assert_cmpuint (self.n_told, ==, 1);
  g_autofree char *mine = NULL;
  g_assert_true (g_file_get_contents (self.paths[1], &mine, NULL, NULL));
  g_assert_cmpstr (mine, ==, "mine");
  g_assert_true (is_whole (&self, 0) && is_whole (&self, 2));

  g_autoptr (GBytes) text = text_of (3);
  g_autoptr (GError) error = NULL;
  g_assert_true (anno_file_batch_add (batch, self.paths[3], text, NULL));
  g_assert_false (anno_file_batch_add (batch, "/nowhere/at/all.txt", text, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND);
  g_clear_pointer (&batch, anno_file_batch_free);
  setting_clear (&self, 3);
}

static void
add_tied (AnnoFileBatch *batch, Setting *self, guint first)
{
  for (guint i = first; i < first + 2; i++)
    {
      g_autoptr (GBytes) text = text_of (i);
      g_assert_true (anno_file_batch_add (batch, self->paths[i], text, NULL));
    }
  anno_file_batch_tie (batch);
}

/* Both or none, whichever of them another program has made. */
static void
test_tied (void)
{
  Setting self;
  g_autoptr (AnnoFileBatch) batch = anno_file_batch_new ();

  for (guint taken = 0; taken < 4; taken++)
    {
      setting_init (&self);
      g_assert_true (g_file_set_contents (self.paths[taken], "mine", -1, NULL));
      add_tied (batch, &self, 0);
      add_tied (batch, &self, 2);
      g_assert_false (anno_file_batch_commit (batch, failed_cb, &self));
      g_assert_cmpuint (self.n_told, ==, taken % 2 == 0 ? 2 : 1);
      g_autofree char *mine = NULL;
      g_assert_true (g_file_get_contents (self.paths[taken], &mine, NULL, NULL));
      g_assert_cmpstr (mine, ==, "mine");
      g_assert_false (g_file_test (self.paths[taken ^ 1], G_FILE_TEST_EXISTS));
      g_assert_true (is_whole (&self, (taken + 2) % 4) && is_whole (&self, (taken ^ 1 ^ 2)));
      setting_clear (&self, 3);
    }
}

/* What is dropped was never there. */
static void
test_dropped (void)
{
  Setting self;
  g_autoptr (AnnoFileBatch) batch = anno_file_batch_new ();

  setting_init (&self);
  add_tied (batch, &self, 0);
  gsize n_bytes = anno_file_batch_get_n_bytes (batch);
  add_tied (batch, &self, 2);
  anno_file_batch_drop (batch, 2);
  g_assert_cmpuint (anno_file_batch_get_n (batch), ==, 2);
  g_assert_cmpuint (anno_file_batch_get_n_bytes (batch), ==, n_bytes);
  g_assert_true (anno_file_batch_commit (batch, failed_cb, &self));
  g_assert_true (is_whole (&self, 0) && is_whole (&self, 1));
  setting_clear (&self, 2);
}

/* What another file holds, from its beginning. */
static void
test_copied (void)
{
  Setting self;
  g_autoptr (AnnoFileBatch) batch = anno_file_batch_new ();
  g_autoptr (GError) error = NULL;

  setting_init (&self);
  g_autoptr (GBytes) text = text_of (1);
  g_assert_true (anno_file_batch_add (batch, self.paths[1], text, NULL));
  g_assert_true (anno_file_batch_commit (batch, failed_cb, &self));
  int fd = open (self.paths[1], O_RDONLY | O_CLOEXEC);
  g_assert_cmpint (lseek (fd, 9, SEEK_SET), ==, 9);
  g_assert_true (anno_file_batch_add_copy (batch, self.paths[0], fd, &error));
  g_assert_cmpuint (anno_file_batch_get_n_bytes (batch), ==, g_bytes_get_size (text));
  g_assert_true (anno_file_batch_commit (batch, failed_cb, &self));
  g_autofree char *found = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (self.paths[0], &found, &length, NULL));
  g_assert_cmpmem (found, length, g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  close (fd);
  fd = open (self.paths[1], O_WRONLY | O_CLOEXEC); /* nothing can be read from it */
  g_assert_false (anno_file_batch_add_copy (batch, self.paths[2], fd, &error));
  g_assert_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_IO);
  close (fd);
  setting_clear (&self, 2);
}

/* Of files that belong together, the second isn't there without the first, nor the first without
 * the second, whatever call fails. */
static gboolean
inject_tied (Fault fault)
{
  Setting self;

  setting_init (&self);
  AnnoFileBatch *batch = anno_file_batch_new_with (fault_set ((Fault){ FAULT_NONE }));
  add_tied (batch, &self, 0);
  add_tied (batch, &self, 2);
  fault_set (fault);
  anno_file_batch_commit (batch, failed_cb, &self);
  gboolean reached = fault_calls () >= fault.at;
  fault_set ((Fault){ FAULT_NONE });
  anno_file_batch_free (batch);
  guint n_there = 0;
  for (guint i = 0; i < 4; i += 2)
    {
      g_assert_cmpint (is_whole (&self, i), ==, is_whole (&self, i + 1));
      n_there += is_whole (&self, i) ? 2 : 0;
    }
  setting_clear (&self, n_there);
  return reached;
}

/* One call fails, or all of its name from there on: FALSE where there is no such call any more. */
static gboolean
inject (Fault fault)
{
  Setting self;
  guint n_refused = 0, n_there = 0;

  setting_init (&self);
  AnnoFileBatch *batch = anno_file_batch_new_with (fault_set (fault));
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GBytes) text = text_of (i);
      g_autoptr (GError) error = NULL;
      n_refused += !anno_file_batch_add (batch, self.paths[i], text, &error);
    }
  gboolean done = anno_file_batch_commit (batch, failed_cb, &self);
  gboolean reached = fault_calls () >= fault.at;
  fault_set ((Fault){ FAULT_NONE });
  anno_file_batch_free (batch);

  for (guint i = 0; i < N; i++)
    n_there += is_whole (&self, i);
  /* What is there and may not last is told as well. */
  g_assert_cmpuint (n_there + n_refused + self.n_told, >=, N);
  if (done)
    g_assert_cmpuint (n_there + n_refused, ==, N);
  g_assert_true (done == (self.n_told == 0));
  g_autofree char *below = g_build_filename (self.folder, "below", NULL);
  gboolean clean = fault.kind != FAULT_ERROR || !fault.for_good;
  if (clean)
    setting_clear (&self, n_there);
  else
    remove_all (self.folder);
  return reached;
}

static void
test_faults (void)
{
  static const int causes[] = { EIO, ENOSPC, EACCES, EINTR, EINVAL, EEXIST, ENOSYS };
  guint n = 0;

  for (guint c = 0; c < G_N_ELEMENTS (causes); c++)
    for (guint at = 1; inject ((Fault){ FAULT_ERROR, at, causes[c], FALSE, NULL, NULL }); at++)
      n++;
  for (guint c = 0; c < G_N_ELEMENTS (causes); c++)
    for (guint at = 1; inject_tied ((Fault){ FAULT_ERROR, at, causes[c], FALSE, NULL, NULL }); at++)
      n++;
  for (guint at = 1; inject ((Fault){ FAULT_SHORT, at, 0, FALSE, NULL, NULL }); at++)
    n++;
  g_test_message ("%u faults", n);
  g_assert_cmpuint (n, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-batch/whole", test_whole);
  g_test_add_func ("/file-batch/taken", test_taken);
  g_test_add_func ("/file-batch/tied", test_tied);
  g_test_add_func ("/file-batch/dropped", test_dropped);
  g_test_add_func ("/file-batch/copied", test_copied);
  g_test_add_func ("/file-batch/faults", test_faults);
  return g_test_run ();
}
