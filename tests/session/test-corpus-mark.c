/* Proves session/corpus-search and session/corpus-mark: what is found in all articles is marked as one step,
 * which undo takes back from all of them, and what changed meanwhile is left alone. */
#include "session/corpus-scene.h"

#include "session/corpus-mark.h"

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (answer);
}

static AnnoCorpusHits *
search (CorpusScene *scene, const char *words, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnnoPattern) pattern = anno_pattern_new ((const char *const[]){ words, NULL }, 0, NULL);
  GAsyncResult *answer = NULL;

  anno_corpus_search_async (scene->corpus, pattern, NULL, cancellable, answer_cb, &answer);
  g_autoptr (GAsyncResult) result = await (&answer);
  return anno_corpus_search_finish (result, error);
}

/* @hits: transfer full. */
static AnnoCorpusMarked
act (CorpusScene *scene, AnnoCorpusHits *hits, gboolean takes_away)
{
  const AnnoTag *tag = anno_tagset_find (anno_corpus_get_tagset (scene->corpus), "cue");
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;
  AnnoCorpusMarked marked;

  if (takes_away)
    anno_corpus_unmark_async (scene->corpus, tag, hits, NULL, answer_cb, &answer);
  else
    anno_corpus_mark_async (scene->corpus, tag, hits, NULL, NULL, answer_cb, &answer);
  g_autoptr (GAsyncResult) result = await (&answer);
  g_assert_true (anno_corpus_mark_finish (scene->corpus, result, &marked, &error));
  g_assert_no_error (error);
  return marked;
}

static CorpusScene *
make_scene (void)
{
  CorpusScene *scene = corpus_scene_new ();

  corpus_scene_write (scene, "a.txt", "She said no. He said yes.\n");
  corpus_scene_write (scene, "b.txt", "Nobody spoke.\n");
  corpus_scene_write (scene, "deep/c.txt", "They said so.\n");
  corpus_scene_open (scene);
  return scene;
}

static void
assert_counts (CorpusScene *scene, guint a, guint c)
{
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, a);
  g_assert_cmpuint (corpus_scene_count (scene, "b.txt"), ==, 0);
  g_assert_cmpuint (corpus_scene_count (scene, "deep/c.txt"), ==, c);
}

static void
test_mark (void)
{
  g_autoptr (CorpusScene) scene = make_scene ();
  AnnoCorpusHits *hits = search (scene, "said", NULL, NULL);

  g_assert_cmpuint (hits->n, ==, 3);
  g_assert_cmpuint (hits->articles->len, ==, 2);
  AnnoCorpusMarked marked = act (scene, hits, FALSE);
  g_assert_cmpuint (marked.n, ==, 3);
  g_assert_cmpuint (marked.n_articles, ==, 2);
  g_assert_cmpuint (marked.n_left, ==, 0);
  assert_counts (scene, 2, 1);
  g_assert_cmpuint (anno_history_get_n_done (anno_corpus_get_history (scene->corpus)), ==, 1);

  marked = act (scene, search (scene, "said", NULL, NULL), FALSE);
  g_assert_cmpuint (marked.n, ==, 0);
  marked = act (scene, search (scene, "said no", NULL, NULL), TRUE);
  g_assert_cmpuint (marked.n, ==, 0); /* not exactly what is marked */
  marked = act (scene, search (scene, "said", NULL, NULL), TRUE);
  g_assert_cmpuint (marked.n, ==, 3);
  assert_counts (scene, 0, 0);
}

static void
test_undo (void)
{
  g_autoptr (CorpusScene) scene = make_scene ();
  g_autoptr (GError) error = NULL;

  act (scene, search (scene, "said", NULL, NULL), FALSE);
  g_assert_true (anno_corpus_undo (scene->corpus, &error));
  g_assert_no_error (error);
  assert_counts (scene, 0, 0);
  g_assert_true (anno_corpus_redo (scene->corpus, &error));
  assert_counts (scene, 2, 1);
}

/* A text that is another one by now has other words at those places. */
static void
test_changed_text (void)
{
  g_autoptr (CorpusScene) scene = make_scene ();
  AnnoCorpusHits *hits = search (scene, "said", NULL, NULL);

  corpus_scene_write (scene, "deep/c.txt", "Then they all said so.\n");
  AnnoCorpusMarked marked = act (scene, hits, FALSE);
  g_assert_cmpuint (marked.n, ==, 2);
  g_assert_cmpuint (marked.n_left, ==, 1);
  assert_counts (scene, 2, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (CorpusScene) scene = make_scene ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (search (scene, "said", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
find_next (CorpusScene *scene, const char *words, const char *after)
{
  g_autoptr (AnnoPattern) pattern = anno_pattern_new ((const char *const[]){ words, NULL }, 0, NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  anno_corpus_search_next_async (scene->corpus, pattern, after, NULL, answer_cb, &answer);
  g_autoptr (GAsyncResult) result = await (&answer);
  char *path = anno_corpus_search_next_finish (result, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_next (void)
{
  g_autoptr (CorpusScene) scene = make_scene ();
  g_autofree char *next = find_next (scene, "said", "a.txt");
  g_autofree char *none = find_next (scene, "said", "deep/c.txt");
  g_autofree char *first = find_next (scene, "said", "gone.txt");

  g_assert_cmpstr (next, ==, "deep/c.txt");
  g_assert_cmpstr (none, ==, NULL);
  g_assert_cmpstr (first, ==, "a.txt");
}

/* What can't be read is named; the others are searched. */
static void
test_unreadable (void)
{
  g_autoptr (CorpusScene) scene = make_scene ();

  corpus_scene_shell (scene, "printf 'said \\377' >\"$1/b.txt\"");
  g_autoptr (AnnoCorpusHits) hits = search (scene, "said", NULL, NULL);
  g_assert_cmpuint (hits->n, ==, 3);
  g_assert_cmpuint (hits->problems->len, ==, 1);
  g_assert_nonnull (strstr (hits->problems->pdata[0], "b.txt"));
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/corpus-mark/mark", test_mark);
  g_test_add_func ("/corpus-mark/undo", test_undo);
  g_test_add_func ("/corpus-mark/changed-text", test_changed_text);
  g_test_add_func ("/corpus-mark/cancelled", test_cancelled);
  g_test_add_func ("/corpus-mark/unreadable", test_unreadable);
  g_test_add_func ("/corpus-mark/next", test_next);
  return g_test_run ();
}
