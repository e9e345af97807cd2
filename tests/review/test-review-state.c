/* Proves review/review-record, review-fit, review-threads and review-state: what is decided, by
 * whom, and what no longer is. */
#include "review-scene.h"
#include "review/judged-sides.h"
#include "review/review-acts.h"

#include <string.h>

typedef struct
{
  AnnoTagset *tagset;
  AnnoLayer *layers[3];
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *records;
  AnnoReviewState *state;
} Scene;

/* Four differences, and one that all agree on (number 2). */
static const char *const anna
    = "a0 speaker 0-10; a1 claim 20-40 said-by>a0; a2 date 50-60; a3 speaker 70-80 role=x";
static const char *const ben
    = "b0 speaker 5-10; b1 claim 20-40; b2 date 50-60; b3 speaker 70-80; b4 date 90-99";

static void
scene_init (Scene *self)
{
  self->tagset = scene_tagset ();
  self->layers[0] = scene_layer ("anna", anna);
  self->layers[1] = scene_layer ("ben", ben);
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
  g_clear_object (&self->layers[2]);
  anno_tagset_unref (self->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* A decision of @who on that cluster as it is now, at @when. Accepts those of @accepted, "a0 b0".
 */
static AnnoReviewRecord *
decide (Scene *self, const char *who, gint64 when, guint cluster, AnnoDecision decision,
        const char *accepted)
{
  AnnoReviewRecord *record = anno_review_record_new (ANNO_REVIEW_DECISION, who, who, when);
  g_auto (GStrv) ids = g_strsplit (accepted, " ", -1);

  record->decision = decision;
  anno_judged_sides_add (record, self->clusters, cluster, NULL);
  for (guint i = 0; ids[i] != NULL && *ids[i] != '\0'; i++)
    g_assert_true (anno_review_record_accept (record,
                                              *ids[i] == 'a'   ? "urn:anna"
                                              : *ids[i] == 'b' ? "urn:ben"
                                                               : "urn:cem",
                                              ids[i]));
  g_ptr_array_add (self->records, record);
  return record;
}

/* Compares anew, as after a file has changed. */
static void
apply (Scene *self)
{
  g_clear_pointer (&self->state, anno_review_state_free);
  anno_clusters_free (self->clusters);
  self->clusters = anno_clusters_new (self->layers, self->layers[2] != NULL ? 3 : 2, self->tagset);
  self->compare.clusters = self->clusters;
  self->state = anno_review_state_new (&self->compare, self->records);
}

static void
put (Scene *self, guint layer, const char *words)
{
  g_autoptr (AnnoSpan) span = scene_span (words);
  anno_layer_put (self->layers[layer], span);
}

static AnnoReviewStatus
status_of (const Scene *self, guint cluster)
{
  return anno_review_state_get (self->state, cluster)->status;
}

static void
test_progress (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "b0");
  decide (&scene, "rita", 20, 1, ANNO_DECISION_SKIP, "");
  decide (&scene, "rita", 30, 3, ANNO_DECISION_UNSURE, "");
  decide (&scene, "rita", 40, 4, ANNO_DECISION_NEITHER, "");
  apply (&scene);

  g_autofree char *words = anno_review_state_describe (scene.state);
  g_assert_cmpstr (words, ==, "2 of 4 differences decided");
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_DECIDED);
  g_assert_cmpint (status_of (&scene, 1), ==, ANNO_STATUS_SKIPPED);
  g_assert_cmpint (status_of (&scene, 2), ==, ANNO_STATUS_OPEN);
  g_assert_true (anno_review_state_get (scene.state, 2)->agreed);
  g_assert_cmpint (status_of (&scene, 3), ==, ANNO_STATUS_UNSURE);
  g_assert_cmpint (status_of (&scene, 4), ==, ANNO_STATUS_DECIDED);
  g_assert_cmpuint (scene.state->n_outdated, ==, 0);
}

/* Each is judged, then changed by a hand; what the hand does not change stays decided. */
static void
test_outdated (void)
{
  static const struct
  {
    const char *what;
    guint layer;
    const char *change; /* a span put in the place of its own, or an id to be removed */
    guint cluster;
    AnnoReviewStatus status;
  } cases[] = {
    { "a boundary", 0, "a0 speaker 1-10", 0, ANNO_STATUS_OUTDATED },
    { "the one that wasn't accepted", 1, "b0 speaker 4-10", 0, ANNO_STATUS_OUTDATED },
    { "a tag", 0, "a0 date 0-10", 0, ANNO_STATUS_OUTDATED },
    { "a former name of the tag", 0, "a0 source 0-10", 0, ANNO_STATUS_DECIDED },
    { "a field", 0, "a0 speaker 0-10 role=y", 0, ANNO_STATUS_OUTDATED },
    { "a choice that means unset", 0, "a0 speaker 0-10 mention=name", 0, ANNO_STATUS_DECIDED },
    { "a note", 0, "a0 speaker 0-10 !note ?", 0, ANNO_STATUS_DECIDED },
    { "a link", 0, "a1 claim 20-40 said-by>a3", 1, ANNO_STATUS_OUTDATED },
    { "another one", 0, "a3 speaker 70-80 role=z", 0, ANNO_STATUS_DECIDED },
    { "one of two goes", 0, "a0", 0, ANNO_STATUS_OUTDATED },
    { "where they had nothing", 0, "a9 date 90-99", 4, ANNO_STATUS_OUTDATED },
    { "elsewhere", 0, "a9 date 200-210", 4, ANNO_STATUS_DECIDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "a0");
      decide (&scene, "rita", 20, 1, ANNO_DECISION_ACCEPT, "a1");
      decide (&scene, "rita", 30, 4, ANNO_DECISION_NEITHER, "");
      apply (&scene);
      g_assert_cmpint (status_of (&scene, cases[i].cluster), ==, ANNO_STATUS_DECIDED);
      if (strchr (cases[i].change, ' ') != NULL)
        put (&scene, cases[i].layer, cases[i].change);
      else
        g_assert_true (anno_layer_remove (scene.layers[cases[i].layer], cases[i].change));
      apply (&scene);
      g_test_message ("%s", cases[i].what);
      g_assert_cmpint (status_of (&scene, cases[i].cluster), ==, cases[i].status);
      g_assert_cmpuint (scene.state->orphans->len, ==, 0);
      /* Not dropped. */
      g_assert_cmpuint (anno_review_state_get (scene.state, cases[i].cluster)->decisions->len, ==,
                        1);
    }
}

/* A pair that comes apart: the decision is outdated on both sides; and what is gone is an orphan.
 */
static void
test_apart_and_gone (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "a0");
  AnnoReviewRecord *gone = decide (&scene, "rita", 20, 4, ANNO_DECISION_ACCEPT, "b4");
  put (&scene, 1, "b0 speaker 11-15");
  g_assert_true (anno_layer_remove (scene.layers[1], "b4"));
  apply (&scene);

  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_OUTDATED);
  g_assert_cmpint (status_of (&scene, 1), ==, ANNO_STATUS_OUTDATED);
  g_assert_cmpuint (scene.state->n_outdated, ==, 2);
  g_assert_cmpuint (scene.state->orphans->len, ==, 1);
  g_assert_true (scene.state->orphans->pdata[0] == gone);
}

/* Somebody else's layer comes in: where it says nothing, nothing changes. */
static void
test_third_layer (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "a0");
  decide (&scene, "rita", 20, 4, ANNO_DECISION_ACCEPT, "b4");
  scene.layers[2] = scene_layer ("cem", "c0 speaker 0-10");
  apply (&scene);

  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_OUTDATED);
  g_assert_cmpint (status_of (&scene, 4), ==, ANNO_STATUS_DECIDED);
}

/* Somebody's layer isn't compared any more: what was accepted of it can't be had. */
static void
test_layer_is_gone (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  scene.layers[2] = scene_layer ("cem", "c0 speaker 0-10; c4 date 90-99");
  apply (&scene);
  decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "c0");
  decide (&scene, "rita", 20, 4, ANNO_DECISION_ACCEPT, "b4");
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_DECIDED);
  g_clear_object (&scene.layers[2]);
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_OUTDATED);
  g_assert_cmpint (status_of (&scene, 4), ==, ANNO_STATUS_DECIDED);
}

/* A change that was judged anew is taken back: what was decided first fits again. */
static void
test_back_again (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewRecord *first = decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "a0");
  put (&scene, 0, "a0 speaker 2-10");
  apply (&scene);
  AnnoReviewRecord *second = decide (&scene, "rita", 20, 0, ANNO_DECISION_NEITHER, "");
  apply (&scene);
  g_assert_true (anno_review_state_get (scene.state, 0)->decisions->pdata[0] == second);
  put (&scene, 0, "a0 speaker 0-10");
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_DECIDED);
  g_assert_true (anno_review_state_get (scene.state, 0)->decisions->pdata[0] == first);
}

/* Of one reviewer the last counts, and what is superseded doesn't. */
static void
test_later (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewRecord *second = decide (&scene, "rita", 20, 0, ANNO_DECISION_NEITHER, "");
  AnnoReviewRecord *first = decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "a0");
  apply (&scene);
  g_assert_true (anno_review_state_get (scene.state, 0)->decisions->pdata[0] == second);
  g_assert_cmpuint (anno_review_state_get (scene.state, 0)->decisions->len, ==, 1);

  AnnoReviewRecord *back = decide (&scene, "rita", 30, 0, ANNO_DECISION_SKIP, "");
  back->supersedes = g_strdup (second->id);
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_SKIPPED);

  /* One can't be superseded by an earlier one, nor by itself: so a circle leaves the last. */
  first->supersedes = g_strdup (back->id);
  g_free (back->supersedes);
  back->supersedes = g_strdup (back->id);
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_SKIPPED);
}

static void
test_several_reviewers (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "a0");
  decide (&scene, "sam", 20, 0, ANNO_DECISION_BOTH, "a0");
  AnnoReviewRecord *rita = decide (&scene, "rita", 10, 1, ANNO_DECISION_ACCEPT, "a1");
  AnnoReviewRecord *sam = decide (&scene, "sam", 20, 1, ANNO_DECISION_ACCEPT, "b1");
  decide (&scene, "rita", 10, 3, ANNO_DECISION_NEITHER, "");
  decide (&scene, "sam", 20, 3, ANNO_DECISION_UNSURE, "");
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_DECIDED);
  g_assert_cmpuint (anno_review_state_get (scene.state, 0)->decisions->len, ==, 2);
  g_assert_cmpint (status_of (&scene, 1), ==, ANNO_STATUS_CONTESTED);
  g_assert_cmpint (status_of (&scene, 3), ==, ANNO_STATUS_DECIDED);
  g_assert_cmpuint (scene.state->n_decided, ==, 2);

  sam->supersedes = g_strdup (rita->id);
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 1), ==, ANNO_STATUS_DECIDED);
  g_assert_true (anno_review_state_get (scene.state, 1)->decisions->pdata[0] == sam);
}

static void
test_replacements (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewRecord *rita = decide (&scene, "rita", 10, 0, ANNO_DECISION_REPLACE, "");
  apply (&scene);
  /* It says by what only now. */
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_OPEN);
  rita->replacement = scene_span ("r1 speaker 2-10");
  AnnoReviewRecord *sam = decide (&scene, "sam", 10, 0, ANNO_DECISION_REPLACE, "");
  sam->replacement = scene_span ("s1 source 2-10");
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_DECIDED);
  anno_span_unref (sam->replacement);
  sam->replacement = scene_span ("s1 speaker 3-10");
  apply (&scene);
  g_assert_cmpint (status_of (&scene, 0), ==, ANNO_STATUS_CONTESTED);
}

static AnnoReviewRecord *
say (Scene *self, AnnoReviewKind kind, const char *who, gint64 when, const char *reply_to)
{
  AnnoReviewRecord *record = anno_review_record_new (kind, who, who, when);

  record->reply_to = g_strdup (reply_to);
  g_ptr_array_add (self->records, record);
  return record;
}

static void
test_threads (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoReviewRecord *whole = say (&scene, ANNO_REVIEW_COMMENT, "rita", 10, NULL);
  AnnoReviewRecord *comment = say (&scene, ANNO_REVIEW_COMMENT, "rita", 20, NULL);
  anno_judged_sides_add (comment, scene.clusters, 1, NULL);
  /* The clocks of two people differ: the answer is older than what it answers. */
  AnnoReviewRecord *second = say (&scene, ANNO_REVIEW_REPLY, "rita", 50, NULL);
  AnnoReviewRecord *first = say (&scene, ANNO_REVIEW_REPLY, "anna", 15, comment->id);
  second->reply_to = g_strdup (first->id);
  say (&scene, ANNO_REVIEW_RESOLVE, "anna", 60, second->id);
  AnnoReviewRecord *astray = say (&scene, ANNO_REVIEW_REPLY, "sam", 70, NULL);
  astray->reply_to = g_strdup (astray->id);
  apply (&scene);

  g_assert_cmpuint (scene.state->threads->len, ==, 2);
  g_assert_cmpuint (scene.state->n_unresolved, ==, 1);
  const AnnoReviewThread *thread = scene.state->threads->pdata[0];
  g_assert_true (thread->comment == whole && thread->replies->len == 0);
  thread = scene.state->threads->pdata[1];
  g_assert_cmpuint (thread->replies->len, ==, 2);
  g_assert_true (thread->replies->pdata[0] == first && thread->replies->pdata[1] == second);
  g_assert_cmpint (thread->resolved_by->created, ==, 60);
  g_assert_cmpuint (anno_review_state_get (scene.state, 1)->threads->len, ==, 1);
  g_assert_cmpuint (anno_review_state_get (scene.state, 0)->threads->len, ==, 0);

  say (&scene, ANNO_REVIEW_REOPEN, "rita", 80, comment->id);
  apply (&scene);
  g_assert_cmpuint (scene.state->n_unresolved, ==, 2);
}

/* What is withdrawn was never said, until it is restored; only who said it can do either. */
static void
test_withdrawn (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", 10, 0, ANNO_DECISION_ACCEPT, "a0");
  apply (&scene);
  AnnoReviewDesk desk = { &scene.compare, scene.state, NULL, "rita", "Rita" };
  AnnoReviewDesk other = { &scene.compare, scene.state, NULL, "ron", "Ron" };
  guint second_layer[] = { 1 };
  g_autoptr (AnnoReviewRecord) second
      = anno_review_act_decide (&desk, 0, ANNO_DECISION_ACCEPT, second_layer, 1, NULL,
                                 "shorter");
  g_assert_cmpstr (second->supersedes, ==, ((AnnoReviewRecord *) scene.records->pdata[0])->id);
  g_ptr_array_add (scene.records, anno_review_record_ref (second));
  apply (&scene);
  desk.state = other.state = scene.state;
  g_assert_true (anno_review_state_get (scene.state, 0)->decisions->pdata[0] == second);

  g_ptr_array_add (scene.records, anno_review_act_withdraw (&other, second->id, TRUE));
  apply (&scene);
  desk.state = scene.state;
  g_assert_true (anno_review_state_get (scene.state, 0)->decisions->pdata[0] == second);

  g_ptr_array_add (scene.records, anno_review_act_withdraw (&desk, second->id, TRUE));
  apply (&scene);
  desk.state = scene.state;
  g_assert_cmpuint (scene.state->n_decided, ==, 1);
  g_assert_true (anno_review_state_get (scene.state, 0)->decisions->pdata[0]
                 == scene.records->pdata[0]);

  g_ptr_array_add (scene.records, anno_review_act_withdraw (&desk, second->id, FALSE));
  apply (&scene);
  g_assert_true (anno_review_state_get (scene.state, 0)->decisions->pdata[0] == second);
}

/* Records come after what is known, whatever the clock says; what would settle nothing is none. */
static void
test_acts (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  gint64 ahead = g_get_real_time () + G_TIME_SPAN_HOUR;
  decide (&scene, "ron", ahead, 0, ANNO_DECISION_ACCEPT, "a0");
  apply (&scene);
  AnnoReviewDesk desk = { &scene.compare, scene.state, NULL, "rita", "Rita" };
  guint nobody[] = { 0 };
  g_autoptr (AnnoReviewRecord) both
      = anno_review_act_decide (&desk, 0, ANNO_DECISION_NEITHER, NULL, 0, NULL, "");

  g_assert_cmpint (both->created, ==, ahead + 1);
  g_assert_null (both->why);
  g_assert_null (both->supersedes);
  g_assert_cmpuint (both->judged->len, ==, 2);
  g_assert_null (anno_review_act_decide (&desk, 4, ANNO_DECISION_ACCEPT, nobody, 1, NULL, NULL));
  g_assert_null (anno_review_act_decide (&desk, 0, ANNO_DECISION_REPLACE, NULL, 0, NULL, NULL));
}

static void
test_verdicts (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  say (&scene, ANNO_REVIEW_VERDICT, "rita", 30, NULL)->verdict = ANNO_VERDICT_APPROVE;
  say (&scene, ANNO_REVIEW_VERDICT, "rita", 10, NULL)->verdict = ANNO_VERDICT_CHANGES;
  say (&scene, ANNO_REVIEW_VERDICT, "sam", 20, NULL)->verdict = ANNO_VERDICT_COMMENT;
  apply (&scene);

  g_assert_cmpuint (scene.state->verdicts->len, ==, 2);
  g_assert_cmpint (((AnnoReviewRecord *) scene.state->verdicts->pdata[0])->verdict, ==,
                   ANNO_VERDICT_COMMENT);
  g_assert_cmpint (((AnnoReviewRecord *) scene.state->verdicts->pdata[1])->verdict, ==,
                   ANNO_VERDICT_APPROVE);
}

static char *
list_ids (const GPtrArray *records)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (out, "%s %s;", ((AnnoReviewRecord *) records->pdata[i])->id,
                            ((AnnoReviewRecord *) records->pdata[i])->why);
  return g_string_free (out, FALSE);
}

/* In whatever parts and order the lists come: the union is the same. */
static void
test_union (void)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  scene_init (&scene);
  for (guint i = 0; i < 40; i++)
    {
      AnnoReviewRecord *record = say (&scene, ANNO_REVIEW_COMMENT, "rita", i % 7, NULL);
      record->why = g_strdup_printf ("words %u", i);
      if (i == 39)
        {
          /* Two versions of one record, which shouldn't be. */
          g_free (record->id);
          record->id = g_strdup (((AnnoReviewRecord *) scene.records->pdata[4])->id);
        }
    }
  const GPtrArray *all[] = { scene.records };
  g_autoptr (GPtrArray) wanted = anno_review_records_merge (all, 1);
  g_autofree char *ids = list_ids (wanted);
  g_assert_cmpuint (wanted->len, ==, 39);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GPtrArray) a = g_ptr_array_new (), b = g_ptr_array_new (), c = g_ptr_array_new ();
      GPtrArray *parts[] = { a, b, c };
      for (guint i = 0; i < scene.records->len; i++)
        for (guint k = 0, n = (guint) g_rand_int_range (random, 1, 3); k < n; k++)
          g_ptr_array_insert (parts[g_rand_int_range (random, 0, 3)], 0, scene.records->pdata[i]);
      const GPtrArray *lists[] = { a, b, c }, *inner[] = { c, b };
      g_autoptr (GPtrArray) at_once = anno_review_records_merge (lists, 3);
      g_autoptr (GPtrArray) nested = anno_review_records_merge (inner, 2);
      const GPtrArray *outer[] = { nested, a };
      g_autoptr (GPtrArray) in_steps = anno_review_records_merge (outer, 2);
      g_autofree char *first = list_ids (at_once), *second = list_ids (in_steps);
      g_assert_cmpstr (first, ==, ids);
      g_assert_cmpstr (second, ==, ids);
    }
}

static void
test_quotes (void)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Dr. Who is it, then, if it isn’t the", 38);
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
  scene_init (&scene);
  g_autoptr (AnnoReviewRecord) record
      = anno_review_record_new (ANNO_REVIEW_DECISION, "rita", "Rita", 1);
  anno_judged_sides_add (record, scene.clusters, 0, article);

  g_assert_cmpstr (anno_review_record_find (record, "urn:anna")->quote, ==, "Dr. Who is");
  g_assert_cmpstr (anno_review_record_find (record, "urn:ben")->quote, ==, "ho is");
  g_assert_false (anno_review_record_accept (record, "urn:anna", "b0"));
  g_assert_false (anno_review_record_settles (record));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-state/progress", test_progress);
  g_test_add_func ("/review-state/outdated", test_outdated);
  g_test_add_func ("/review-state/apart-and-gone", test_apart_and_gone);
  g_test_add_func ("/review-state/third-layer", test_third_layer);
  g_test_add_func ("/review-state/layer-is-gone", test_layer_is_gone);
  g_test_add_func ("/review-state/back-again", test_back_again);
  g_test_add_func ("/review-state/later", test_later);
  g_test_add_func ("/review-state/several-reviewers", test_several_reviewers);
  g_test_add_func ("/review-state/replacements", test_replacements);
  g_test_add_func ("/review-state/threads", test_threads);
  g_test_add_func ("/review-state/withdrawn", test_withdrawn);
  g_test_add_func ("/review-state/acts", test_acts);
  g_test_add_func ("/review-state/verdicts", test_verdicts);
  g_test_add_func ("/review-state/union", test_union);
  g_test_add_func ("/review-state/quotes", test_quotes);
  return g_test_run ();
}
