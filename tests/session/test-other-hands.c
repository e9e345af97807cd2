/* Proves that what other hands bring while a corpus is open appears: articles that come, move and
 * go, metadata, and a colleague's layer while it is looked at; and that work in memory outlives it.
 */
#include "corpus-scene.h"

#include "session/colleague-keeper.h"
#include "session/layout.h"
#include "session/session.h"

#include <glib/gstdio.h>
#include <string.h>

#define OWN "annotations/ann-example/"

static AnnoArticleRow *
find_row (CorpusScene *scene, const char *path)
{
  GListModel *articles = anno_corpus_get_articles (scene->corpus);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (articles, i);
      if (g_str_equal (anno_article_row_get_path (row), path))
        return row; /* the list holds it */
    }
  return NULL;
}

static gboolean
has_new (CorpusScene *scene)
{
  return find_row (scene, "fresh/folder/new.txt") != NULL;
}

static gboolean
has_moved (CorpusScene *scene)
{
  return find_row (scene, "b.txt") == NULL && find_row (scene, "deep/moved.txt") != NULL;
}

static gboolean
lacks_a (CorpusScene *scene)
{
  AnnoArticleRow *row = find_row (scene, "a.txt");
  return row == NULL || anno_article_row_is_gone (row); /* what was marked stays listed */
}

static gboolean
has_a (CorpusScene *scene)
{
  AnnoArticleRow *row = find_row (scene, "a.txt");
  return row != NULL && !anno_article_row_is_gone (row);
}

static void
test_come (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  corpus_scene_open (scene);
  corpus_scene_write (scene, "fresh/folder/new.txt", "wo00000 wo00001\n");
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_new);
  corpus_scene_mark (scene, "fresh/folder/new.txt", 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, "fresh/folder/new.txt"), ==, 1);
}

static void
test_move (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  corpus_scene_open (scene);
  corpus_scene_shell (scene, "mv \"$1/b.txt\" \"$1/deep/moved.txt\"");
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_moved);
}

static gboolean
is_locked (CorpusScene *scene)
{
  return anno_document_get_locked_reason (anno_corpus_find_document (scene->corpus, "a.txt"))
         != NULL;
}

/* The article that is worked on is taken away before the work is saved, and comes back. */
static void
test_go (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 0);
  g_autoptr (AnnoDocument) document = g_object_ref (corpus_scene_load (scene, "a.txt"));
  corpus_scene_shell (scene, "mv \"$1/a.txt\" \"$1/../aside\"");
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, lacks_a);
  corpus_scene_wait (scene, is_locked);
  g_assert_cmpuint (anno_layer_get_n_spans (anno_document_get_layer (document)), ==, 1);
  g_assert_true (corpus_scene_save (scene, NULL)); /* nor is it lost from the disk */
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 1);

  corpus_scene_shell (scene, "mv \"$1/../aside\" \"$1/a.txt\"");
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_a);
}

static gboolean
has_title (CorpusScene *scene)
{
  AnnoArticleRow *row = find_row (scene, "b.txt");
  return g_str_equal (anno_article_row_get_title (row), "Another title");
}

static gboolean
has_details (CorpusScene *scene)
{
  AnnoArticleRow *row = find_row (scene, "b.txt");
  return anno_article_row_get_signs (row) != 0 || anno_article_row_is_indexed (row); /* whoever is first */
}

static gboolean
has_span (CorpusScene *scene)
{
  return anno_article_row_get_n_spans (find_row (scene, "b.txt")) == 1;
}

/* What a row that was shown says is read again: metadata that come, and one's own layer from another
 * computer, which isn't in memory here. */
static void
test_row (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  corpus_scene_open (scene);
  anno_corpus_want_details (scene->corpus, find_row (scene, "b.txt"));
  corpus_scene_wait (scene, has_details);
  g_assert_false (has_title (scene));
  corpus_scene_write (scene, "b.meta.json", "{\"title\": \"Another title\"}");
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_title);

  g_assert_false (has_span (scene));
  corpus_scene_mark (scene, "a.txt", 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_shell (scene, "cd \"$1\"/" OWN " && sed s/a.txt/b.txt/ a.txt.json > b.txt.json");
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, has_span);
  g_assert_true (has_title (scene));
}

/* A colleague's work, who is of the same computer here. */
static void
write_theirs (CorpusScene *scene, guint n)
{
  g_autoptr (CorpusScene) other = corpus_scene_at (scene->root);

  anno_annotator_free (other->annotator);
  other->annotator = anno_annotator_new ("urn:uuid:22222222-2222-4222-8222-222222222222",
                                         "Ben Example", "ben-example");
  corpus_scene_open (other);
  corpus_scene_mark (other, "a.txt", n);
  g_assert_true (corpus_scene_save (other, NULL));
}

static AnnoSession *session;

static guint
count_shown (void)
{
  AnnoDocument *document = anno_session_get_document (session);
  return document != NULL ? anno_layer_get_n_spans (anno_document_get_layer (document)) : G_MAXUINT;
}

static gboolean
is_gone (CorpusScene *scene)
{
  return session == NULL;
}

/* A reading that was called off may hold it a moment longer. */
static void
end_session (CorpusScene *scene)
{
  AnnoSession *ended = session;

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (ended);
  corpus_scene_wait (scene, is_gone);
}

static gboolean
shows_one (CorpusScene *scene)
{
  return anno_session_get_document (session) != NULL && count_shown () == 1;
}

static gboolean
shows_two (CorpusScene *scene)
{
  return count_shown () == 2;
}

static gboolean
shows_none (CorpusScene *scene)
{
  return count_shown () == 0;
}

static gboolean
shows_other_text (CorpusScene *scene)
{
  AnnoDocument *document = anno_session_get_document (session);
  return document != NULL
         && anno_article_get_length (anno_document_get_article (document)) < SCENE_N_WORDS;
}

static void
test_colleague (gconstpointer by_ear)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (AnnoAnnotator) ben = anno_annotator_new (
      "urn:uuid:22222222-2222-4222-8222-222222222222", "Ben Example", "ben-example");

  write_theirs (scene, 0);
  corpus_scene_open (scene);
  session = anno_session_new (scene->corpus);
  g_autoptr (AnnoColleagueKeeper) keeper = anno_colleague_keeper_new (session);
  anno_session_look_at (session, ben);
  anno_session_open (session, "a.txt");
  corpus_scene_wait (scene, shows_one);
  AnnoDocument *document = anno_session_get_document (session);

  write_theirs (scene, 4);
  if (by_ear == NULL)
    anno_colleague_keeper_check (keeper);
  corpus_scene_wait (scene, shows_two);
  g_assert_true (anno_session_get_document (session) == document); /* who shows it goes on */
  g_assert_nonnull (anno_document_get_locked_reason (document));

  corpus_scene_shell (scene, "rm \"$1/annotations/ben-example/a.txt.json\"");
  anno_colleague_keeper_check (keeper);
  corpus_scene_wait (scene, shows_none);
  corpus_scene_write (scene, "a.txt", "wo00000 wo00001\n");
  anno_colleague_keeper_check (keeper);
  corpus_scene_wait (scene, shows_other_text);
  g_assert_cmpstr (anno_session_get_colleague (session)->slug, ==, "ben-example");

  g_clear_pointer (&keeper, anno_colleague_keeper_free);
  end_session (scene);
}

/* Of one's own, nothing is read by this. */
static void
test_own (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  corpus_scene_open (scene);
  session = anno_session_new (scene->corpus);
  AnnoColleagueKeeper *keeper = anno_colleague_keeper_new (session);
  anno_session_open (session, "a.txt");
  corpus_scene_wait (scene, shows_none);
  anno_colleague_keeper_check (keeper);
  anno_colleague_keeper_free (keeper);
  end_session (scene);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/session/other-hands/come", test_come);
  g_test_add_func ("/session/other-hands/move", test_move);
  g_test_add_func ("/session/other-hands/go", test_go);
  g_test_add_func ("/session/other-hands/row", test_row);
  g_test_add_data_func ("/session/other-hands/colleague", NULL, test_colleague);
  g_test_add_data_func ("/session/other-hands/colleague-heard", "by ear", test_colleague);
  g_test_add_func ("/session/other-hands/own", test_own);
  return g_test_run ();
}
