/* Works on a corpus as a window does, for tests that kill it, race it or take its rights away:
 *
 *   corpus-act ROOT random SEED [PATH]    marks and undoes in a.txt, or PATH, without end; before each
 *                                         act says "?+ID" or "?-ID", and "+ID" or "-ID" once it is
 *                                         on disk
 *   corpus-act ROOT race FIRST N          marks N words of a.txt, each saved on its own; says "kept"
 *                                         for each one that is, "refused" where another's version
 *                                         was there
 *   corpus-act ROOT try [USER]            as that user id: marks one word of a.txt, saves, and says
 *                                         how the saving stands, why, and what was recovered
 *   corpus-act ROOT bare                  the same without waiting for the journal
 *   corpus-act ROOT act N [PATH]          marks N words of a.txt, and as many of PATH, waits for the
 *                                         journal, and dies
 */
#include "corpus-scene.h"
#include "session/corpus-conflicts.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define PATH "a.txt"

static void
say (const char *what, const char *id)
{
  printf ("%s%s\n", what, id);
  fflush (stdout);
}

static void
sync_acts (CorpusScene *scene)
{
  g_autoptr (GError) error = NULL;
  anno_corpus_sync (scene->corpus, &error);
  g_assert_no_error (error);
}

/* What another program did is in the history too, once it is taken over: also what it took back. */
static gboolean
is_mark (AnnoStep *step, const char *path)
{
  const AnnoEdit *edit = anno_step_get_edits (step)->pdata[0];
  return anno_step_get_edits (step)->len == 1 && g_strcmp0 (edit->article, path) == 0
         && edit->before == NULL;
}

static const char *
id_of (AnnoStep *step)
{
  const AnnoEdit *edit = anno_step_get_edits (step)->pdata[0];
  return anno_edit_get_id (edit);
}

static gboolean
is_marked (AnnoLayer *layer, guint place)
{
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    if (anno_span_get_start (anno_layer_nth (layer, i)) == place)
      return TRUE;
  return FALSE;
}

static void
act_randomly (CorpusScene *scene, guint seed, const char *path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  corpus_scene_load (scene, path);

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      AnnoStep *last = anno_history_peek_undo (anno_corpus_get_history (scene->corpus));
      if (last != NULL && is_mark (last, path) && g_rand_int_range (random, 0, 4) == 0)
        {
          const char *id = g_intern_string (id_of (last));
          say ("?-", id);
          anno_corpus_undo (scene->corpus, &error);
          g_assert_no_error (error);
          sync_acts (scene);
          say ("-", id);
        }
      else
        {
          const char *id;
          guint word = (guint) g_rand_int_range (random, 0, SCENE_N_WORDS);
          AnnoLayer *layer = anno_document_get_layer (corpus_scene_load (scene, path));
          if (is_marked (layer, word * 8))
            continue;
          g_autoptr (AnnoStep) step = corpus_scene_make_mark (scene, path, word, &id);
          say ("?+", id);
          anno_corpus_do (scene->corpus, step, &error);
          g_assert_no_error (error);
          sync_acts (scene);
          say ("+", id);
        }
      if (g_rand_int_range (random, 0, 8) == 0)
        corpus_scene_save (scene, NULL);
      corpus_scene_settle (scene);
    }
}

static gboolean
is_settled (CorpusScene *scene)
{
  return !anno_corpus_has_conflict (scene->corpus,
                                    anno_corpus_find_document (scene->corpus, PATH));
}

static void
race (CorpusScene *scene, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnoDocument) document = g_object_ref (corpus_scene_load (scene, PATH));
      corpus_scene_mark (scene, PATH, first + i);
      if (corpus_scene_save (scene, NULL))
        {
          say ("kept", "");
          continue;
        }
      g_assert_cmpuint (scene->conflicts->len, >, 0); /* it was said, not only done */
      g_ptr_array_set_size (scene->conflicts, 0);
      say ("refused", "");
      anno_corpus_take_theirs (scene->corpus, document);
      corpus_scene_wait (scene, is_settled);
    }
}

static void
say_all (const char *what, const GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    say (what, messages->pdata[i]);
}

static void
try_it (CorpusScene *scene, gboolean with_journal)
{
  static const char *const names[] = { "saved", "saving", "failed" };
  AnnoDocument *document = corpus_scene_load (scene, PATH);
  guint n = anno_layer_get_n_spans (anno_document_get_layer (document));

  corpus_scene_mark (scene, PATH, n);
  if (with_journal)
    sync_acts (scene);
  corpus_scene_save (scene, NULL);
  say ("state ", names[anno_corpus_get_save_state (scene->corpus)]);
  if (anno_corpus_get_save_message (scene->corpus) != NULL)
    say ("message ", anno_corpus_get_save_message (scene->corpus));
  say_all ("recovered ", scene->recovered);
  say_all ("problem ", scene->problems);
  g_autofree char *count = g_strdup_printf ("%u", n + 1);
  say ("spans ", count);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    return 2;
  const char *mode = argv[2];
  guint first = argc > 3 ? (guint) strtoul (argv[3], NULL, 10) : 0;
  guint second = argc > 4 ? (guint) strtoul (argv[4], NULL, 10) : 0;

  if (g_str_equal (mode, "try") && argc > 3 && (setgid (first) != 0 || setuid (first) != 0))
    return 3;
  g_autoptr (CorpusScene) scene = corpus_scene_at (argv[1]);
  corpus_scene_open (scene);
  if (g_str_equal (mode, "random"))
    act_randomly (scene, first, argc > 4 ? argv[4] : PATH);
  else if (g_str_equal (mode, "race"))
    race (scene, first, second);
  else if (g_str_equal (mode, "try") || g_str_equal (mode, "bare"))
    try_it (scene, *mode == 't');
  else if (g_str_equal (mode, "act"))
    {
      for (guint i = 0; i < first; i++)
        corpus_scene_mark (scene, PATH, i);
      for (guint i = 0; argc > 4 && i < first; i++)
        corpus_scene_mark (scene, argv[4], i);
      sync_acts (scene);
      raise (SIGKILL);
    }
  return 0;
}
