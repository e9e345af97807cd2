/* Proves review/review-state, review-threads and settle on records that no program should have
 * written: circles, long chains, what is gone, what was never there, the same many times over. */
#include "review-scene.h"
#include "review/judged-sides.h"
#include "review/review-state.h"
#include "review/settle.h"

#define N_LONG 50000

typedef struct
{
  AnnoTagset *tagset;
  AnnoLayer *layers[2];
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *records;
} Scene;

/* Two differences. */
static void
scene_init (Scene *self)
{
  self->tagset = scene_tagset ();
  self->layers[0] = scene_layer ("anna", "a0 speaker 0-10; a1 claim 20-40");
  self->layers[1] = scene_layer ("ben", "b0 speaker 5-10");
  self->clusters = anno_clusters_new (self->layers, 2, self->tagset);
  self->compare = (AnnoFieldCompare){ self->clusters, NULL, NULL };
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
}

static void
scene_clear (Scene *self)
{
  g_ptr_array_unref (self->records);
  anno_clusters_free (self->clusters);
  g_object_unref (self->layers[0]);
  g_object_unref (self->layers[1]);
  anno_tagset_unref (self->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoReviewRecord *
say (Scene *self, AnnoReviewKind kind, guint id, gint64 when)
{
  AnnoReviewRecord *record = anno_review_record_new (kind, "rita", "Rita", when);

  g_free (record->id);
  record->id = g_strdup_printf ("urn:%06u", id);
  g_ptr_array_add (self->records, record);
  return record;
}

static AnnoReviewRecord *
decide (Scene *self, guint id, gint64 when, guint cluster, AnnoDecision decision)
{
  AnnoReviewRecord *record = say (self, ANNO_REVIEW_DECISION, id, when);

  record->decision = decision;
  anno_judged_sides_add (record, self->clusters, cluster, NULL);
  return record;
}

static AnnoReviewState *
make_state (Scene *self)
{
  const GPtrArray *lists[] = { self->records };
  g_autoptr (GPtrArray) merged = anno_review_records_merge (lists, 1);

  return anno_review_state_new (&self->compare, merged);
}

/* Answers that answer each other belong to nothing; where one leads out, all that lead to it do. */
static void
test_answers_in_circles (void)
{
  for (guint n = 1; n < 5; n++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      say (&scene, ANNO_REVIEW_COMMENT, 900, 1);
      for (guint i = 0; i < n; i++)
        say (&scene, i % 2 == 0 ? ANNO_REVIEW_REPLY : ANNO_REVIEW_RESOLVE, i, 10 + i)->reply_to
            = g_strdup_printf ("urn:%06u", (i + 1) % n);
      say (&scene, ANNO_REVIEW_REPLY, 800, 30)->reply_to = g_strdup ("urn:000000");
      say (&scene, ANNO_REVIEW_REPLY, 801, 31)->reply_to = g_strdup ("urn:000900");
      g_autoptr (AnnoReviewState) state = make_state (&scene);
      const AnnoReviewThread *thread = state->threads->pdata[0];
      g_assert_cmpuint (state->threads->len, ==, 1);
      g_assert_cmpuint (thread->replies->len, ==, 1);
      g_assert_null (thread->resolved_by);
      g_assert_cmpuint (state->n_unresolved, ==, 1);
    }
}

/* A comment that says it answers one of its own answers is a comment. */
static void
test_comment_in_circle (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  say (&scene, ANNO_REVIEW_COMMENT, 1, 1)->reply_to = g_strdup ("urn:000002");
  say (&scene, ANNO_REVIEW_REPLY, 2, 2)->reply_to = g_strdup ("urn:000001");
  g_autoptr (AnnoReviewState) state = make_state (&scene);

  g_assert_cmpuint (state->threads->len, ==, 1);
  g_assert_cmpuint (((const AnnoReviewThread *) state->threads->pdata[0])->replies->len, ==, 1);
}

/* Of decisions that replace each other in a circle the last stays; one that replaces itself, a
 * record of another kind, or what isn't there replaces nothing. */
static void
test_superseding_in_circles (void)
{
  for (guint n = 1; n < 5; n++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      for (guint i = 0; i < n; i++)
        decide (&scene, i, 10 + i, 0, i + 1 == n ? ANNO_DECISION_NEITHER : ANNO_DECISION_SKIP)
            ->supersedes
            = g_strdup_printf ("urn:%06u", (i + n - 1) % n);
      say (&scene, ANNO_REVIEW_VERDICT, 700, 90)->supersedes = g_strdup_printf ("urn:%06u", n - 1);
      say (&scene, ANNO_REVIEW_COMMENT, 701, 91)->supersedes = g_strdup ("urn:nowhere");
      g_autoptr (AnnoReviewState) state = make_state (&scene);
      const AnnoReviewItem *item = anno_review_state_get (state, 0);
      g_assert_cmpint (item->status, ==, ANNO_STATUS_DECIDED);
      g_assert_cmpuint (item->decisions->len, ==, 1);
      g_assert_cmpstr (((const AnnoReviewRecord *) item->decisions->pdata[0])->id, ==,
                       ((const AnnoReviewRecord *) scene.records->pdata[n - 1])->id);
      g_assert_cmpuint (state->verdicts->len, ==, 1);
      g_assert_cmpuint (state->threads->len, ==, 1);
    }
}

/* Each answers, or replaces, the one before. */
static void
test_long_chains (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  say (&scene, ANNO_REVIEW_COMMENT, 0, 0);
  for (guint i = 1; i < N_LONG; i++)
    {
      say (&scene, ANNO_REVIEW_REPLY, i, i)->reply_to = g_strdup_printf ("urn:%06u", i - 1);
      decide (&scene, N_LONG + i, i, 0, ANNO_DECISION_NEITHER)->supersedes
          = g_strdup_printf ("urn:%06u", N_LONG + i - 1);
    }
  g_autoptr (AnnoReviewState) state = make_state (&scene);

  g_assert_cmpuint (((const AnnoReviewThread *) state->threads->pdata[0])->replies->len, ==,
                    N_LONG - 1);
  g_assert_cmpuint (anno_review_state_get (state, 0)->decisions->len, ==, 1);
  g_assert_cmpuint (state->n_decided, ==, 1);
}

/* Decisions on what is gone, on spans of people whom nobody compares, and on nothing at all are
 * kept apart, decide nothing, and settle nothing. */
static void
test_gone (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoSpan) gone = scene_span ("gone speaker 50-60");
  g_autoptr (AnnoSpan) far = scene_span ("far speaker 4000000000-4000000001");
  anno_review_record_add_judged (decide (&scene, 1, 1, 0, ANNO_DECISION_SKIP), "urn:zoe", gone, "x",
                                 TRUE);
  AnnoReviewRecord *on_gone = say (&scene, ANNO_REVIEW_DECISION, 2, 2);
  anno_review_record_add_judged (on_gone, "urn:anna", gone, "x", TRUE);
  AnnoReviewRecord *on_far = say (&scene, ANNO_REVIEW_DECISION, 3, 3);
  anno_review_record_add_judged (on_far, "urn:zoe", far, "", TRUE);
  say (&scene, ANNO_REVIEW_DECISION, 4, 4);
  AnnoReviewRecord *nothing = say (&scene, ANNO_REVIEW_DECISION, 5, 5);
  anno_review_record_add_judged (nothing, "urn:anna", NULL, NULL, FALSE);
  anno_review_record_add_judged (nothing, "urn:anna", NULL, NULL, FALSE);
  AnnoReviewRecord *replaced = say (&scene, ANNO_REVIEW_DECISION, 6, 6);
  replaced->decision = ANNO_DECISION_REPLACE; /* by nothing */
  anno_judged_sides_add (replaced, scene.clusters, 1, NULL);
  AnnoReviewRecord *comment = say (&scene, ANNO_REVIEW_COMMENT, 7, 7);
  anno_review_record_add_judged (comment, "urn:anna", gone, "x", FALSE);
  g_autoptr (AnnoReviewState) state = make_state (&scene);

  g_assert_cmpuint (state->n_differences, ==, 2);
  g_assert_cmpuint (state->n_decided, ==, 0);
  g_assert_cmpuint (state->threads->len, ==, 1);
  g_assert_cmpuint (state->orphans->len, >=, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (anno_review_state_get (state, i)->threads->len, ==, 0);
}

/* The same records many times, and two versions of each: one of each counts. */
static void
test_again_and_again (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, 1, 1, 0, ANNO_DECISION_SKIP);
  decide (&scene, 1, 5, 0, ANNO_DECISION_NEITHER);
  say (&scene, ANNO_REVIEW_COMMENT, 2, 2);
  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (scene.records, anno_review_record_ref (scene.records->pdata[i % 3]));
  g_autoptr (AnnoReviewState) state = make_state (&scene);

  g_assert_cmpuint (state->records->len, ==, 2);
  g_assert_cmpuint (state->threads->len, ==, 1);
  g_assert_cmpint (anno_review_state_get (state, 0)->status, ==, ANNO_STATUS_DECIDED);
  g_assert_cmpuint (anno_review_state_get (state, 0)->decisions->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-odd/answers-in-circles", test_answers_in_circles);
  g_test_add_func ("/review-odd/comment-in-circle", test_comment_in_circle);
  g_test_add_func ("/review-odd/superseding-in-circles", test_superseding_in_circles);
  g_test_add_func ("/review-odd/long-chains", test_long_chains);
  g_test_add_func ("/review-odd/gone", test_gone);
  g_test_add_func ("/review-odd/again-and-again", test_again_and_again);
  return g_test_run ();
}
