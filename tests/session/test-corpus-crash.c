/* Proves that a killed program loses no act that was reported as kept (R5), and that the next start
 * brings it back and says so (R19). */
#include "corpus-scene.h"

#include "session/journal.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 200
#define KILLS_OF_TWO 25
#define PATH "a.txt"

static const char *program;

/* What the killed program said: the spans that must be there, and the act that it was in, of which
 * nobody knows. */
typedef struct
{
  GHashTable *spans; /* of id */
  char *planned;     /* "+ID" or "-ID", or NULL */
  guint n_acts;
} Expected;

static void
apply_act (GHashTable *spans, const char *act)
{
  if (*act == '+')
    g_hash_table_add (spans, g_strdup (act + 1));
  else
    g_hash_table_remove (spans, act + 1);
}

static void
take_line (Expected *self, const char *line)
{
  g_clear_pointer (&self->planned, g_free);
  if (*line == '?')
    {
      self->planned = g_strdup (line + 1);
      return;
    }
  apply_act (self->spans, line);
  self->n_acts++;
}

static gboolean
is_exactly (AnnoLayer *layer, GHashTable *spans)
{
  GHashTableIter iter;
  gpointer id;

  if (anno_layer_get_n_spans (layer) != g_hash_table_size (spans))
    return FALSE;
  g_hash_table_iter_init (&iter, spans);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (anno_layer_find (layer, id) == NULL)
      return FALSE;
  return TRUE;
}

static void
say_difference (AnnoLayer *layer, GHashTable *spans)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, spans);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (anno_layer_find (layer, id) == NULL)
      g_test_message ("%s is lost", (const char *) id);
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    if (!g_hash_table_contains (spans, anno_span_get_id (anno_layer_nth (layer, i))))
      g_test_message ("%s is back", anno_span_get_id (anno_layer_nth (layer, i)));
}

/* The act that it was in may have been kept or not, but nothing else. */
static void
check (CorpusScene *scene, Expected *self, const char *path)
{
  AnnoLayer *layer = anno_document_get_layer (corpus_scene_load (scene, path));

  if (!is_exactly (layer, self->spans) && self->planned != NULL)
    apply_act (self->spans, self->planned);
  if (!is_exactly (layer, self->spans))
    say_difference (layer, self->spans);
  g_assert_true (is_exactly (layer, self->spans));
  g_clear_pointer (&self->planned, g_free);
  g_assert_cmpuint (scene->problems->len, ==, 0);
}

static FILE *
start (CorpusScene *scene, const char *mode, const char *argument, const char *path, GPid *pid)
{
  const char *argv[] = { program, scene->root, mode, argument, path, NULL };
  g_autoptr (GError) error = NULL;
  int out = -1;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  return fdopen (out, "r");
}

static FILE *
start_random (CorpusScene *scene, const char *path, GRand *random, GPid *pid)
{
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (random) % 1000000);
  return start (scene, "random", seed, path, pid);
}

static void
listen (FILE *out, Expected *expected, guint n_lines)
{
  char line[256];

  for (guint i = 0; i < n_lines && fgets (line, sizeof line, out) != NULL; i++)
    take_line (expected, g_strchomp (line));
}

/* What it still said counts. */
static void
kill_and_listen (FILE *out, GPid pid, Expected *expected)
{
  char line[256];
  int status;

  kill (pid, SIGKILL);
  while (fgets (line, sizeof line, out) != NULL)
    if (g_str_has_suffix (line, "\n"))
      take_line (expected, g_strchomp (line));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  fclose (out);
}

static void
run_and_kill (CorpusScene *scene, Expected *expected, GRand *random)
{
  guint n_lines = (guint) g_rand_int_range (random, 1, 30);
  GPid pid;
  FILE *out = start_random (scene, PATH, random, &pid);

  listen (out, expected, n_lines);
  g_usleep ((gulong) g_rand_int_range (random, 0, 3000));
  kill_and_listen (out, pid, expected);
}

static Expected
expect_nothing (void)
{
  return (Expected){ g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), NULL, 0 };
}

static void
test_kills (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  Expected expected = expect_nothing ();
  guint n_recovered = 0;

  for (guint i = 0; i < KILLS; i++)
    {
      run_and_kill (scene, &expected, random);
      corpus_scene_open (scene);
      check (scene, &expected, PATH);
      n_recovered += scene->recovered->len;
      g_ptr_array_set_size (scene->recovered, 0);
      if (g_rand_boolean (random)) /* else the next one finds what this one brought back */
        g_assert_true (corpus_scene_save (scene, NULL));
      corpus_scene_close (scene);
    }
  g_test_message ("%u acts, %u recoveries", expected.n_acts, n_recovered);
  g_assert_cmpuint (expected.n_acts, >, KILLS);
  g_assert_cmpuint (n_recovered, >, KILLS / 4); /* else the kills came when all was saved */
  g_hash_table_unref (expected.spans);
}

static void
act_on_both_and_die (CorpusScene *scene, const char *n, const char *path)
{
  GPid pid;
  int status;
  FILE *out = start (scene, "act", n, path, &pid);

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  fclose (out);
}

static void
act_and_die (CorpusScene *scene, const char *n)
{
  act_on_both_and_die (scene, n, NULL);
}

static void
test_message (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  act_and_die (scene, "3");
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 0);

  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 1);
  g_assert_nonnull (strstr (scene->recovered->pdata[0], "3 changes"));
  g_assert_nonnull (strstr (scene->recovered->pdata[0], PATH));
  g_assert_true (anno_corpus_undo (scene->corpus, NULL)); /* what came back can be undone */
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 2);
  corpus_scene_close (scene);

  g_ptr_array_set_size (scene->recovered, 0);
  corpus_scene_open (scene); /* and it is said once */
  g_assert_cmpuint (scene->recovered->len, ==, 0);
  g_assert_cmpuint (scene->problems->len, ==, 0);
}

/* Another hand has changed the file since: what it holds stays, and what no longer fits is said. */
static void
test_changed_since (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  const char *id = corpus_scene_mark (scene, PATH, 100);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_load (scene, PATH);
  g_assert_true (anno_corpus_undo (scene->corpus, NULL));
  g_assert_true (anno_corpus_sync (scene->corpus, NULL));
  corpus_scene_close (scene); /* the undoing is in the journal alone */

  g_autofree char *script = g_strdup_printf (
      "cd \"$1\"/annotations/ann-example && sed -i 's/\"value\":\"claim\"/\"value\":\"cue\"/' "
      "a.txt.json && grep -q '\"cue\"' a.txt.json && grep -q %s a.txt.json",
      id);
  corpus_scene_shell (scene, script);
  g_autofree char *before = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 0);
  g_assert_cmpuint (scene->problems->len, ==, 1);
  g_assert_nonnull (strstr (scene->problems->pdata[0], PATH));
  g_assert_nonnull (strstr (scene->problems->pdata[0], ".kept"));
  g_assert_true (corpus_scene_save (scene, NULL));
  g_autofree char *after = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  g_assert_cmpstr (before, ==, after);
  corpus_scene_close (scene);

  g_ptr_array_set_size (scene->problems, 0);
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->problems->len, ==, 0);
}

/* Two windows of two programs, one of which dies: the next start takes over what it did. */
static void
test_second_program (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);
  corpus_scene_mark (scene, "b.txt", 0);
  act_and_die (scene, "2"); /* while the first one holds the journal */
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);

  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 1);
  AnnoLayer *layer = anno_document_get_layer (corpus_scene_load (scene, PATH));
  g_assert_cmpuint (anno_layer_get_n_spans (layer), ==, 2);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, 2);
  g_assert_true (anno_corpus_undo (scene->corpus, NULL));
  g_assert_cmpuint (anno_layer_get_n_spans (layer), ==, 0);
  g_assert_true (anno_corpus_redo (scene->corpus, NULL));
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);

  g_ptr_array_set_size (scene->recovered, 0);
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 0);
}

/* Two programs at a time, each on an article of its own, both killed: whichever journal a start
 * finds to be its own, it loses nothing of the other's. */
static void
test_two_programs (void)
{
  static const char *const paths[] = { "a.txt", "b.txt" };
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Expected expected[2] = { expect_nothing (), expect_nothing () };
  guint n_recovered = 0;

  for (guint i = 0; i < KILLS_OF_TWO; i++)
    {
      FILE *out[2];
      GPid pids[2];
      for (guint n = 0; n < 2; n++)
        out[n] = start_random (scene, paths[n], random, &pids[n]);
      for (guint n = 0; n < 2; n++)
        listen (out[n], &expected[n], (guint) g_rand_int_range (random, 1, 30));
      guint first = (guint) g_rand_int_range (random, 0, 2);
      kill_and_listen (out[first], pids[first], &expected[first]);
      kill_and_listen (out[1 - first], pids[1 - first], &expected[1 - first]);

      corpus_scene_open (scene);
      check (scene, &expected[0], paths[0]);
      check (scene, &expected[1], paths[1]);
      n_recovered += scene->recovered->len;
      g_ptr_array_set_size (scene->recovered, 0);
      g_assert_true (corpus_scene_save (scene, NULL));
      corpus_scene_close (scene);
    }
  g_test_message ("%u and %u acts, %u recoveries", expected[0].n_acts, expected[1].n_acts,
                  n_recovered);
  g_assert_cmpuint (n_recovered, >, KILLS_OF_TWO);
  g_hash_table_unref (expected[0].spans);
  g_hash_table_unref (expected[1].spans);
}

static guint
count_spans (CorpusScene *scene, const char *path)
{
  return anno_layer_get_n_spans (anno_document_get_layer (corpus_scene_load (scene, path)));
}

static void
forget_messages (CorpusScene *scene)
{
  g_ptr_array_set_size (scene->recovered, 0);
  g_ptr_array_set_size (scene->problems, 0);
}

/* Of what another program left, one article can't be had now. What was taken over of the other one,
 * and undone since, stays undone; the rest comes when it can. */
static void
test_left_in_part (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autofree char *text = corpus_scene_read (scene, "b.txt");
  corpus_scene_open (scene);
  corpus_scene_mark (scene, "deep/c.txt", 0); /* so that the journal is held */
  act_on_both_and_die (scene, "2", "b.txt");
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);

  corpus_scene_write (scene, "b.txt", "Other words.\n");
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 1);
  g_assert_cmpuint (scene->problems->len, ==, 1);
  g_assert_nonnull (strstr (scene->problems->pdata[0], "b.txt"));
  g_assert_cmpuint (count_spans (scene, PATH), ==, 2);
  g_assert_true (anno_corpus_undo (scene->corpus, NULL));
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);

  forget_messages (scene);
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 0);
  g_assert_cmpuint (scene->problems->len, ==, 1);
  g_assert_cmpuint (count_spans (scene, PATH), ==, 0);
  corpus_scene_close (scene);

  corpus_scene_write (scene, "b.txt", text);
  forget_messages (scene);
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 1);
  g_assert_cmpuint (scene->problems->len, ==, 0);
  g_assert_cmpuint (count_spans (scene, PATH), ==, 0);
  g_assert_cmpuint (count_spans (scene, "b.txt"), ==, 2);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);

  forget_messages (scene);
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len + scene->problems->len, ==, 0);
}

/* Before the first save no layer file says which text was marked: the journal does. */
static void
test_other_text (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autofree char *text = corpus_scene_read (scene, PATH);
  g_autofree char *other = g_strconcat ("A new beginning. ", text, NULL);
  act_and_die (scene, "2");

  corpus_scene_write (scene, PATH, other);
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 0);
  g_assert_cmpuint (scene->problems->len, ==, 1);
  g_assert_nonnull (strstr (scene->problems->pdata[0], PATH));
  g_assert_cmpuint (count_spans (scene, PATH), ==, 0);
  corpus_scene_close (scene);

  corpus_scene_write (scene, PATH, text);
  forget_messages (scene);
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 1);
  g_assert_cmpuint (scene->problems->len, ==, 0);
  g_assert_cmpuint (count_spans (scene, PATH), ==, 2);
}

static void
damage (void)
{
  g_autofree char *folder = anno_journal_folder ();
  const char *argv[] = { "sh", "-c", "sed -i '3s/claim/CLAIM/' \"$1\"/*.jsonl", "sh", folder, NULL };
  int status = -1;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static void
test_damaged (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  act_and_die (scene, "5");
  damage ();
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->problems->len, ==, 1);
  g_assert_nonnull (strstr (scene->problems->pdata[0], ".kept"));
  g_assert_cmpuint (scene->recovered->len, ==, 1);
  AnnoLayer *layer = anno_document_get_layer (corpus_scene_load (scene, PATH));
  g_assert_cmpuint (anno_layer_get_n_spans (layer), ==, 4); /* all but the spoilt one */
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);

  g_ptr_array_set_size (scene->problems, 0);
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  program = argv[1];
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/corpus-crash/kills", test_kills);
  g_test_add_func ("/corpus-crash/message", test_message);
  g_test_add_func ("/corpus-crash/changed-since", test_changed_since);
  g_test_add_func ("/corpus-crash/second-program", test_second_program);
  g_test_add_func ("/corpus-crash/two-programs", test_two_programs);
  g_test_add_func ("/corpus-crash/left-in-part", test_left_in_part);
  g_test_add_func ("/corpus-crash/other-text", test_other_text);
  g_test_add_func ("/corpus-crash/damaged", test_damaged);
  return g_test_run ();
}
