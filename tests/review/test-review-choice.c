/* Proves review/review-choice: what one act decides at once. */
#include "review-scene.h"
#include "review/review-acts.h"
#include "review/review-choice.h"

typedef struct
{
  AnnoTagset *tagset;
  AnnoLayer *layers[2];
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *records;
  AnnoReviewState *state;
} Scene;

/* Clusters 0 (date or speaker), 1 (agreed), 2 (only anna), 3 (only ben), 4 (agreed). */
static void
scene_init (Scene *self)
{
  self->tagset = scene_tagset ();
  self->layers[0]
      = scene_layer ("anna", "a0 date 0-9; a1 date 20-29; a2 date 40-49; a4 claim 80-89");
  self->layers[1]
      = scene_layer ("ben", "b0 speaker 0-9; b1 date 20-29; b3 source 60-69; b4 claim 80-89");
  self->clusters = anno_clusters_new (self->layers, 2, self->tagset);
  self->compare = (AnnoFieldCompare){ self->clusters, NULL, NULL };
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  self->state = anno_review_state_new (&self->compare, self->records);
}

static void
scene_clear (Scene *self)
{
  anno_review_state_free (self->state);
  g_ptr_array_unref (self->records);
  anno_clusters_free (self->clusters);
  g_object_unref (self->layers[0]);
  g_object_unref (self->layers[1]);
  anno_tagset_unref (self->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoReviewDesk
desk_of (const Scene *self, const char *who)
{
  return (AnnoReviewDesk){ &self->compare, self->state, NULL, who, who };
}

/* @record: transfer full. */
static const AnnoReviewRecord *
say (Scene *self, AnnoReviewRecord *record)
{
  g_assert_nonnull (record);
  g_ptr_array_add (self->records, record);
  anno_review_state_free (self->state);
  self->state = anno_review_state_new (&self->compare, self->records);
  return record;
}

static void
decide (Scene *self, const char *who, guint cluster, AnnoDecision decision)
{
  const AnnoReviewDesk desk = desk_of (self, who);
  const guint both[] = { 0, 1 };
  say (self, anno_review_act_decide (&desk, cluster, decision, both, 2, NULL, NULL));
}

static char *
join (GArray *clusters)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < clusters->len; i++)
    g_string_append_printf (out, "%s%u", i > 0 ? " " : "", g_array_index (clusters, guint, i));
  g_array_unref (clusters);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_marked (const Scene *self, guint layer, const char *tag, const char *wanted)
{
  const char *id = tag != NULL ? anno_tagset_id_of (self->tagset, tag) : NULL;
  g_autofree char *found
      = join (anno_review_choice_list_marked (&self->compare, self->state, layer, id));
  g_assert_cmpstr (found, ==, wanted);
}

static void
assert_agreed (const Scene *self, const char *wanted)
{
  g_autofree char *found = join (anno_review_choice_list_agreed (self->state));
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_choice (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  assert_agreed (&scene, "1 4");
  assert_marked (&scene, 0, NULL, "0 2");
  assert_marked (&scene, 1, NULL, "0 3");
  assert_marked (&scene, 0, "date", "0 2");
  assert_marked (&scene, 0, "claim", "");
  /* By whatever name the tag goes. */
  assert_marked (&scene, 1, "source", "0 3");
}

/* Nobody's word is gone over. */
static void
test_choice_leaves (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  decide (&scene, "rita", 0, ANNO_DECISION_SKIP);
  decide (&scene, "rita", 2, ANNO_DECISION_UNSURE);
  decide (&scene, "rita", 3, ANNO_DECISION_NEITHER);
  decide (&scene, "rita", 4, ANNO_DECISION_BOTH);
  assert_marked (&scene, 0, NULL, "0");
  assert_marked (&scene, 1, NULL, "0");
  assert_agreed (&scene, "1");
  decide (&scene, "sam", 3, ANNO_DECISION_BOTH);
  g_assert_cmpint (anno_review_state_get (scene.state, 3)->status, ==, ANNO_STATUS_CONTESTED);
  assert_marked (&scene, 1, NULL, "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-choice/choice", test_choice);
  g_test_add_func ("/review-choice/leaves", test_choice_leaves);
  return g_test_run ();
}
