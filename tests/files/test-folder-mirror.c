/* Proves files/folder-mirror: what is wanted comes, what is unchanged stays, what is gone goes,
 * nothing else is touched, and nobody writes into the copy. */
#include "files/folder-mirror.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const suffixes[] = { ".txt", ".json", NULL };

typedef struct
{
  char *home;
  char *from;
  char *to;
  gint n_files;
} Scene;

static void
write_file (Scene *scene, const char *path, const char *text)
{
  g_autofree char *file = g_build_filename (scene->from, path, NULL);
  g_autofree char *folder = g_path_get_dirname (file);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

static void
scene_init (Scene *scene)
{
  scene->home = g_dir_make_tmp ("annotator-XXXXXX", NULL);
  scene->from = g_build_filename (scene->home, "from", NULL);
  scene->to = g_build_filename (scene->home, "cache", "copy", NULL);
  scene->n_files = 0;
  write_file (scene, "a.txt", "A.\n");
  write_file (scene, "a.meta.json", "{}\n");
  write_file (scene, "deep/er/b.txt", "B.\n");
}

static void
remove_all (const char *path)
{
  g_chmod (path, 0700);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      struct stat info;
      if (g_lstat (child, &info) == 0 && S_ISDIR (info.st_mode))
        remove_all (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
scene_clear (Scene *scene)
{
  remove_all (scene->home);
  g_free (scene->home);
  g_free (scene->from);
  g_free (scene->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static void
bring (Scene *scene)
{
  g_autoptr (GFile) from = g_file_new_for_path (scene->from);
  g_autoptr (GError) error = NULL;

  scene->n_files = 0;
  gboolean done = anno_folder_mirror (from, scene->to, suffixes, &scene->n_files, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static char *
copy_of (Scene *scene, const char *path)
{
  return g_build_filename (scene->to, path, NULL);
}

static void
assert_text (Scene *scene, const char *path, const char *text)
{
  g_autofree char *file = copy_of (scene, path);
  g_autofree char *found = NULL;

  g_file_get_contents (file, &found, NULL, NULL);
  g_assert_cmpstr (found, ==, text);
}

static struct stat
look_at (Scene *scene, const char *path)
{
  g_autofree char *file = copy_of (scene, path);
  struct stat info = { 0 };

  g_assert_cmpint (g_lstat (file, &info), ==, 0);
  return info;
}

static void
test_comes (void)
{
  g_auto (Scene) scene;
  scene_init (&scene);
  g_autofree char *link = g_build_filename (scene.from, "link.txt", NULL);

  write_file (&scene, "film.mp4", "no");
  write_file (&scene, ".hidden.txt", "no");
  write_file (&scene, ".git/x.json", "no");
  g_assert_cmpint (symlink ("/etc/hostname", link), ==, 0);
  bring (&scene);
  g_assert_cmpint (scene.n_files, ==, 3);
  assert_text (&scene, "a.txt", "A.\n");
  assert_text (&scene, "a.meta.json", "{}\n");
  assert_text (&scene, "deep/er/b.txt", "B.\n");
  static const char *const absent[] = { "film.mp4", ".hidden.txt", ".git", "link.txt" };
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    assert_text (&scene, absent[i], NULL);
  g_assert_cmpint (look_at (&scene, "a.txt").st_mode & 0777, ==, 0400);
  g_assert_cmpint (look_at (&scene, "deep").st_mode & 0777, ==, 0700);
}

static void
test_changes (void)
{
  g_auto (Scene) scene;
  scene_init (&scene);
  bring (&scene);
  struct stat kept = look_at (&scene, "a.meta.json"), changed = look_at (&scene, "a.txt");
  g_autofree char *gone = g_build_filename (scene.from, "deep", NULL);

  write_file (&scene, "a.txt", "A new one.\n");
  write_file (&scene, "c.txt", "C.\n");
  remove_all (gone);
  write_file (&scene, "deep", "Not wanted, and no folder any more.\n");
  bring (&scene);
  g_assert_cmpint (scene.n_files, ==, 3);
  assert_text (&scene, "a.txt", "A new one.\n");
  assert_text (&scene, "c.txt", "C.\n");
  g_autofree char *deep = copy_of (&scene, "deep");
  g_assert_false (g_file_test (deep, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (look_at (&scene, "a.meta.json").st_ino, ==, kept.st_ino);
  g_assert_cmpint (look_at (&scene, "a.meta.json").st_mtime, ==, kept.st_mtime);
  g_assert_cmpint (look_at (&scene, "a.txt").st_size, !=, changed.st_size);
}

/* What a killed one left, and a folder where a file was, are in nobody's way. */
static void
test_remains (void)
{
  g_auto (Scene) scene;
  scene_init (&scene);
  g_autofree char *part = copy_of (&scene, "a.txt.part");
  g_autofree char *folder = copy_of (&scene, "deep");

  g_assert_cmpint (g_mkdir_with_parents (scene.to, 0700), ==, 0);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  bring (&scene);
  assert_text (&scene, "a.txt", "A.\n");
  assert_text (&scene, "a.txt.part", NULL);
  assert_text (&scene, "deep/er/b.txt", "B.\n");
}

static void
test_fails (void)
{
  g_auto (Scene) scene;
  scene_init (&scene);
  g_autoptr (GFile) from = g_file_new_for_path (scene.from);
  g_autoptr (GFile) nowhere = g_file_get_child (from, "nowhere");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL, missing = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_false (anno_folder_mirror (from, scene.to, suffixes, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (anno_folder_mirror (nowhere, scene.to, suffixes, NULL, NULL, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder-mirror/comes", test_comes);
  g_test_add_func ("/folder-mirror/changes", test_changes);
  g_test_add_func ("/folder-mirror/remains", test_remains);
  g_test_add_func ("/folder-mirror/fails", test_fails);
  return g_test_run ();
}
