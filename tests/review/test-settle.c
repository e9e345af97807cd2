/* Proves review/settle: what is decided and agreed is there, the rest is counted, and the same
 * input gives the same bytes. */
#include "review-scene.h"
#include "review/judged-sides.h"
#include "review/settle.h"

#include <string.h>

typedef struct
{
  AnnoTagset *tagset;
  AnnoLayer *a;
  AnnoLayer *b;
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *records;
  AnnoSettled *settled;
} Scene;

static void
scene_init (Scene *self, const char *a, const char *b)
{
  self->tagset = scene_tagset ();
  self->a = scene_layer ("anna", a);
  self->b = scene_layer ("ben", b);
  AnnoLayer *layers[] = { self->a, self->b };
  self->clusters = anno_clusters_new (layers, 2, self->tagset);
  self->compare = (AnnoFieldCompare){ self->clusters, NULL, NULL };
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
}

static void
scene_clear (Scene *self)
{
  g_clear_pointer (&self->settled, anno_settled_free);
  g_ptr_array_unref (self->records);
  anno_clusters_free (self->clusters);
  g_object_unref (self->a);
  g_object_unref (self->b);
  anno_tagset_unref (self->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoReviewRecord *
decide (Scene *self, guint cluster, AnnoDecision decision, const char *accepted)
{
  AnnoReviewRecord *record = anno_review_record_new (ANNO_REVIEW_DECISION, "rita", "Rita", 0);
  g_auto (GStrv) ids = g_strsplit (accepted, " ", -1);

  g_free (record->id);
  record->id = g_strdup_printf ("urn:decision:%u", cluster);
  record->created = (gint64) (5000 + cluster) * G_USEC_PER_SEC;
  record->decision = decision;
  anno_judged_sides_add (record, self->clusters, cluster, NULL);
  for (guint i = 0; ids[i] != NULL && *ids[i] != '\0'; i++)
    {
      guint layer = anno_clusters_find (self->clusters, 0, ids[i]) == cluster ? 0 : 1;
      g_assert_true (
          anno_review_record_accept (record, anno_clusters_whose (self->clusters, layer), ids[i]));
    }
  g_ptr_array_add (self->records, record);
  return record;
}

static void
settle (Scene *self)
{
  g_autoptr (AnnoReviewState) state = anno_review_state_new (&self->compare, self->records);

  g_clear_pointer (&self->settled, anno_settled_free);
  self->settled = anno_settle (&self->compare, state);
}

static const AnnoSettledSpan *
get (const Scene *self, guint n)
{
  g_assert_cmpuint (n, <, self->settled->spans->len);
  return self->settled->spans->pdata[n];
}

/* "speaker 0-10 <a0 !urn:decision:0" */
static void
assert_span (const Scene *self, guint n, const char *wanted)
{
  const AnnoSettledSpan *settled = get (self, n);
  g_autofree char *sources = g_strjoinv (",", settled->sources);
  g_autofree char *decisions = g_strjoinv (",", settled->decided_by);
  g_autofree char *found = g_strdup_printf ("%s %u-%u <%s !%s", anno_span_get_tag (settled->span),
                                            anno_span_get_start (settled->span),
                                            anno_span_get_end (settled->span), sources, decisions);
  g_assert_cmpstr (found, ==, wanted);
}

static void
assert_link (const Scene *self, guint from, guint to)
{
  g_assert_cmpstr (anno_span_find_value (get (self, from)->span, "said-by")->text, ==,
                   anno_span_get_id (get (self, to)->span));
}

#define ANNA                                                                                       \
  "a0 speaker 0-10; a1 claim 20-40 said-by>a0; a2 date 50-60 !note; a3 speaker 70-80 role=x; a4 "  \
  "claim 100-120 said-by>a3; a5 claim 130-140 said-by>a6; a6 speaker 150-160; a7 claim 170-180"
#define BEN                                                                                        \
  "b0 source 5-10; b1 claim 20-40 said-by>b0; b2 date 50-60; b3 speaker 70-80 role=y; b4 claim "   \
  "100-119 said-by>b3; b5 claim 130-140 said-by>b6; b6 date 150-160; b8 date 190-199"

static void
test_decisions (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, ANNA, BEN);
  decide (&scene, 0, ANNO_DECISION_ACCEPT, "b0");
  decide (&scene, 3, ANNO_DECISION_BOTH, "a3 b3");
  AnnoReviewRecord *record = decide (&scene, 4, ANNO_DECISION_REPLACE, "");
  record->replacement = scene_span ("new claim 101-110+112-119 said-by>b3 quote=indirect !mine");
  decide (&scene, 6, ANNO_DECISION_NEITHER, "");
  decide (&scene, 7, ANNO_DECISION_SKIP, "");
  settle (&scene);

  g_assert_cmpuint (scene.settled->spans->len, ==, 7);
  assert_span (&scene, 0, "speaker 5-10 <b0 !urn:decision:0");
  assert_span (&scene, 1, "claim 20-40 <a1,b1 !");
  assert_span (&scene, 2, "date 50-60 <a2,b2 !");
  assert_span (&scene, 5, "claim 101-119 <a4,b4 !urn:decision:4");
  assert_span (&scene, 6, "claim 130-140 <a5,b5 !");
  assert_link (&scene, 1, 0);
  g_assert_cmpuint (scene.settled->n_agreed, ==, 3);
  g_assert_cmpuint (scene.settled->n_decided, ==, 4);
  g_assert_cmpuint (scene.settled->n_neither, ==, 1);
  g_assert_cmpuint (scene.settled->n_open, ==, 2);
  /* Anna's speaker of the sixth isn't to be marked at all. */
  g_assert_null (anno_span_find_value (get (&scene, 6)->span, "said-by"));
  g_assert_cmpuint (scene.settled->n_dropped, ==, 1);
}

static void
test_both_and_replaced (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, ANNA, BEN);
  decide (&scene, 3, ANNO_DECISION_BOTH, "a3 b3");
  AnnoReviewRecord *record = decide (&scene, 4, ANNO_DECISION_REPLACE, "");
  record->replacement = scene_span ("new claim 101-110+112-119 said-by>b3 quote=indirect !mine");
  settle (&scene);

  const char *roles[2], *sources[2];
  guint ben = 0;
  for (guint i = 0; i < 2; i++)
    {
      const AnnoSettledSpan *settled = get (&scene, 2 + i);
      roles[i] = anno_span_find_value (settled->span, "role")->text;
      sources[i] = settled->sources[0];
      g_assert_cmpuint (g_strv_length (settled->sources), ==, 1);
      g_assert_cmpstr (roles[i], ==, *sources[i] == 'a' ? "x" : "y");
      ben = *sources[i] == 'b' ? 2 + i : ben;
    }
  g_assert_cmpstr (sources[0], !=, sources[1]);

  /* The reviewer meant Ben's. */
  assert_link (&scene, 4, ben);
  const AnnoSpan *made = get (&scene, 4)->span;
  g_assert_cmpuint (anno_span_get_n_segments (made), ==, 2);
  g_assert_cmpstr (anno_span_find_value (made, "quote")->text, ==, "indirect");
  g_assert_cmpstr (anno_span_get_note (made), ==, "mine");
  g_assert_cmpint (anno_span_get_created (made), ==, record->created);
  g_assert_cmpstr (anno_span_get_extra (made)->members, ==,
                   "\"derivedFrom\":[\"a4\",\"b4\"],\"decidedBy\":[\"urn:decision:4\"]");
}

/* Two reviewers wrote the same anew, each with an id of their own, and linked something to it. */
static void
test_replaced_by_two (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, "a0 speaker 0-10; a1 claim 20-40", "b0 speaker 5-10; b1 claim 20-41");
  decide (&scene, 0, ANNO_DECISION_REPLACE, "")->replacement = scene_span ("r speaker 2-10");
  AnnoReviewRecord *second = decide (&scene, 0, ANNO_DECISION_REPLACE, "");
  second->replacement = scene_span ("s speaker 2-10");
  g_free (second->creator_id);
  second->creator_id = g_strdup ("sam");
  g_free (second->id);
  second->id = g_strdup ("urn:decision:x");
  decide (&scene, 1, ANNO_DECISION_REPLACE, "")->replacement
      = scene_span ("t claim 20-42 said-by>s said-by>r said-by>b0");
  settle (&scene);

  g_assert_cmpuint (scene.settled->spans->len, ==, 2);
  assert_span (&scene, 0, "speaker 2-10 <a0,b0 !urn:decision:0,urn:decision:x");
  assert_link (&scene, 1, 0);
  /* All three lead to one span by now. */
  g_assert_cmpuint (anno_span_get_n_values (get (&scene, 1)->span), ==, 1);
  g_assert_cmpuint (scene.settled->n_dropped, ==, 0);
}

/* Without any decision: what is agreed, at the times of its sources. */
static void
test_agreed (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, ANNA, BEN);
  settle (&scene);

  g_assert_cmpuint (scene.settled->spans->len, ==, 3);
  g_assert_cmpuint (scene.settled->n_agreed, ==, 3);
  g_assert_cmpuint (scene.settled->n_open, ==, 6);
  g_assert_cmpint (anno_span_get_created (get (&scene, 1)->span), ==,
                   (gint64) 1050 * G_USEC_PER_SEC);
  g_assert_cmpstr (anno_span_get_note (get (&scene, 1)->span), ==, "note");
  g_assert_null (anno_span_find_value (get (&scene, 0)->span, "said-by"));
}

/* What all agree on can be wrong; and doubt about it leaves it open. */
static void
test_agreed_but_wrong (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, "a0 date 0-10; a1 date 20-30; a2 date 40-50",
              "b0 date 0-10; b1 date 20-30; b2 date 40-50");
  decide (&scene, 0, ANNO_DECISION_NEITHER, "");
  decide (&scene, 1, ANNO_DECISION_UNSURE, "");
  decide (&scene, 2, ANNO_DECISION_SKIP, "");
  settle (&scene);

  g_assert_cmpuint (scene.settled->spans->len, ==, 1);
  assert_span (&scene, 0, "date 40-50 <a2,b2 !");
  g_assert_cmpuint (scene.settled->n_neither, ==, 1);
  g_assert_cmpuint (scene.settled->n_open, ==, 1);
}

/* Accepted by hand, though both say the same: one span of both. */
static void
test_accepted_alike (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, "a0 source 0-10", "b0 speaker 0-10");
  decide (&scene, 0, ANNO_DECISION_BOTH, "a0 b0");
  settle (&scene);

  g_assert_cmpuint (scene.settled->spans->len, ==, 1);
  assert_span (&scene, 0, "speaker 0-10 <a0,b0 !urn:decision:0");
}

static void
assert_open (const Scene *self, guint n, guint cluster, AnnoOpenReason reason)
{
  g_assert_cmpuint (n, <, self->settled->open->len);
  const AnnoOpenCluster *open = &g_array_index (self->settled->open, AnnoOpenCluster, n);
  g_assert_cmpuint (open->cluster, ==, cluster);
  g_assert_cmpint (open->reason, ==, reason);
}

static void
settle_by (Scene *self, const AnnoMergeStrategy *rule)
{
  g_autoptr (AnnoReviewState) state = anno_review_state_new (&self->compare, self->records);

  g_clear_pointer (&self->settled, anno_settled_free);
  self->settled = anno_settle_by (&self->compare, state, rule);
}

/* Decisions first; of the rest the rule takes what no person has still to say something about. */
static void
test_before_rule (void)
{
  const AnnoMergeStrategy any = { .rule = ANNO_MERGE_THRESHOLD, .min_people = 1 };
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, "a0 date 0-9; a1 date 20-29; a2 date 40-49; a3 date 60-69; a4 date 80-89; a5 "
                      "date 100-109",
              "b0 speaker 0-9; b5 date 100-109");
  decide (&scene, 0, ANNO_DECISION_ACCEPT, "b0");
  decide (&scene, 1, ANNO_DECISION_SKIP, "");
  decide (&scene, 2, ANNO_DECISION_UNSURE, "");
  AnnoReviewRecord *other = decide (&scene, 3, ANNO_DECISION_ACCEPT, "a3");
  g_free (other->id);
  other->id = g_strdup ("urn:decision:other");
  g_free (other->creator_id);
  other->creator_id = g_strdup ("sam");
  decide (&scene, 3, ANNO_DECISION_NEITHER, "");
  settle_by (&scene, &any);

  g_assert_cmpuint (scene.settled->spans->len, ==, 4);
  assert_span (&scene, 0, "speaker 0-9 <b0 !urn:decision:0");
  assert_span (&scene, 1, "date 20-29 <a1 !");
  assert_span (&scene, 2, "date 80-89 <a4 !");
  assert_span (&scene, 3, "date 100-109 <a5,b5 !");
  g_assert_cmpuint (scene.settled->n_decided, ==, 1);
  g_assert_cmpuint (scene.settled->n_ruled, ==, 2);
  g_assert_cmpuint (scene.settled->n_agreed, ==, 1);
  g_assert_cmpuint (scene.settled->n_open, ==, 2);
  assert_open (&scene, 0, 2, ANNO_OPEN_UNSURE);
  assert_open (&scene, 1, 3, ANNO_OPEN_CONTESTED);

  settle_by (&scene, NULL);
  g_assert_cmpuint (scene.settled->n_ruled, ==, 0);
  g_assert_cmpuint (scene.settled->open->len, ==, 4);
  assert_open (&scene, 0, 1, ANNO_OPEN_SKIPPED);
  assert_open (&scene, 3, 4, ANNO_OPEN_UNDECIDED);
}

/* What was decided, and has changed, isn't the rule's. */
static void
test_outdated_before_rule (void)
{
  const AnnoMergeStrategy any = { .rule = ANNO_MERGE_THRESHOLD, .min_people = 1 };
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, "a0 date 0-9", "");
  AnnoReviewRecord *record = decide (&scene, 0, ANNO_DECISION_NEITHER, "");
  AnnoJudged *judged = record->judged->pdata[0];
  anno_span_unref (judged->span);
  judged->span = scene_span ("a0 date 0-8");
  settle_by (&scene, &any);
  g_assert_cmpuint (scene.settled->spans->len, ==, 0);
  assert_open (&scene, 0, 0, ANNO_OPEN_OUTDATED);
}

/* Where nobody has decided anything, it is the merger, whichever rule. */
static void
test_rule_alone (void)
{
  const AnnoMergeStrategy rules[] = { { .rule = ANNO_MERGE_ALL_AGREE },
                                      { .rule = ANNO_MERGE_MAJORITY },
                                      { .rule = ANNO_MERGE_THRESHOLD, .min_people = 1 },
                                      { .rule = ANNO_MERGE_THRESHOLD, .min_people = 2 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint round = 0; round < 20; round++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene, "", "");
      g_object_unref (scene.a);
      g_object_unref (scene.b);
      scene.a = scene_random (random, "a", 30, 120);
      scene.b = scene_random (random, "b", 30, 120);
      AnnoLayer *layers[] = { scene.a, scene.b };
      anno_clusters_free (scene.clusters);
      scene.clusters = anno_clusters_new (layers, 2, scene.tagset);
      scene.compare.clusters = scene.clusters;
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        {
          g_autoptr (AnnoMerged) merged = anno_merge (&scene.compare, &rules[i]);
          g_autofree char *wanted = scene_print (merged->spans);
          settle_by (&scene, &rules[i]);
          g_autofree char *found = scene_print (scene.settled->spans);
          g_assert_cmpstr (found, ==, wanted);
          g_assert_cmpuint (scene.settled->open->len, ==, merged->open->len);
          g_assert_cmpuint (scene.settled->n_open, ==, merged->open->len);
        }
    }
}

/* What changed since it was judged is left out, and counted. */
static void
test_outdated (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, "a0 speaker 0-10 ?", "b0 speaker 5-10");
  decide (&scene, 0, ANNO_DECISION_ACCEPT, "a0");
  settle (&scene);
  assert_span (&scene, 0, "speaker 0-10 <a0 !urn:decision:0");
  /* What has been decided is no longer unsure. */
  g_assert_false (anno_span_get_unsure (get (&scene, 0)->span));

  g_autoptr (AnnoSpan) changed = scene_span ("a0 speaker 1-10");
  anno_layer_put (scene.a, changed);
  AnnoLayer *layers[] = { scene.a, scene.b };
  anno_clusters_free (scene.clusters);
  scene.clusters = anno_clusters_new (layers, 2, scene.tagset);
  scene.compare.clusters = scene.clusters;
  settle (&scene);
  g_assert_cmpuint (scene.settled->spans->len, ==, 0);
  g_assert_cmpuint (scene.settled->n_open, ==, 1);
}

/* Random layers and decisions, in another order each time. */
static void
decide_randomly (Scene *self, GRand *random)
{
  for (guint i = 0; i < anno_clusters_get_n (self->clusters); i++)
    {
      const AnnoCluster *cluster = anno_clusters_get (self->clusters, i);
      const AnnoMark *first = anno_clusters_get_mark (self->clusters, cluster->first_mark);
      const AnnoMark *last
          = anno_clusters_get_mark (self->clusters, cluster->first_mark + cluster->n_marks - 1);
      g_autofree char *both = g_strdup_printf ("%s %s", anno_span_get_id (first->span),
                                               anno_span_get_id (last->span));
      AnnoDecision decision = (AnnoDecision) g_rand_int_range (random, 0, 6);
      const char *accepted = decision == ANNO_DECISION_ACCEPT ? anno_span_get_id (last->span)
                             : decision == ANNO_DECISION_BOTH ? both
                                                              : "";
      AnnoReviewRecord *record = decide (self, i, decision, accepted);
      if (decision == ANNO_DECISION_REPLACE)
        {
          g_autofree char *words = g_strdup_printf ("new%u claim %u-%u said-by>%s", i, i, i + 9,
                                                    anno_span_get_id (first->span));
          record->replacement = scene_span (words);
        }
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint n_spans = 0;

  for (guint round = 0; round < 60; round++)
    {
      g_auto (Scene) scene = { 0 };
      scene.tagset = scene_tagset ();
      scene.a = scene_random (random, "a", 30, 120);
      scene.b = scene_random (random, "b", 30, 120);
      AnnoLayer *layers[] = { scene.a, scene.b }, *turned[] = { scene.b, scene.a };
      scene.clusters = anno_clusters_new (layers, 2, scene.tagset);
      scene.compare = (AnnoFieldCompare){ scene.clusters, NULL, NULL };
      scene.records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
      decide_randomly (&scene, random);
      settle (&scene);
      g_autofree char *wanted = scene_print (scene.settled->spans);
      guint n_open = scene.settled->n_open;
      n_spans += scene.settled->spans->len;

      for (guint i = 0; i < scene.records->len; i++)
        {
          guint other = (guint) g_rand_int_range (random, 0, (int) scene.records->len);
          gpointer kept = scene.records->pdata[i];
          scene.records->pdata[i] = scene.records->pdata[other];
          scene.records->pdata[other] = kept;
        }
      anno_clusters_free (scene.clusters);
      scene.clusters = anno_clusters_new (turned, 2, scene.tagset);
      scene.compare.clusters = scene.clusters;
      settle (&scene);
      g_autofree char *again = scene_print (scene.settled->spans);
      g_assert_cmpstr (again, ==, wanted);
      g_assert_cmpuint (scene.settled->n_open, ==, n_open);
      g_assert_cmpuint (scene.settled->n_agreed + scene.settled->n_decided + n_open, ==,
                        anno_clusters_get_n (scene.clusters));
    }
  g_assert_cmpuint (n_spans, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settle/decisions", test_decisions);
  g_test_add_func ("/settle/both-and-replaced", test_both_and_replaced);
  g_test_add_func ("/settle/replaced-by-two", test_replaced_by_two);
  g_test_add_func ("/settle/agreed", test_agreed);
  g_test_add_func ("/settle/agreed-but-wrong", test_agreed_but_wrong);
  g_test_add_func ("/settle/accepted-alike", test_accepted_alike);
  g_test_add_func ("/settle/outdated", test_outdated);
  g_test_add_func ("/settle/before-rule", test_before_rule);
  g_test_add_func ("/settle/outdated-before-rule", test_outdated_before_rule);
  g_test_add_func ("/settle/rule-alone", test_rule_alone);
  g_test_add_func ("/settle/same-bytes", test_same_bytes);
  return g_test_run ();
}
