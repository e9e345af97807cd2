/* Proves that files/file-writer clears up after killed programs, and nothing but that. */
#include "writer-scene.h"

#include "files/file-temp.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

static void
add_file (Scene *scene, const char *name, int age)
{
  g_autofree char *path = g_build_filename (scene->folder, name, NULL);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - age;
  struct utimbuf times = { then, then };

  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  g_assert_cmpint (utime (path, &times), ==, 0);
}

static gboolean
has_file (Scene *scene, const char *name)
{
  g_autofree char *path = g_build_filename (scene->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static pid_t
dead_process (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  return child;
}

static void
test_leftovers (void)
{
  g_autoptr (Scene) scene = scene_new (SCENE_PLAIN);
  AnnoFileTemp us, gone, rebooted, far;
  guint removed = 0;

  anno_file_temp_init (&us);
  gone = rebooted = far = us;
  gone.pid = dead_process ();
  strcpy (rebooted.boot, "00000000");
  strcpy (far.machine, "00000000");
  struct
  {
    char *name;
    int age;
    gboolean goes;
  } cases[] = {
    { anno_file_temp_name (&us), 10, FALSE },
    { anno_file_temp_name (&us), 4000, TRUE },
    { anno_file_temp_name (&gone), 0, TRUE },
    { anno_file_temp_name (&rebooted), 0, TRUE },
    { anno_file_temp_name (&far), 10, FALSE },
    { anno_file_temp_name (&far), 4000, TRUE },
    { g_strdup (".annotator-XXXXXX.tmp"), 4000, FALSE },
    { g_strdup (".goutputstream-ABCDEF"), 4000, FALSE },
    { g_strdup_printf ("%s.json", "layer-2"), 4000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_file (scene, cases[i].name, cases[i].age);
  g_assert_true (anno_file_writer_remove_leftovers (scene->folder, &removed, NULL));
  g_assert_cmpuint (removed, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (scene->folder, cases[i].name, NULL);
      g_assert_cmpint (has_file (scene, cases[i].name), ==, !cases[i].goes);
      (void) g_remove (path);
      g_free (cases[i].name);
    }
  g_assert_true (anno_file_writer_remove_leftovers ("/nowhere/at/all", NULL, NULL));
}

/* A folder of ours with a leftover of another user, if this is root: made before root is given up.
 */
static char *
make_foreign_leftover (void)
{
  AnnoFileTemp gone;
  char *folder = g_dir_make_tmp ("annotator-foreign-XXXXXX", NULL);

  anno_file_temp_init (&gone);
  gone.pid = dead_process ();
  g_autofree char *name = anno_file_temp_name (&gone);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, "half", -1, NULL));
  if (geteuid () == 0)
    g_assert_cmpint (chown (folder, SCENE_NOBODY, SCENE_NOBODY), ==, 0);
  return folder;
}

static gboolean
is_ours (const char *path)
{
  GStatBuf stat;

  g_assert_cmpint (g_lstat (path, &stat), ==, 0);
  return stat.st_uid == geteuid ();
}

/* What a colleague's program left is the colleague's to remove. */
static void
test_foreign_leftover (gconstpointer data)
{
  const char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  gboolean ours = is_ours (path);
  guint removed;

  g_assert_true (anno_file_writer_remove_leftovers (folder, &removed, NULL));
  g_assert_cmpuint (removed, ==, ours ? 1 : 0);
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, !ours);
  g_assert_cmpint (g_remove (path), ==, ours ? -1 : 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *foreign = make_foreign_leftover ();

  scene_drop_root ();
  g_test_add_func ("/file-writer-leftovers/leftovers", test_leftovers);
  g_test_add_data_func ("/file-writer-leftovers/foreign-leftover", foreign, test_foreign_leftover);
  return g_test_run ();
}
