/* Proves review/review-news: what counts as having happened since a reviewer was at work, and what
 * is their own doing. */
#include "review-scene.h"
#include "review/judged-sides.h"
#include "review/review-news.h"

#define SECOND G_USEC_PER_SEC

typedef struct
{
  AnnoTagset *tagset;
  AnnoLayer *layers[2];
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *records;
  AnnoReviewState *state;
} Scene;

/* Two differences: one made at second 100, one changed by Ben at second 200. */
static void
scene_init (Scene *self)
{
  self->tagset = scene_tagset ();
  self->layers[0] = scene_layer ("anna", "a0 speaker 0-10 #100-100; a1 date 20-30 #100-100");
  self->layers[1] = scene_layer ("ben", "b0 speaker 5-10 #100-100; b1 date 20-31 #100-200");
  self->clusters = anno_clusters_new (self->layers, 2, self->tagset);
  self->compare = (AnnoFieldCompare){ self->clusters, NULL, NULL };
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
}

static void
scene_clear (Scene *self)
{
  g_clear_pointer (&self->state, anno_review_state_free);
  g_ptr_array_unref (self->records);
  anno_clusters_free (self->clusters);
  g_object_unref (self->layers[0]);
  g_object_unref (self->layers[1]);
  anno_tagset_unref (self->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoReviewRecord *
say (Scene *self, AnnoReviewKind kind, const char *who, gint64 when)
{
  AnnoReviewRecord *record = anno_review_record_new (kind, who, who, when);

  record->decision = ANNO_DECISION_NEITHER;
  if (kind == ANNO_REVIEW_DECISION || kind == ANNO_REVIEW_COMMENT)
    anno_judged_sides_add (record, self->clusters, 0, NULL);
  g_ptr_array_add (self->records, record);
  return record;
}

static void
apply (Scene *self)
{
  g_clear_pointer (&self->state, anno_review_state_free);
  anno_clusters_free (self->clusters);
  self->clusters = anno_clusters_new (self->layers, 2, self->tagset);
  self->compare.clusters = self->clusters;
  self->state = anno_review_state_new (&self->compare, self->records);
}

static gint64
news (const Scene *self, guint cluster, const char *who)
{
  return anno_review_news_of_cluster (&self->compare, self->state, cluster, who);
}

static void
test_last_act (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  g_assert_cmpint (anno_review_news_last_act (scene.records, "rita"), ==, 0);
  say (&scene, ANNO_REVIEW_DECISION, "rita", 500 * SECOND);
  say (&scene, ANNO_REVIEW_VERDICT, "rita", 700 * SECOND);
  say (&scene, ANNO_REVIEW_DECISION, "rolf", 900 * SECOND);
  say (&scene, ANNO_REVIEW_WITHDRAW, "rita", 800 * SECOND)->reply_to
      = g_strdup (((AnnoReviewRecord *) scene.records->pdata[0])->id);
  g_assert_cmpint (anno_review_news_last_act (scene.records, "rita"), ==, 800 * SECOND);
  g_assert_cmpint (anno_review_news_last_act (scene.records, "rolf"), ==, 900 * SECOND);
}

/* Of whole seconds: what was marked in the second in which she was there may have come after. */
static void
test_marks (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  apply (&scene);

  g_assert_cmpint (news (&scene, 0, "rita"), ==, 101 * SECOND - 1);
  g_assert_cmpint (news (&scene, 1, "rita"), ==, 201 * SECOND - 1);
  g_assert_cmpint (news (&scene, 1, "rita"), >, 200 * SECOND + 5);
  g_assert_cmpint (news (&scene, 1, "rita"), <, 201 * SECOND);
}

static void
test_acts (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  say (&scene, ANNO_REVIEW_DECISION, "rita", 500 * SECOND);
  apply (&scene);
  g_assert_cmpint (news (&scene, 0, "rita"), ==, 101 * SECOND - 1);
  g_assert_cmpint (news (&scene, 0, "rolf"), ==, 500 * SECOND);
  g_assert_cmpint (news (&scene, 0, NULL), ==, 500 * SECOND);
  g_assert_cmpint (news (&scene, 1, "rolf"), ==, 201 * SECOND - 1);

  /* Her own comment is none, an answer to it is, and that it was resolved. */
  AnnoReviewRecord *comment = say (&scene, ANNO_REVIEW_COMMENT, "rita", 600 * SECOND);
  apply (&scene);
  g_assert_cmpint (news (&scene, 0, "rita"), ==, 101 * SECOND - 1);
  say (&scene, ANNO_REVIEW_REPLY, "anna", 650 * SECOND)->reply_to = g_strdup (comment->id);
  say (&scene, ANNO_REVIEW_REPLY, "rita", 660 * SECOND)->reply_to = g_strdup (comment->id);
  apply (&scene);
  g_assert_cmpint (news (&scene, 0, "rita"), ==, 650 * SECOND);
  g_assert_cmpint (anno_review_news_of_thread (scene.state->threads->pdata[0], "rita"), ==,
                   650 * SECOND);
  g_assert_cmpint (anno_review_news_of_thread (scene.state->threads->pdata[0], "anna"), ==,
                   660 * SECOND);
  say (&scene, ANNO_REVIEW_RESOLVE, "ben", 670 * SECOND)->reply_to = g_strdup (comment->id);
  apply (&scene);
  g_assert_cmpint (news (&scene, 0, "rita"), ==, 670 * SECOND);
}

static void
test_outdated (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  say (&scene, ANNO_REVIEW_DECISION, "rita", 500 * SECOND);
  g_autoptr (AnnoSpan) span = scene_span ("b0 speaker 4-10 #100-100");
  anno_layer_put (scene.layers[1], span);
  apply (&scene);
  g_assert_cmpint (news (&scene, 0, "rita"), ==, G_MAXINT64);
  g_assert_cmpint (news (&scene, 1, "rita"), ==, 201 * SECOND - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-news/last-act", test_last_act);
  g_test_add_func ("/review-news/marks", test_marks);
  g_test_add_func ("/review-news/acts", test_acts);
  g_test_add_func ("/review-news/outdated", test_outdated);
  return g_test_run ();
}
