/* Proves session/own-version: the tag that is put on a selection decides the difference, and marks
 * nothing; but only as long as that difference is what is in hand. */
#include "session/review-hand.h"

#include "session/own-version.h"
#include "session/verbs.h"

#define TAG 1 /* the cluster in which the tags differ */

static AnnoSpan *
like_of (ReviewHand *hand)
{
  const AnnoClusters *clusters
      = anno_review_reading_get_compare (anno_review_get_reading (hand->review))->clusters;
  return anno_clusters_find_mark (clusters, TAG, 1)->span;
}

static void
tag (ReviewHand *hand, const char *id)
{
  g_action_group_activate_action (anno_verbs_get (hand->session), "tag", g_variant_new_string (id));
  review_hand_settle (hand);
}

static guint
n_own (ReviewHand *hand)
{
  AnnoLayer *layer = anno_document_get_layer (anno_session_get_document (hand->session));
  return anno_layer_get_n_spans (layer);
}

static void
test_take (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  g_assert_false (anno_own_version_is_wanted (hand.session));
  anno_own_version_begin (hand.review, TAG, like_of (&hand), "better");
  g_assert_true (anno_own_version_is_wanted (hand.session));

  /* Nothing is selected: it is still wanted. */
  anno_session_select (hand.session, 0, 0);
  tag (&hand, "claim");
  g_assert_true (anno_own_version_is_wanted (hand.session));
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_OPEN);

  anno_session_select (hand.session, 16, 31);
  tag (&hand, "claim");
  g_assert_false (anno_own_version_is_wanted (hand.session));
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_DECIDED);
  g_assert_cmpuint (n_own (&hand), ==, 0);
  const AnnoReviewItem *item = anno_review_state_get (
      anno_review_reading_get_state (anno_review_get_reading (hand.review)), TAG);
  const AnnoReviewRecord *record = item->decisions->pdata[0];
  g_assert_cmpint (record->decision, ==, ANNO_DECISION_REPLACE);
  g_assert_cmpstr (record->why, ==, "better");
  g_assert_cmpuint (anno_span_get_end (record->replacement), ==, 31);

  /* The next tag is a mark as any other. */
  anno_session_select (hand.session, 64, 71);
  tag (&hand, "claim");
  g_assert_cmpuint (n_own (&hand), ==, 1);
  review_hand_undo (&hand);
  review_hand_undo (&hand);
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_OPEN);
}

static void
test_end (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  anno_own_version_begin (hand.review, TAG, like_of (&hand), NULL);
  anno_own_version_end (hand.session);
  anno_session_select (hand.session, 16, 31);
  tag (&hand, "claim");
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_OPEN);
  g_assert_cmpuint (n_own (&hand), ==, 1);
}

/* Another article is in hand, though the review of it isn't read yet: it is a mark there. */
static void
test_other_article (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  anno_own_version_begin (hand.review, TAG, like_of (&hand), NULL);
  review_hand_open (&hand, "b.txt");
  g_assert_false (anno_own_version_is_wanted (hand.session));
  anno_session_select (hand.session, 16, 31);
  tag (&hand, "claim");
  g_assert_cmpuint (n_own (&hand), ==, 1);
  review_hand_open (&hand, "a.txt");
  review_hand_settle (&hand);
  g_assert_false (anno_own_version_is_wanted (hand.session));
  g_assert_cmpint (review_hand_status (&hand, TAG), ==, ANNO_STATUS_OPEN);
}

/* Layers are read anew: clusters may have other numbers. */
static void
test_read_anew (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  anno_own_version_begin (hand.review, TAG, like_of (&hand), NULL);
  anno_review_reload (hand.review);
  review_hand_settle (&hand);
  g_assert_false (anno_own_version_is_wanted (hand.session));
}

/* What was decided meanwhile is no reason to forget it. */
static void
test_decided_meanwhile (void)
{
  g_auto (ReviewHand) hand = { 0 };
  review_hand_init (&hand);
  anno_own_version_begin (hand.review, TAG, like_of (&hand), NULL);
  g_assert_true (anno_review_decide (hand.review, 2, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  review_hand_settle (&hand);
  g_assert_true (anno_own_version_is_wanted (hand.session));
}

int
main (int argc, char *argv[])
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/own-version/take", test_take);
  g_test_add_func ("/own-version/end", test_end);
  g_test_add_func ("/own-version/other-article", test_other_article);
  g_test_add_func ("/own-version/read-anew", test_read_anew);
  g_test_add_func ("/own-version/decided-meanwhile", test_decided_meanwhile);
  return g_test_run ();
}
