#include "files/folder-copy.h"

#include <glib/gstdio.h>

typedef struct
{
  char *base;
  char *from;
  char *to;
} Scene;

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->base = g_dir_make_tmp ("folder-copy-XXXXXX", NULL);
  scene->from = g_build_filename (scene->base, "from", NULL);
  scene->to = g_build_filename (scene->base, "deep", "to", NULL);
  write_file (scene->from, "one.txt", "One");
  write_file (scene->from, "sub/two.txt", "Two");
  g_autofree char *link = g_build_filename (scene->from, "link.txt", NULL);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_autofree char *one = g_build_filename (scene->from, "one.txt", NULL);
  g_assert_cmpint (g_chmod (one, 0444), ==, 0);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  const char *argv[] = { "rm", "-rf", scene->base, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_free (scene->base);
  g_free (scene->from);
  g_free (scene->to);
}

static void
assert_holds (const char *folder, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_whole (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (anno_folder_copy (scene->from, scene->to, NULL, &error));
  g_assert_no_error (error);
  assert_holds (scene->to, "one.txt", "One");
  assert_holds (scene->to, "sub/two.txt", "Two");
  /* The link led out of the folder, and stays behind; nothing half-made is left. */
  g_assert_cmpuint (count_in (scene->to), ==, 2);
  g_autofree char *parent = g_path_get_dirname (scene->to);
  g_assert_cmpuint (count_in (parent), ==, 1);
}

static void
test_writable (Scene *scene, gconstpointer data)
{
  GStatBuf info;

  g_assert_true (anno_folder_copy (scene->from, scene->to, NULL, NULL));
  g_autofree char *one = g_build_filename (scene->to, "one.txt", NULL);
  g_assert_cmpint (g_stat (one, &info), ==, 0);
  g_assert_cmpint (info.st_mode & S_IWUSR, ==, S_IWUSR);
}

static void
test_never_over (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_file (scene->to, "mine.txt", "Mine");
  g_assert_false (anno_folder_copy (scene->from, scene->to, NULL, &error));
  g_assert_nonnull (error);
  assert_holds (scene->to, "mine.txt", "Mine");
  g_assert_cmpuint (count_in (scene->to), ==, 1);
  g_autofree char *parent = g_path_get_dirname (scene->to);
  g_assert_cmpuint (count_in (parent), ==, 1);
}

static void
test_cancelled (Scene *scene, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (anno_folder_copy (scene->from, scene->to, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (scene->to, G_FILE_TEST_EXISTS));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (anno_folder_copy_finish (result, NULL));
  g_main_loop_quit (data);
}

static void
test_async (Scene *scene, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  anno_folder_copy_async (scene->from, scene->to, NULL, copied_cb, loop);
  g_main_loop_run (loop);
  assert_holds (scene->to, "sub/two.txt", "Two");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/folder-copy/whole", Scene, NULL, set_up, test_whole, tear_down);
  g_test_add ("/folder-copy/writable", Scene, NULL, set_up, test_writable, tear_down);
  g_test_add ("/folder-copy/never-over", Scene, NULL, set_up, test_never_over, tear_down);
  g_test_add ("/folder-copy/cancelled", Scene, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/folder-copy/async", Scene, NULL, set_up, test_async, tear_down);
  return g_test_run ();
}
