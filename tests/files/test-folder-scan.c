/* Proves files/folder-scan: the same paths in the same order, at once or in batches; a small batch
 * first, never two in one turn of the main loop, all of them before the end is told; and none after
 * it was called off. */
#include "files/folder-scan.h"

#include <glib/gstdio.h>

#define ARTICLES 1200

static void
add_file (const char *root, const char *path)
{
  g_autofree char *file = g_build_filename (root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents_full (file, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static char *
make_folder (guint n)
{
  g_autoptr (GError) error = NULL;
  char *root = g_dir_make_tmp ("anno-scan-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s%04u.txt", i % 3 == 0 ? "sub/" : "", i);
      add_file (root, path);
    }
  add_file (root, "B.TXT");
  add_file (root, "a.txt");
  add_file (root, ".hidden.txt");
  add_file (root, "a.json");
  return root;
}

static void
remove_folder (char *root)
{
  const char *argv[] = { "rm", "-rf", "--", root, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_free (root);
}

typedef struct
{
  GPtrArray *paths;
  GArray *sizes; /* of guint: of the batches */
  GCancellable *cancellable;
  guint n_more; /* batches until it is called off; 0 for never */
  gboolean ended;
  gboolean cancelled;
} Scan;

static void
batch_cb (GPtrArray *paths, GPtrArray *problems, gpointer data)
{
  Scan *scan = data;

  g_assert_false (scan->ended);
  g_assert_false (g_cancellable_is_cancelled (scan->cancellable));
  g_assert_cmpuint (problems->len, ==, 0);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (scan->paths, g_strdup (paths->pdata[i]));
  g_array_append_val (scan->sizes, paths->len);
  if (scan->n_more > 0 && --scan->n_more == 0)
    g_cancellable_cancel (scan->cancellable);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Scan *scan = data;
  g_autoptr (GError) error = NULL;

  scan->ended = TRUE;
  if (!anno_folder_scan_finish (result, &error))
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      scan->cancelled = TRUE;
    }
}

static void
scan_init (Scan *scan, guint n_more)
{
  *scan = (Scan){ .n_more = n_more };
  scan->paths = g_ptr_array_new_with_free_func (g_free);
  scan->sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  scan->cancellable = g_cancellable_new ();
}

static void
scan_clear (Scan *scan)
{
  g_ptr_array_unref (scan->paths);
  g_array_unref (scan->sizes);
  g_object_unref (scan->cancellable);
}

static void
run (Scan *scan, const char *root)
{
  anno_folder_scan_async (root, batch_cb, scan, scan->cancellable, ended_cb, scan);
  while (!scan->ended)
    {
      guint before = scan->sizes->len;
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (scan->sizes->len, <=, before + 1);
    }
}

static void
test_batches (void)
{
  char *root = make_folder (ARTICLES);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = anno_folder_scan (root, NULL, NULL, &error);
  Scan scan;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, ARTICLES + 2);
  scan_init (&scan, 0);
  run (&scan, root);
  g_assert_false (scan.cancelled);
  g_assert_cmpuint (scan.paths->len, ==, all->len);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (scan.paths->pdata[i], ==, all->pdata[i]);
  guint first = g_array_index (scan.sizes, guint, 0);
  g_assert_cmpuint (first, <=, 64);
  for (guint i = 0, sent = 0; i < scan.sizes->len; i++)
    {
      guint size = g_array_index (scan.sizes, guint, i);
      g_assert_cmpuint (size, <=, sent < 200 ? 64 : 512);
      sent += size;
    }
  scan_clear (&scan);
  remove_folder (root);
}

static void
test_order (void)
{
  static const char *const expected[]
      = { "0001.txt", "0002.txt", "a.txt", "B.TXT", "sub/0000.txt" };
  char *root = make_folder (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = anno_folder_scan (root, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (all->pdata[i], ==, expected[i]);
  remove_folder (root);
}

static void
test_cancelled (void)
{
  char *root = make_folder (ARTICLES);

  for (guint n = 1; n <= 3; n++)
    {
      Scan scan;
      scan_init (&scan, n);
      run (&scan, root);
      g_assert_true (scan.cancelled);
      g_assert_cmpuint (scan.sizes->len, ==, n);
      scan_clear (&scan);
    }
  remove_folder (root);
}

/* Another version of an article isn't listed beside it; where it is alone, it is an article. */
static void
test_copies (void)
{
  static const char *const files[] = {
    "b.txt",
    "b.sync-conflict-20170710-090000-ABCDEFG.txt",
    "b (conflicted copy 2017-07-10).txt",
    "b (1).txt",
    "c.sync-conflict-20170710-090000-ABCDEFG.txt",
    "sub/b (conflicted copy 2017-07-10).txt",
    "d (conflicted copy 2017-07-10).txt",
    "d.txt/e.txt",
  };
  static const char *const listed[] = {
    "a.txt",
    "b (1).txt",
    "B.TXT",
    "b.txt",
    "c.sync-conflict-20170710-090000-ABCDEFG.txt",
    "d (conflicted copy 2017-07-10).txt",
    "d.txt/e.txt",
    "sub/b (conflicted copy 2017-07-10).txt",
  };
  char *root = make_folder (0);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    add_file (root, files[i]);
  g_autoptr (GPtrArray) paths = anno_folder_scan (root, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, G_N_ELEMENTS (listed));
  for (guint i = 0; i < paths->len; i++)
    g_assert_cmpstr (paths->pdata[i], ==, listed[i]);
  remove_folder (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/folder-scan/batches", test_batches);
  g_test_add_func ("/files/folder-scan/order", test_order);
  g_test_add_func ("/files/folder-scan/cancelled", test_cancelled);
  g_test_add_func ("/files/folder-scan/copies", test_copies);
  return g_test_run ();
}
