/* Proves session/corpus: acts reach the files, the history outlives a restart, and opening writes
 * nothing. */
#include "corpus-scene.h"

#include "session/apply.h"

#include <string.h>

static gboolean
is_saved (CorpusScene *scene)
{
  return anno_corpus_get_save_state (scene->corpus) == ANNO_SAVE_STATE_SAVED;
}

static guint
n_spans (CorpusScene *scene, const char *path)
{
  return anno_layer_get_n_spans (anno_document_get_layer (corpus_scene_load (scene, path)));
}

static void
test_list (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);

  GListModel *list = anno_corpus_get_articles (scene->corpus);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  g_assert_cmpstr (anno_corpus_get_name (scene->corpus), ==, "news");
  g_assert_cmpstr (anno_corpus_get_root (scene->corpus), ==, scene->root);
  g_assert_true (is_saved (scene));

  corpus_scene_write (scene, "new.txt", "Later\n");
  anno_corpus_check_disk (scene->corpus);
  for (guint i = 0; i < 1000 && g_list_model_get_n_items (list) < 4; i++)
    {
      g_usleep (10000);
      corpus_scene_settle (scene);
    }
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 4);
}

static void
test_save (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = corpus_scene_read (scene, "deep/c.txt");

  corpus_scene_open (scene);
  const char *id = corpus_scene_mark (scene, "deep/c.txt", 3);
  g_assert_cmpint (anno_corpus_get_save_state (scene->corpus), ==, ANNO_SAVE_STATE_SAVING);
  g_assert_true (corpus_scene_save (scene, &error));
  g_assert_no_error (error);
  g_assert_true (is_saved (scene));

  g_autofree char *layer = corpus_scene_read (scene, "annotations/ann-example/deep/c.txt.json");
  g_autofree char *owner = corpus_scene_read (scene, "annotations/ann-example/annotator.json");
  g_autofree char *people = corpus_scene_read (scene, "annotations/ann-example/people.json");
  g_autofree char *after = corpus_scene_read (scene, "deep/c.txt");
  g_assert_nonnull (strstr (layer, id));
  g_assert_nonnull (strstr (layer, "\"exact\":\"wo00003\""));
  g_assert_nonnull (strstr (layer, "\"source\":\"../../../deep/c.txt\""));
  g_assert_nonnull (strstr (owner, SCENE_ID));
  g_assert_null (people); /* made only when there is somebody to write down */
  g_assert_cmpstr (text, ==, after);
}

/* A new name goes into annotator.json with the next save; the folder keeps the old one. */
static void
test_new_name (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;

  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 0);
  g_assert_true (corpus_scene_save (scene, &error));
  corpus_scene_close (scene);
  anno_annotator_free (scene->annotator);
  scene->annotator = anno_annotator_new (SCENE_ID, "Ann Married", "ann-married");
  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 1);
  g_assert_true (corpus_scene_save (scene, &error));
  g_assert_no_error (error);

  g_autofree char *owner = corpus_scene_read (scene, "annotations/ann-example/annotator.json");
  g_autofree char *other = corpus_scene_read (scene, "annotations/ann-married/annotator.json");
  g_assert_null (other);
  g_assert_cmpstr (owner, ==, "{\"format\":1,\"id\":\"" SCENE_ID "\",\"name\":\"Ann Married\"}\n");
}

static void
test_autosave (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);

  corpus_scene_mark (scene, "a.txt", 0);
  corpus_scene_mark (scene, "b.txt", 0);
  corpus_scene_wait (scene, is_saved);
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 1);
  g_assert_cmpuint (corpus_scene_count (scene, "b.txt"), ==, 1);
}

static AnnoStep *
make_person (const char *id, const char *name)
{
  AnnoPersonParts parts = { .id = id, .name = name };
  g_autoptr (AnnoPerson) person = anno_person_new (&parts);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);

  g_ptr_array_add (edits, anno_edit_new_person (NULL, person));
  return anno_step_new ("Add a person", edits, g_get_real_time ());
}

static void
add_person (CorpusScene *scene, const char *id, const char *name)
{
  g_autoptr (AnnoStep) step = make_person (id, name);
  g_autoptr (GError) error = NULL;

  anno_corpus_do (scene->corpus, step, &error);
  g_assert_no_error (error);
}

static void
test_people (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;
  corpus_scene_open (scene);

  add_person (scene, "urn:uuid:p1", "Pat");
  g_assert_true (corpus_scene_save (scene, &error));
  g_autofree char *people = corpus_scene_read (scene, "annotations/ann-example/people.json");
  g_assert_nonnull (strstr (people, "Pat"));

  /* Another program adds somebody while we do: both are there, and nobody is asked. */
  corpus_scene_shell (scene, "cd \"$1\"/annotations/ann-example && "
                             "sed 's/urn:uuid:p1/urn:uuid:p2/; s/Pat/Kim/' people.json > new && "
                             "mv new people.json");
  add_person (scene, "urn:uuid:p3", "Lee");
  g_assert_true (corpus_scene_save (scene, &error));
  g_assert_no_error (error);
  g_autofree char *merged = corpus_scene_read (scene, "annotations/ann-example/people.json");
  g_assert_null (strstr (merged, "Pat")); /* they took Pat out, and we hadn't touched Pat */
  g_assert_nonnull (strstr (merged, "Kim"));
  g_assert_nonnull (strstr (merged, "Lee"));
  g_assert_cmpuint (anno_people_get_n (anno_corpus_get_people (scene->corpus)), ==, 2);
}

static void
test_history (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;

  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 0);
  corpus_scene_mark (scene, "b.txt", 0);
  corpus_scene_mark (scene, "a.txt", 1);
  g_assert_true (anno_corpus_undo (scene->corpus, &error));
  g_assert_true (corpus_scene_save (scene, &error));
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 1);
  corpus_scene_close (scene);

  corpus_scene_open (scene);
  g_assert_cmpuint (scene->recovered->len, ==, 0);
  AnnoHistory *history = anno_corpus_get_history (scene->corpus);
  g_assert_cmpuint (anno_history_get_n_steps (history), ==, 3);
  g_assert_cmpuint (anno_history_get_n_done (history), ==, 2);
  g_assert_cmpstr (anno_step_get_article (anno_history_peek_undo (history)), ==, "b.txt");

  g_assert_false (anno_corpus_undo (scene->corpus, &error)); /* b.txt isn't in memory */
  g_assert_error (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_NOT_LOADED);
  g_clear_error (&error);
  corpus_scene_load (scene, "b.txt");
  g_assert_true (anno_corpus_undo (scene->corpus, &error));
  corpus_scene_load (scene, "a.txt");
  g_assert_true (anno_corpus_undo (scene->corpus, &error));
  g_assert_false (anno_corpus_undo (scene->corpus, NULL));
  g_assert_cmpuint (n_spans (scene, "a.txt"), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (anno_corpus_redo (scene->corpus, &error));
  g_assert_false (anno_corpus_redo (scene->corpus, NULL));
  g_assert_cmpuint (n_spans (scene, "a.txt"), ==, 2);
  g_assert_cmpuint (n_spans (scene, "b.txt"), ==, 1);
  g_assert_true (corpus_scene_save (scene, &error));
}

/* R18: many acts, all undone, all done again, over a restart: the files are the same bytes. */
static void
test_random_history (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (18);
  g_autoptr (GError) error = NULL;
  static const char *const paths[] = { "a.txt", "b.txt", "deep/c.txt" };

  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", SCENE_N_WORDS - 1);
  g_assert_true (corpus_scene_save (scene, &error));
  g_autofree char *start = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  for (guint i = 0; i < 1000; i++)
    {
      const char *path = paths[g_rand_int_range (random, 0, 3)];
      if (g_rand_int_range (random, 0, 4) == 0 && anno_corpus_undo (scene->corpus, NULL))
        continue;
      corpus_scene_mark (scene, path, i);
    }
  g_assert_true (corpus_scene_save (scene, &error));
  g_autofree char *end = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  guint n_done = anno_history_get_n_done (anno_corpus_get_history (scene->corpus));
  corpus_scene_close (scene);

  corpus_scene_open (scene);
  for (guint i = 0; i < 3; i++)
    corpus_scene_load (scene, paths[i]);
  for (guint i = 1; i < n_done; i++)
    anno_corpus_undo (scene->corpus, &error);
  g_assert_no_error (error);
  g_assert_true (corpus_scene_save (scene, &error));
  g_autofree char *undone = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  g_assert_cmpstr (undone, ==, start);
  for (guint i = 1; i < n_done; i++)
    anno_corpus_redo (scene->corpus, &error);
  g_assert_no_error (error);
  g_assert_true (corpus_scene_save (scene, &error));
  g_autofree char *redone = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  g_assert_cmpstr (redone, ==, end);
}

/* R9 */
static void
test_no_write (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;

  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 0);
  g_assert_true (corpus_scene_save (scene, &error));
  corpus_scene_close (scene);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%04u.txt", i);
      corpus_scene_write (scene, name, "A headline\n\nWords.\n");
    }

  g_autofree char *before = corpus_scene_fingerprint (scene);
  corpus_scene_open (scene);
  GListModel *list = anno_corpus_get_articles (scene->corpus);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1003);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (list, i);
      anno_corpus_want_details (scene->corpus, row);
      corpus_scene_load (scene, anno_article_row_get_path (row));
    }
  anno_corpus_check_disk (scene->corpus);
  g_assert_true (corpus_scene_save (scene, &error));
  corpus_scene_settle (scene);
  corpus_scene_close (scene);
  g_autofree char *after = corpus_scene_fingerprint (scene);
  g_assert_cmpstr (before, ==, after);
}

static AnnoArticleRow *watched;

static AnnoArticleRow *
find_row (CorpusScene *scene, const char *path)
{
  GListModel *list = anno_corpus_get_articles (scene->corpus);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (list, i);
      if (g_str_equal (anno_article_row_get_path (row), path))
        return row; /* the list's */
    }
  g_assert_not_reached ();
}

static gboolean
has_title (CorpusScene *scene)
{
  return g_strcmp0 (anno_article_row_get_title (watched), "A headline") == 0;
}

static void
test_rows (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;

  corpus_scene_write (scene, "h.txt", "A headline\n\nJuly 21, 2017\n\nWords and more words.\n");
  corpus_scene_open (scene);
  watched = find_row (scene, "h.txt");
  g_assert_cmpstr (anno_article_row_get_title (watched), ==, "h.txt");
  anno_corpus_want_details (scene->corpus, watched);
  corpus_scene_wait (scene, has_title);
  g_assert_cmpstr (anno_article_row_get_date (watched), ==, "2017-07-21");
  g_assert_null (anno_article_row_get_problem (watched));

  AnnoArticleRow *row = find_row (scene, "a.txt");
  g_assert_cmpuint (anno_article_row_get_n_spans (row), ==, 0);
  corpus_scene_mark (scene, "a.txt", 0);
  corpus_scene_mark (scene, "a.txt", 1);
  g_assert_cmpuint (anno_article_row_get_n_spans (row), ==, 2);
  g_assert_true (anno_corpus_undo (scene->corpus, &error));
  g_assert_cmpuint (anno_article_row_get_n_spans (row), ==, 1);
}

static void
test_same_name (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;

  corpus_scene_write (scene, "annotations/ann-example/annotator.json",
                      "{\"format\":1,\"id\":\"urn:uuid:another\",\"name\":\"Ann Example\"}\n");
  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 0);
  g_assert_true (corpus_scene_save (scene, &error));
  g_assert_no_error (error);
  g_autofree char *theirs = corpus_scene_read (scene, "annotations/ann-example/a.txt.json");
  g_autofree char *ours = corpus_scene_read (scene, "annotations/ann-example-2/a.txt.json");
  g_assert_null (theirs);
  g_assert_nonnull (ours);
  g_assert_cmpstr (anno_corpus_get_annotator (scene->corpus)->slug, ==, "ann-example-2");
  corpus_scene_close (scene);

  corpus_scene_open (scene); /* and there it is found again */
  g_assert_cmpuint (n_spans (scene, "a.txt"), ==, 1);
}

static void
test_shelf (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_open (scene);

  AnnoDocument *first = corpus_scene_load (scene, "a.txt");
  g_assert_true (corpus_scene_load (scene, "a.txt") == first);
  corpus_scene_mark (scene, "a.txt", 0); /* unsaved: stays, whatever else is opened */
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("s%02u.txt", i);
      corpus_scene_write (scene, name, "Words.\n");
      corpus_scene_load (scene, name);
    }
  g_assert_true (anno_corpus_find_document (scene->corpus, "a.txt") == first);
  g_assert_null (anno_corpus_find_document (scene->corpus, "s00.txt"));
  g_assert_nonnull (anno_corpus_find_document (scene->corpus, "s19.txt"));
}

static void
test_broken_tagset (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  corpus_scene_write (scene, "tagset.json", "{");
  corpus_scene_open (scene); /* with the standard tags, and the reason said */
  g_assert_cmpuint (scene->problems->len, ==, 1);
  g_assert_nonnull (strstr (scene->problems->pdata[0], "tagset.json"));
  g_assert_nonnull (anno_tagset_find (anno_corpus_get_tagset (scene->corpus), "claim"));
}

/* A list of people that can't be read is left as it is, and all else goes on. */
static void
test_broken_people (void)
{
  const char *const below = "annotations/ann-example/people.json";
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GError) error = NULL;
  gboolean writable = TRUE;

  corpus_scene_open (scene);
  g_object_get (scene->corpus, "people-writable", &writable, NULL);
  g_assert_true (writable);
  corpus_scene_mark (scene, "a.txt", 0);
  g_assert_true (corpus_scene_save (scene, &error));
  corpus_scene_close (scene);
  corpus_scene_write (scene, below, "{\"people\":");
  corpus_scene_open (scene);
  g_assert_cmpuint (scene->problems->len, ==, 1);
  g_assert_nonnull (strstr (scene->problems->pdata[0], "people.json"));
  g_assert_nonnull (strstr (scene->problems->pdata[0], "Repair it"));
  g_object_get (scene->corpus, "people-writable", &writable, NULL);
  g_assert_false (writable);

  g_autoptr (AnnoStep) step = make_person ("urn:uuid:p1", "Pat");
  g_assert_false (anno_corpus_do (scene->corpus, step, &error));
  g_assert_nonnull (strstr (error->message, "people.json"));
  corpus_scene_mark (scene, "a.txt", 1);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 2);
  g_autofree char *after = corpus_scene_read (scene, below);
  g_assert_cmpstr (after, ==, "{\"people\":");
}

/* The article in hand says its own tags; its layers are known when the index has read what was
 * saved. */
static gboolean
is_indexed (CorpusScene *scene)
{
  g_autoptr (AnnoArticleRow) row = g_list_model_get_item (anno_corpus_get_articles (scene->corpus), 0);
  return anno_article_row_get_source (row) != NULL && anno_article_row_get_n_spans (row) == 2
         && anno_article_row_get_tags (row) != NULL && anno_article_row_get_layers (row) != NULL;
}

/* Rows that nobody looked at say what the index knows; what is saved is told there. */
static void
test_index (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  corpus_scene_write (scene, "a.meta.json", "{\"source\":\"Agency\",\"title\":\"Headline\"}");
  corpus_scene_open (scene);
  g_assert_cmpstr (anno_corpus_index_get_root (anno_corpus_get_index (scene->corpus)), ==, scene->root);
  corpus_scene_load (scene, "a.txt");
  corpus_scene_mark (scene, "a.txt", 3);
  corpus_scene_mark (scene, "a.txt", 5);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_wait (scene, is_indexed);
  g_autoptr (AnnoArticleRow) row = g_list_model_get_item (anno_corpus_get_articles (scene->corpus), 0);
  const GArray *tags = anno_article_row_get_tags (row), *layers = anno_article_row_get_layers (row);
  g_assert_cmpstr (anno_article_row_get_title (row), ==, "Headline");
  g_assert_cmpuint (tags->len, ==, 1);
  g_assert_cmpstr (g_array_index (tags, AnnoRowTag, 0).tag, ==, "claim");
  g_assert_cmpuint (g_array_index (tags, AnnoRowTag, 0).n, ==, 2);
  g_assert_cmpuint (layers->len, ==, 1);
  g_assert_cmpstr (g_array_index (layers, AnnoRowLayer, 0).slug, ==, "ann-example");
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/corpus/list", test_list);
  g_test_add_func ("/corpus/save", test_save);
  g_test_add_func ("/corpus/new-name", test_new_name);
  g_test_add_func ("/corpus/autosave", test_autosave);
  g_test_add_func ("/corpus/people", test_people);
  g_test_add_func ("/corpus/history", test_history);
  g_test_add_func ("/corpus/random-history", test_random_history);
  g_test_add_func ("/corpus/no-write", test_no_write);
  g_test_add_func ("/corpus/rows", test_rows);
  g_test_add_func ("/corpus/same-name", test_same_name);
  g_test_add_func ("/corpus/shelf", test_shelf);
  g_test_add_func ("/corpus/broken-tagset", test_broken_tagset);
  g_test_add_func ("/corpus/broken-people", test_broken_people);
  g_test_add_func ("/corpus/index", test_index);
  return g_test_run ();
}
