/* Proves files/file-writer against sudden death: the process is killed before each call to the
 * system in turn; the file is old or new, whole, and the next start cleans up and saves. */
#include "writer-scene.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static guint n_killed;
static guint n_left;

static void
start_again (Scene *scene)
{
  g_autoptr (GBytes) text = scene_new_text ();
  g_autoptr (GError) error = NULL;
  AnnoFileIdentity found;
  guint n_temp = scene_count_temp (scene), removed = 0;

  g_assert_cmpuint (n_temp, <=, 1);
  g_assert_true (anno_file_writer_remove_leftovers (scene->folder, &removed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (removed, ==, n_temp);
  g_assert_cmpuint (scene_count_temp (scene), ==, 0);
  n_left += n_temp;

  scene_is_new (scene);
  g_assert_true (anno_file_identity_take (&found, scene->path, ANNO_FILE_DEPTH_FULL, &error));
  gboolean saved = anno_file_writer_replace (scene->path, text, &found, ANNO_FILE_WRITER_NONE, NULL,
                                             NULL, &error);
  g_assert_cmpint (saved, ==, scene->state != SCENE_READ_ONLY);
  g_assert_cmpint (scene_is_new (scene), ==, saved);
}

/* Returns FALSE when the save has fewer calls than @at. */
static gboolean
kill_at (SceneState state, guint at)
{
  g_autoptr (Scene) scene = scene_new (state);
  g_autoptr (GBytes) text = scene_new_text ();
  int status;

  pid_t child = fork ();
  if (child == 0)
    {
      AnnoFileOps ops = *fault_set ((Fault){ FAULT_KILL, at });
      gboolean saved = anno_file_writer_replace_with (&ops, scene->path, text, &scene->expected,
                                                      ANNO_FILE_WRITER_NONE, NULL, NULL, NULL);
      _exit (saved ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  gboolean killed = WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL;
  if (killed)
    n_killed++;
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, state == SCENE_READ_ONLY ? 1 : 0);
  start_again (scene);
  return killed;
}

static void
test_state (gconstpointer data)
{
  SceneState state = GPOINTER_TO_INT (data);

  for (guint at = 1; kill_at (state, at); at++)
    continue;
}

static void
test_enough (void)
{
  g_test_message ("%u kills, %u leftovers", n_killed, n_left);
  g_assert_cmpuint (n_killed, >=, 120);
  g_assert_cmpuint (n_left, >=, N_SCENES); /* else the kills didn't hit the writing */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  scene_drop_root ();
  for (int state = 0; state < N_SCENES; state++)
    {
      g_autofree char *name = g_strdup_printf ("/file-writer-kills/%s", scene_names[state]);
      g_test_add_data_func (name, GINT_TO_POINTER (state), test_state);
    }
  g_test_add_func ("/file-writer-kills/enough", test_enough);
  return g_test_run ();
}
