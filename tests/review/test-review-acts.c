/* Proves review/review-acts: each act makes one record that says what was judged, supersedes what
 * its reviewer said before and nobody else's, and is later than all that is known. */
#include "review-scene.h"

#include "review/review-acts.h"

#define RITA "urn:rita"
#define SAM "urn:sam"

typedef struct
{
  AnnoLayer *layers[2];
  AnnoTagset *tagset;
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *records;
  AnnoReviewState *state;
} Scene;

static void
know (Scene *self)
{
  g_clear_pointer (&self->state, anno_review_state_free);
  self->state = anno_review_state_new (&self->compare, self->records);
}

static void
scene_init (Scene *self)
{
  self->layers[0] = scene_layer ("a", "a1 speaker 0-5; a2 claim 10-20");
  self->layers[1] = scene_layer ("b", "b1 date 0-5; b3 date 30-35");
  self->tagset = scene_tagset ();
  self->clusters = anno_clusters_new (self->layers, 2, self->tagset);
  self->compare = (AnnoFieldCompare){ self->clusters, NULL, NULL };
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  know (self);
}

static void
scene_clear (Scene *self)
{
  g_clear_pointer (&self->state, anno_review_state_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->clusters, anno_clusters_free);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_object (&self->layers[0]);
  g_clear_object (&self->layers[1]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoReviewDesk
desk (Scene *self, const char *who)
{
  return (AnnoReviewDesk){ &self->compare, self->state, NULL, who, "Somebody" };
}

/* @record: transfer full. Said, and known from now on. */
static AnnoReviewRecord *
say (Scene *self, AnnoReviewRecord *record)
{
  g_assert_nonnull (record);
  g_ptr_array_add (self->records, record);
  know (self);
  return record;
}

static const guint both[] = { 0, 1 };

static void
test_decide (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewDesk rita = desk (&scene, RITA);
  AnnoReviewRecord *record
      = say (&scene, anno_review_act_decide (&rita, 0, ANNO_DECISION_ACCEPT, both, 1, NULL, ""));
  g_assert_null (record->why);
  g_assert_null (record->supersedes);
  g_assert_cmpuint (record->judged->len, ==, 2);
  g_assert_true (anno_review_record_find (record, "urn:a")->accepted);
  g_assert_false (anno_review_record_find (record, "urn:b")->accepted);
  g_assert_cmpint (anno_review_state_get (scene.state, 0)->status, ==, ANNO_STATUS_DECIDED);

  /* Who had nothing is judged, too: that they had nothing. */
  rita = desk (&scene, RITA);
  record
      = say (&scene, anno_review_act_decide (&rita, 1, ANNO_DECISION_NEITHER, NULL, 0, NULL, "no"));
  g_assert_null (anno_review_record_find (record, "urn:b")->span);
  g_assert_cmpstr (record->why, ==, "no");
}

static void
test_settles_nothing (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  const AnnoReviewDesk rita = desk (&scene, RITA);
  const guint b = 1;

  g_assert_null (anno_review_act_decide (&rita, 0, ANNO_DECISION_ACCEPT, NULL, 0, NULL, NULL));
  g_assert_null (anno_review_act_decide (&rita, 1, ANNO_DECISION_ACCEPT, &b, 1, NULL, NULL));
  g_assert_null (anno_review_act_decide (&rita, 0, ANNO_DECISION_REPLACE, NULL, 0, NULL, NULL));
  g_autoptr (AnnoReviewRecord) skipped
      = anno_review_act_decide (&rita, 0, ANNO_DECISION_SKIP, NULL, 0, NULL, NULL);
  g_assert_nonnull (skipped);
}

static void
test_supersedes (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewDesk who = desk (&scene, RITA);
  AnnoReviewRecord *first
      = say (&scene, anno_review_act_decide (&who, 0, ANNO_DECISION_BOTH, both, 2, NULL, NULL));
  who = desk (&scene, SAM);
  AnnoReviewRecord *other
      = say (&scene, anno_review_act_decide (&who, 0, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  g_assert_null (other->supersedes);
  g_assert_cmpint (anno_review_state_get (scene.state, 0)->status, ==, ANNO_STATUS_CONTESTED);
  who = desk (&scene, RITA);
  AnnoReviewRecord *second
      = say (&scene, anno_review_act_decide (&who, 0, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  g_assert_cmpstr (second->supersedes, ==, first->id);
  g_assert_cmpint (anno_review_state_get (scene.state, 0)->status, ==, ANNO_STATUS_DECIDED);

  who = desk (&scene, RITA);
  AnnoReviewRecord *verdict
      = say (&scene, anno_review_act_verdict (&who, ANNO_VERDICT_CHANGES, NULL));
  who = desk (&scene, RITA);
  AnnoReviewRecord *later
      = say (&scene, anno_review_act_verdict (&who, ANNO_VERDICT_APPROVE, "fine"));
  g_assert_null (verdict->supersedes);
  g_assert_cmpstr (later->supersedes, ==, verdict->id);
  g_assert_cmpuint (scene.state->verdicts->len, ==, 1);
}

/* Somebody's clock is a day ahead: what is said then still counts after it. */
static void
test_time (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewDesk who = desk (&scene, SAM);
  AnnoReviewRecord *ahead
      = say (&scene, anno_review_act_decide (&who, 0, ANNO_DECISION_BOTH, both, 2, NULL, NULL));
  ahead->created += G_TIME_SPAN_DAY;
  know (&scene);
  who = desk (&scene, SAM);
  AnnoReviewRecord *later
      = say (&scene, anno_review_act_decide (&who, 0, ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  g_assert_cmpint (later->created, >, ahead->created);
  g_assert_true (anno_review_state_get (scene.state, 0)->decisions->pdata[0] == later);
}

static void
test_threads (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewDesk who = desk (&scene, RITA);
  say (&scene, anno_review_act_comment (&who, 0, "why?"));
  who = desk (&scene, SAM);
  say (&scene, anno_review_act_comment_span (&who, "urn:a", anno_layer_nth (scene.layers[0], 1),
                                             "and this?"));
  who = desk (&scene, SAM);
  say (&scene, anno_review_act_comment (&who, ANNO_REVIEW_ARTICLE, "all?"));
  g_assert_cmpuint (scene.state->threads->len, ==, 3);
  g_assert_cmpuint (anno_review_state_get (scene.state, 0)->threads->len, ==, 1);
  g_assert_cmpuint (anno_review_state_get (scene.state, 1)->threads->len, ==, 1);

  who = desk (&scene, SAM);
  say (&scene, anno_review_act_reply (&who, scene.state->threads->pdata[0], "so"));
  who = desk (&scene, SAM);
  AnnoReviewRecord *closed
      = say (&scene, anno_review_act_resolve (&who, scene.state->threads->pdata[0], TRUE, NULL));
  g_assert_cmpuint (scene.state->n_unresolved, ==, 2);
  who = desk (&scene, SAM);
  say (&scene, anno_review_act_withdraw (&who, closed->id, TRUE));
  g_assert_cmpuint (scene.state->n_unresolved, ==, 3);
  who = desk (&scene, SAM);
  say (&scene, anno_review_act_withdraw (&who, closed->id, FALSE));
  g_assert_cmpuint (scene.state->n_unresolved, ==, 2);

  /* Nobody takes back what another said. */
  who = desk (&scene, RITA);
  say (&scene, anno_review_act_withdraw (&who, closed->id, TRUE));
  g_assert_cmpuint (scene.state->n_unresolved, ==, 2);
}

/* Who only answers needs nothing but a name. */
static void
test_answers (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewDesk rita = desk (&scene, RITA);
  AnnoReviewRecord *verdict
      = say (&scene, anno_review_act_verdict (&rita, ANNO_VERDICT_CHANGES, "do"));
  rita = desk (&scene, RITA);
  AnnoReviewRecord *decision
      = say (&scene, anno_review_act_decide (&rita, 0, ANNO_DECISION_ACCEPT, both, 1, NULL, NULL));
  const AnnoReviewDesk author = { .creator_id = "urn:a", .creator_name = "A" };
  AnnoReviewRecord *done = say (&scene, anno_review_act_answer_verdict (&author, verdict, NULL));
  g_assert_cmpstr (done->reply_to, ==, verdict->id);
  g_assert_true (anno_review_state_find_answer (scene.state, verdict) == done);
  AnnoReviewRecord *said
      = say (&scene, anno_review_act_answer_decision (&author, decision, "I don’t agree"));
  g_assert_cmpuint (said->judged->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_false (((const AnnoJudged *) said->judged->pdata[i])->accepted);
  g_assert_cmpuint (anno_review_state_get (scene.state, 0)->threads->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-acts/decide", test_decide);
  g_test_add_func ("/review-acts/settles-nothing", test_settles_nothing);
  g_test_add_func ("/review-acts/supersedes", test_supersedes);
  g_test_add_func ("/review-acts/time", test_time);
  g_test_add_func ("/review-acts/threads", test_threads);
  g_test_add_func ("/review-acts/answers", test_answers);
  return g_test_run ();
}
