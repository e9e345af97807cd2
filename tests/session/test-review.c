/* Proves session/review: it follows the article in hand, takes in what is said, also while it reads
 * or is undone, and what other hands do to the files behind it. */
#include "session/review-hand.h"

#include "session/history-walk.h"
#include "session/review-keeper.h"
#include "session/review-store.h"

static const guint first[] = { 0 };

/* Clusters of a.txt, in reading order: both mark 0-7 alike; 16-23 with other tags; Anna alone
 * 32-47; Ben alone 56-63. */
enum
{
  SAME,
  TAG,
  ONLY_ANNA,
  ONLY_BEN,
  N_CLUSTERS,
};

static guint
n_decided (ReviewHand *hand)
{
  return anno_review_reading_get_state (anno_review_get_reading (hand->review))->n_decided;
}

static guint
n_threads (ReviewHand *hand)
{
  return anno_review_reading_get_state (anno_review_get_reading (hand->review))->threads->len;
}

static const char *
article_of (ReviewHand *hand)
{
  return anno_review_reading_get_article (anno_review_get_reading (hand->review));
}

static void
test_follow (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  g_assert_cmpstr (article_of (&hand), ==, "a.txt");
  g_assert_true (anno_review_is_in_hand (hand.review));
  g_assert_cmpuint (anno_review_reading_get_entries (anno_review_get_reading (hand.review))->len,
                    ==, N_CLUSTERS);

  /* While b is being read, a is what there is, but not what is in hand. */
  review_hand_open (&hand, "b.txt");
  g_assert_cmpstr (article_of (&hand), ==, "a.txt");
  g_assert_false (anno_review_is_in_hand (hand.review));
  review_hand_settle (&hand);
  g_assert_cmpstr (article_of (&hand), ==, "b.txt");
  g_assert_true (anno_review_is_in_hand (hand.review));

  review_hand_open (&hand, "deep/c.txt");
  review_hand_settle (&hand);
  g_assert_null (anno_review_reading_get_case (anno_review_get_reading (hand.review)));
  AnnoReviewDesk desk;
  g_assert_false (anno_review_get_desk (hand.review, &desk));
  g_assert_false (anno_review_decide (hand.review, 0, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  g_assert_false (anno_review_comment (hand.review, 0, "no"));

  anno_review_set_active (hand.review, FALSE);
  g_assert_null (anno_review_get_reading (hand.review));
  g_assert_cmpuint (hand.n_failed, ==, 0);
}

/* Articles are come to and left again faster than they are read: the last one counts. */
static void
test_hurry (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  for (guint i = 0; i < 10; i++)
    {
      review_hand_open (&hand, i % 2 == 0 ? "b.txt" : "a.txt");
      anno_review_reload (hand.review);
    }
  review_hand_settle (&hand);
  g_assert_cmpstr (article_of (&hand), ==, "a.txt");
  g_assert_true (anno_review_is_in_hand (hand.review));
}

static void
test_decide (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  guint n_anew = hand.n_anew;
  g_assert_true (anno_review_decide (hand.review, TAG, ANNO_DECISION_ACCEPT, first, 1, NULL, "so"));
  review_hand_settle (&hand);
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_DECIDED);
  g_assert_cmpuint (hand.n_anew, ==, n_anew);

  /* Accepting what nobody has settles nothing. */
  g_assert_false (
      anno_review_decide (hand.review, ONLY_BEN, ANNO_DECISION_ACCEPT, first, 1, NULL, NULL));

  review_hand_undo (&hand);
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_OPEN);
  review_hand_redo (&hand);
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_DECIDED);
}

/* Keys come faster than the disk writes: each is about what it was pressed on, and undo takes back
 * the last of them first. */
static void
test_fast_keys (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  for (guint i = TAG; i < N_CLUSTERS; i++)
    g_assert_true (anno_review_decide (hand.review, i, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  g_assert_true (anno_review_decide (hand.review, TAG, ANNO_DECISION_ACCEPT, first, 1, NULL, NULL));
  review_hand_settle (&hand);
  g_assert_cmpuint (n_decided (&hand), ==, 3);
  const AnnoReviewItem *item = anno_review_state_get (
      anno_review_reading_get_state (anno_review_get_reading (hand.review)), TAG);
  g_assert_cmpuint (item->decisions->len, ==, 1);
  g_assert_cmpint (((const AnnoReviewRecord *) item->decisions->pdata[0])->decision, ==,
                   ANNO_DECISION_ACCEPT);

  anno_history_walk_undo (hand.session);
  anno_history_walk_undo (hand.session);
  review_hand_settle (&hand);
  g_assert_cmpuint (n_decided (&hand), ==, 2);
  item = anno_review_state_get (
      anno_review_reading_get_state (anno_review_get_reading (hand.review)), TAG);
  g_assert_cmpint (((const AnnoReviewRecord *) item->decisions->pdata[0])->decision, ==,
                   ANNO_DECISION_NEITHER);
  g_assert_cmpint (review_hand_status (&hand, ONLY_BEN), ==, ANNO_STATUS_OPEN);
}

/* What is said while files are read is in what comes of it, whether they had it or not. */
static void
test_said_while_reading (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  for (guint i = 0; i < 8; i++)
    {
      g_assert_true (anno_review_comment (hand.review, TAG, "again"));
      anno_review_reload (hand.review);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  review_hand_settle (&hand);
  g_assert_cmpuint (n_threads (&hand), ==, 8);
}

static void
test_comments (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  g_assert_true (anno_review_comment (hand.review, ANNO_REVIEW_ARTICLE, "A whole thing"));
  review_hand_settle (&hand);
  const AnnoReviewState *state
      = anno_review_reading_get_state (anno_review_get_reading (hand.review));
  g_assert_true (anno_review_reply (hand.review, state->threads->pdata[0], "Yes"));
  review_hand_settle (&hand);
  state = anno_review_reading_get_state (anno_review_get_reading (hand.review));
  g_assert_cmpuint (((const AnnoReviewThread *) state->threads->pdata[0])->replies->len, ==, 1);
  g_assert_true (anno_review_resolve (hand.review, state->threads->pdata[0], TRUE));
  review_hand_settle (&hand);
  state = anno_review_reading_get_state (anno_review_get_reading (hand.review));
  g_assert_cmpuint (state->n_unresolved, ==, 0);
  review_hand_undo (&hand);
  state = anno_review_reading_get_state (anno_review_get_reading (hand.review));
  g_assert_cmpuint (state->n_unresolved, ==, 1);
  g_assert_true (anno_review_judge (hand.review, ANNO_VERDICT_APPROVE, NULL));
  g_assert_true (anno_review_judge (hand.review, ANNO_VERDICT_CHANGES, "not yet"));
  review_hand_settle (&hand);
  state = anno_review_reading_get_state (anno_review_get_reading (hand.review));
  g_assert_cmpuint (state->verdicts->len, ==, 1);
  g_assert_cmpint (((const AnnoReviewRecord *) state->verdicts->pdata[0])->verdict, ==,
                   ANNO_VERDICT_CHANGES);
}

static void
test_without (void)
{
  static const char *const anna[] = { "anna", NULL };
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  anno_review_set_without (hand.review, anna);
  review_hand_settle (&hand);
  AnnoReviewReading *reading = anno_review_get_reading (hand.review);
  g_assert_cmpuint (anno_review_reading_get_case (reading)->sides->len, ==, 1);
  g_assert_cmpstr (anno_review_reading_get_name (reading, 0), ==, "Ben");
  anno_review_set_without (hand.review, NULL);
  review_hand_settle (&hand);
  reading = anno_review_get_reading (hand.review);
  g_assert_cmpuint (anno_review_reading_get_case (reading)->sides->len, ==, 2);
}

/* Ben's file changes, and goes, behind a decision on it. */
static void
test_other_hand (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  g_assert_true (anno_review_decide (hand.review, TAG, ANNO_DECISION_ACCEPT, first, 1, NULL, NULL));
  review_hand_settle (&hand);
  colleague_work_put (hand.scene->root, "a.txt", "ben", "Ben", "b1 speaker 0-7; b2 claim 16-23");
  anno_review_reload (hand.review);
  review_hand_settle (&hand);
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_OUTDATED);

  corpus_scene_shell (hand.scene, "rm \"$1\"/annotations/ben/a.txt.json");
  anno_review_reload (hand.review);
  review_hand_settle (&hand);
  g_assert_cmpuint (
      anno_review_reading_get_case (anno_review_get_reading (hand.review))->sides->len, ==, 1);
  corpus_scene_shell (hand.scene, "rm \"$1\"/annotations/anna/a.txt.json");
  anno_review_reload (hand.review);
  review_hand_settle (&hand);
  g_assert_null (anno_review_reading_get_case (anno_review_get_reading (hand.review)));
  g_assert_cmpuint (hand.n_failed, ==, 0);
}

static void
test_failing_disk (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  corpus_scene_write (hand.scene, "reviews", "in the way");
  g_assert_true (anno_review_comment (hand.review, TAG, "lost?"));
  review_hand_settle (&hand);
  g_assert_cmpuint (hand.n_failed, ==, 1);
  g_assert_cmpuint (n_threads (&hand), ==, 0);
}

/* Nothing calls what has gone. */
static void
test_ends_while_busy (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  g_assert_true (anno_review_comment (hand.review, TAG, "late"));
  anno_review_reload (hand.review);
  anno_review_set_active (hand.review, FALSE);
  g_clear_object (&hand.review);
  hand.review = anno_review_new (hand.session);
}

int
main (int argc, char *argv[])
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/review/follow", test_follow);
  g_test_add_func ("/review/hurry", test_hurry);
  g_test_add_func ("/review/decide", test_decide);
  g_test_add_func ("/review/fast-keys", test_fast_keys);
  g_test_add_func ("/review/said-while-reading", test_said_while_reading);
  g_test_add_func ("/review/comments", test_comments);
  g_test_add_func ("/review/without", test_without);
  g_test_add_func ("/review/other-hand", test_other_hand);
  g_test_add_func ("/review/failing-disk", test_failing_disk);
  g_test_add_func ("/review/ends-while-busy", test_ends_while_busy);
  return g_test_run ();
}
