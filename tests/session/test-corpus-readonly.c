/* Proves that a corpus which can't be written opens all the same: marking works, what is marked is in
 * the journal, the saving says why it can't, and all of it is saved as soon as it can. */
#include "corpus-scene.h"

#include <string.h>
#include <unistd.h>

#define NOBODY "65534"

static const char *program;

/* As another user where this one may write everywhere. */
static char *
try_it (CorpusScene *scene, const char *state)
{
  const char *argv[] = { program, scene->root, "try", geteuid () == 0 ? NOBODY : NULL, NULL };
  g_auto (GStrv) env = g_environ_setenv (g_get_environ (), "XDG_STATE_HOME", state, TRUE);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, env, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_test_message ("%s", out);
  return out;
}

static char *
make_state (CorpusScene *scene)
{
  char *state = g_build_filename (scene->folder, "state", NULL);
  corpus_scene_shell (scene, "mkdir \"$1\"/../state && chmod 777 \"$1\"/../state && "
                             "chmod 755 \"$1\"/..");
  return state;
}

static void
test_folder (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autofree char *state = make_state (scene);

  corpus_scene_shell (scene, "chmod -R a-w \"$1\"");
  g_autofree char *before = corpus_scene_fingerprint (scene);
  g_autofree char *first = try_it (scene, state);
  g_assert_nonnull (strstr (first, "state failed\n"));
  g_assert_nonnull (strstr (first, "Permission denied"));
  g_assert_nonnull (strstr (first, scene->root));
  g_assert_nonnull (strstr (first, "spans 1\n"));
  g_assert_null (strstr (first, "recovered"));

  g_autofree char *second = try_it (scene, state);
  g_assert_nonnull (strstr (second, "recovered Brought back 1 change"));
  g_assert_nonnull (strstr (second, "spans 2\n"));
  g_autofree char *after = corpus_scene_fingerprint (scene);
  g_assert_cmpstr (before, ==, after);

  corpus_scene_shell (scene, "chmod -R a+w \"$1\"");
  g_autofree char *third = try_it (scene, state);
  g_assert_nonnull (strstr (third, "state saved\n"));
  g_assert_nonnull (strstr (third, "spans 3\n"));
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 3);
}

/* A layer of one's own that somebody took the right to write from, in a folder that can be written. */
static void
test_file (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autofree char *state = make_state (scene);

  corpus_scene_shell (scene, "chmod -R a+w \"$1\"");
  g_autofree char *first = try_it (scene, state);
  g_assert_nonnull (strstr (first, "state saved\n"));
  corpus_scene_shell (scene, "chmod a-w \"$1\"/annotations/ann-example/a.txt.json");
  g_autofree char *before
      = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  g_autofree char *second = try_it (scene, state);
  g_autofree char *after = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  g_assert_nonnull (strstr (second, "state failed\n"));
  g_assert_nonnull (strstr (second, "a.txt.json"));
  g_assert_cmpstr (before, ==, after);
}

/* Where there can't be a journal, it is said, and what is marked is saved all the same. */
static void
test_no_journal (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autofree char *state = make_state (scene);

  corpus_scene_shell (scene, "chmod -R a+w \"$1\" && touch \"$1\"/../state/annotator && "
                             "chmod 444 \"$1\"/../state/annotator");
  const char *argv[] = { program, scene->root, "bare", NULL };
  g_auto (GStrv) env = g_environ_setenv (g_get_environ (), "XDG_STATE_HOME", state, TRUE);
  g_autofree char *out = NULL;
  int status = -1;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, env, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                               &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (out, "problem Your changes are safe only once they are saved"));
  g_assert_nonnull (strstr (out, "state saved\n"));
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 1);
}

int
main (int argc, char **argv)
{
  program = argv[1];
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/corpus-readonly/folder", test_folder);
  g_test_add_func ("/corpus-readonly/file", test_file);
  g_test_add_func ("/corpus-readonly/no-journal", test_no_journal);
  return g_test_run ();
}
