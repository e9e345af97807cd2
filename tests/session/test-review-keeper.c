/* Proves session/review-keeper: what is said is in its file before it is a step, undo and redo say
 * more, a disk that fails loses nothing, two programs of one person and another hand in between
 * lose nothing either; and that a crash brings back the history of it, but writes nothing. */
#include "session/colleague-work.h"
#include "session/corpus-scene.h"

#include "review/review-acts.h"
#include "session/history-walk.h"
#include "session/review-keeper.h"
#include "session/review-store.h"
#include "session/session.h"

#include <string.h>

#define ARTICLE "a.txt"
#define FILE_BELOW "reviews/ann-example/a.txt.json"

static guint n_said, n_failed;
static char *failure;
static guint n_in_file; /* records that were in the file as the step was done */

static guint
count_in_file (CorpusScene *scene)
{
  g_autoptr (AnnoReviews) reviews = anno_review_store_load (scene->root, ARTICLE, NULL);
  return reviews != NULL ? reviews->records->len : 0;
}

/* Those that count. */
static char *
list_in_force (CorpusScene *scene)
{
  g_autoptr (AnnoReviews) reviews = anno_review_store_load (scene->root, ARTICLE, NULL);
  g_autoptr (GPtrArray) in_force = anno_review_records_in_force (reviews->records);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < in_force->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            ((const AnnoReviewRecord *) in_force->pdata[i])->why);
  return g_strdup (out->str);
}

static void
assert_in_force (CorpusScene *scene, const char *wanted)
{
  g_autofree char *found = list_in_force (scene);
  g_assert_cmpstr (found, ==, wanted);
}

static void
said_cb (AnnoReviewKeeper *keeper)
{
  n_said++;
}

static void
failed_cb (AnnoReviewKeeper *keeper, const char *message)
{
  n_failed++;
  g_free (failure);
  failure = g_strdup (message);
}

static void
done_cb (CorpusScene *scene)
{
  n_in_file = count_in_file (scene);
}

static AnnoReviewKeeper *
begin (CorpusScene *scene)
{
  n_said = n_failed = n_in_file = 0;
  g_clear_pointer (&failure, g_free);
  corpus_scene_open (scene);
  AnnoReviewKeeper *keeper = anno_review_keeper_get (scene->corpus);
  g_assert_true (anno_review_keeper_get (scene->corpus) == keeper);
  g_signal_connect (keeper, "said", G_CALLBACK (said_cb), NULL);
  g_signal_connect (keeper, "failed", G_CALLBACK (failed_cb), NULL);
  g_signal_connect_swapped (anno_corpus_get_history (scene->corpus), "notify::can-undo",
                            G_CALLBACK (done_cb), scene);
  return keeper;
}

static gboolean
is_rested (CorpusScene *scene)
{
  return !anno_review_keeper_is_busy (anno_review_keeper_get (scene->corpus));
}

static void
rest (CorpusScene *scene)
{
  corpus_scene_wait (scene, is_rested);
  corpus_scene_settle (scene);
}

static AnnoReviewRecord *
make_comment (CorpusScene *scene, const char *words)
{
  const AnnoReviewDesk desk
      = { .creator_id = scene->annotator->id, .creator_name = scene->annotator->name };
  return anno_review_act_comment (&desk, ANNO_REVIEW_ARTICLE, words);
}

static void
say (CorpusScene *scene, const char *words)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_ptr_array_add (records, make_comment (scene, words));
  anno_review_keeper_say (anno_review_keeper_get (scene->corpus), ARTICLE, NULL, records,
                          "Comment");
}

static guint
n_steps (CorpusScene *scene)
{
  return anno_history_get_n_done (anno_corpus_get_history (scene->corpus));
}

static void
undo (CorpusScene *scene)
{
  g_autoptr (GError) error = NULL;
  anno_corpus_undo (scene->corpus, &error);
  g_assert_no_error (error);
  rest (scene);
}

static void
redo (CorpusScene *scene)
{
  g_autoptr (GError) error = NULL;
  anno_corpus_redo (scene->corpus, &error);
  g_assert_no_error (error);
  rest (scene);
}

static void
test_file_first (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  begin (scene);
  say (scene, "one");
  g_assert_true (anno_review_keeper_is_busy (anno_review_keeper_get (scene->corpus)));
  g_assert_cmpuint (n_steps (scene), ==, 0);
  rest (scene);
  g_assert_cmpuint (n_steps (scene), ==, 1);
  g_assert_cmpuint (n_in_file, ==, 1);
  g_assert_cmpuint (n_said, ==, 1);
  g_assert_cmpuint (n_failed, ==, 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
}

/* Nothing is ever taken out of the file: what counts is the last that was said of it. */
static void
test_undo_and_redo (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  begin (scene);
  say (scene, "one");
  rest (scene);
  say (scene, "two");
  rest (scene);
  for (guint i = 0; i < 3; i++)
    {
      undo (scene);
      assert_in_force (scene, "one");
      g_assert_cmpuint (count_in_file (scene), ==, 3 + 2 * i);
      redo (scene);
      assert_in_force (scene, "one two");
      g_assert_cmpuint (count_in_file (scene), ==, 4 + 2 * i);
    }
  undo (scene);
  undo (scene);
  assert_in_force (scene, "");
  g_assert_cmpuint (n_failed, ==, 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
}

/* All at once, and without waiting: each is later than the one before, in the order in which they
 * were said. */
static void
test_order (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GString) wanted = g_string_new (NULL);
  begin (scene);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *words = g_strdup_printf ("%02u", i);
      g_string_append_printf (wanted, "%s%s", i > 0 ? " " : "", words);
      say (scene, words);
    }
  rest (scene);
  assert_in_force (scene, wanted->str);
  g_assert_cmpuint (n_steps (scene), ==, 20);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
}

/* A clock that was an hour ahead: what is said now is later all the same. */
static void
test_clock (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  begin (scene);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  AnnoReviewRecord *ahead = make_comment (scene, "ahead");
  ahead->created += G_TIME_SPAN_HOUR;
  g_ptr_array_add (records, ahead);
  anno_review_keeper_say (anno_review_keeper_get (scene->corpus), ARTICLE, NULL, records, "Say");
  say (scene, "now");
  rest (scene);
  assert_in_force (scene, "ahead now");
  undo (scene);
  redo (scene);
  undo (scene);
  assert_in_force (scene, "ahead");
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
}

/* Undo, pressed while something is on its way, means that. */
static void
test_undo_waits (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  begin (scene);
  g_autoptr (AnnoSession) session = anno_session_new (scene->corpus);
  anno_session_open (session, ARTICLE);
  while (anno_session_get_document (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  say (scene, "one");
  rest (scene);
  say (scene, "two");
  anno_history_walk_undo (session);
  rest (scene);
  rest (scene);
  assert_in_force (scene, "one");
  say (scene, "three");
  anno_history_walk_undo (session);
  anno_history_walk_undo (session);
  anno_history_walk_redo (session);
  for (guint i = 0; i < 4; i++)
    rest (scene);
  assert_in_force (scene, "one");
  g_assert_cmpuint (n_steps (scene), ==, 1);
  g_clear_object (&session);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_settle (scene);
}

/* No folder can be made where a file is: nothing is a step that isn't written, and it is told. */
static void
test_failing_disk (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  begin (scene);
  corpus_scene_write (scene, "reviews", "in the way");
  say (scene, "one");
  rest (scene);
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (n_said, ==, 0);
  g_assert_cmpuint (n_steps (scene), ==, 0);
  g_assert_nonnull (strstr (failure, "reviews"));
  g_autofree char *there = corpus_scene_read (scene, "reviews");
  g_assert_cmpstr (there, ==, "in the way");

  corpus_scene_shell (scene, "rm \"$1\"/reviews");
  say (scene, "two");
  rest (scene);
  assert_in_force (scene, "two");
  g_assert_cmpuint (n_steps (scene), ==, 1);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
}

/* What undo had to say comes with what is said next. */
static void
test_undo_on_failing_disk (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  begin (scene);
  say (scene, "one");
  rest (scene);
  say (scene, "two");
  rest (scene);
  corpus_scene_shell (scene, "mv \"$1\"/reviews \"$1\"/away && touch \"$1\"/reviews");
  undo (scene);
  g_assert_cmpuint (n_failed, ==, 1);
  say (scene, "lost");
  rest (scene);
  g_assert_cmpuint (n_failed, ==, 2);
  corpus_scene_shell (scene, "rm \"$1\"/reviews && mv \"$1\"/away \"$1\"/reviews");
  assert_in_force (scene, "one two");
  say (scene, "three");
  rest (scene);
  assert_in_force (scene, "one three");
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
}

/* A file that is somebody else's, or broken, is left alone. */
static void
test_not_ones_own (void)
{
  static const char *const found[] = { "{", "{\"not\":\"a review\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autoptr (CorpusScene) scene = corpus_scene_new ();
      begin (scene);
      corpus_scene_write (scene, FILE_BELOW, found[i]);
      say (scene, "one");
      rest (scene);
      g_assert_cmpuint (n_failed, ==, 1);
      g_assert_cmpuint (n_steps (scene), ==, 0);
      g_autofree char *there = corpus_scene_read (scene, FILE_BELOW);
      g_assert_cmpstr (there, ==, found[i]);
      corpus_scene_close (scene);
    }
}

/* Another program of the same person has added to the file meanwhile, and another reviewer to
 * theirs. */
static void
test_other_hands (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (AnnoAnnotator) rita = anno_annotator_new ("urn:rita", "Rita", "rita");
  begin (scene);
  say (scene, "one");
  rest (scene);
  for (guint i = 0; i < 2; i++)
    {
      const AnnoAnnotator *who = i == 0 ? scene->annotator : rita;
      const AnnoReviewDesk desk = { .creator_id = who->id, .creator_name = who->name };
      g_autoptr (GPtrArray) records
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
      g_autoptr (GError) error = NULL;
      g_ptr_array_add (records, anno_review_act_comment (&desk, ANNO_REVIEW_ARTICLE,
                                                         i == 0 ? "elsewhere" : "rita"));
      g_autoptr (GPtrArray) all
          = anno_review_store_append (scene->root, who, ARTICLE, NULL, records, &error);
      g_assert_no_error (error);
    }
  say (scene, "two");
  rest (scene);
  assert_in_force (scene, "one elsewhere rita two");
  undo (scene);
  assert_in_force (scene, "one elsewhere rita");

  /* The file went altogether: what is said is in a new one. */
  corpus_scene_shell (scene, "rm -r \"$1\"/reviews/ann-example");
  say (scene, "three");
  rest (scene);
  assert_in_force (scene, "rita three");
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
}

/* The journal has the step; the file had it before. */
static void
test_crash (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  begin (scene);
  corpus_scene_mark (scene, ARTICLE, 1);
  say (scene, "one");
  rest (scene);
  say (scene, "two");
  rest (scene);
  undo (scene);
  corpus_scene_close (scene); /* without saving */
  g_autofree char *before = corpus_scene_read (scene, FILE_BELOW);

  begin (scene);
  corpus_scene_load (scene, ARTICLE);
  rest (scene);
  g_autofree char *after = corpus_scene_read (scene, FILE_BELOW);
  g_assert_cmpstr (after, ==, before);
  assert_in_force (scene, "one");
  g_assert_cmpuint (anno_layer_get_n_spans (anno_document_get_layer (
                        anno_corpus_find_document (scene->corpus, ARTICLE))),
                    ==, 1);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (scene->problems->len, ==, 0);
  corpus_scene_close (scene);
}

int
main (int argc, char *argv[])
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/review-keeper/file-first", test_file_first);
  g_test_add_func ("/review-keeper/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/review-keeper/order", test_order);
  g_test_add_func ("/review-keeper/clock", test_clock);
  g_test_add_func ("/review-keeper/undo-waits", test_undo_waits);
  g_test_add_func ("/review-keeper/failing-disk", test_failing_disk);
  g_test_add_func ("/review-keeper/undo-on-failing-disk", test_undo_on_failing_disk);
  g_test_add_func ("/review-keeper/not-ones-own", test_not_ones_own);
  g_test_add_func ("/review-keeper/other-hands", test_other_hands);
  g_test_add_func ("/review-keeper/crash", test_crash);
  return g_test_run ();
}
