/* Proves session/mass-gesture: many at once are one step, which fits, goes back exactly, and leaves no link
 * that leads nowhere. */
#include "gesture-scene.h"
#include "session/mass-gesture.h"

typedef struct
{
  GestureScene scene;
  char *speaker, *cue, *claim, *other;
} Linked;

static void
link_to (GestureScene *scene, const char *claim, const char *field, const char *part)
{
  gesture_scene_act (scene, gesture_scene_set_step (scene, gesture_scene_get (scene, claim), field,
                                                    ANNO_VALUE_LINK, part));
}

/* A speaker and a cue that two claims link to. */
static void
linked_init (Linked *self)
{
  gesture_scene_init (&self->scene);
  self->speaker = gesture_scene_mark (&self->scene, "speaker", 0, 6);
  self->cue = gesture_scene_mark (&self->scene, "cue", 7, 11);
  self->claim = gesture_scene_mark (&self->scene, "claim", 12, 30);
  self->other = gesture_scene_mark (&self->scene, "claim", 40, 50);
  link_to (&self->scene, self->claim, "said-by", self->speaker);
  link_to (&self->scene, self->claim, "cued-by", self->cue);
  link_to (&self->scene, self->other, "said-by", self->speaker);
}

static void
linked_clear (Linked *self)
{
  gesture_scene_clear (&self->scene);
  g_free (self->speaker);
  g_free (self->cue);
  g_free (self->claim);
  g_free (self->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Linked, linked_clear)

static GPtrArray *
spans_of (Linked *self, const char *first, const char *second)
{
  GPtrArray *spans = g_ptr_array_new ();

  g_ptr_array_add (spans, gesture_scene_get (&self->scene, first));
  g_ptr_array_add (spans, gesture_scene_get (&self->scene, second));
  return spans;
}

static GArray *
ranges_of (guint n, const AnnoRange *ranges)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (AnnoRange));

  g_array_append_vals (array, ranges, n);
  return array;
}

static void
test_delete (void)
{
  g_auto (Linked) linked = { 0 };
  linked_init (&linked);
  g_autoptr (GPtrArray) spans = spans_of (&linked, linked.speaker, linked.cue);
  AnnoStep *step = anno_mass_gesture_delete (&linked.scene.gesture, spans);

  g_assert_cmpstr (anno_step_get_label (step), ==, "Delete 2 spans");
  g_assert_cmpuint (anno_step_get_edits (step)->len, ==, 4);
  gesture_scene_act (&linked.scene, step);
  g_assert_cmpuint (anno_layer_get_n_spans (linked.scene.gesture.layer), ==, 2);
  g_assert_cmpuint (anno_span_get_n_values (gesture_scene_get (&linked.scene, linked.claim)), ==, 0);
  g_assert_cmpuint (anno_span_get_n_values (gesture_scene_get (&linked.scene, linked.other)), ==, 0);
}

/* A claim that goes with its speaker isn't first changed, and then deleted. */
static void
test_delete_both_ends (void)
{
  g_auto (Linked) linked = { 0 };
  linked_init (&linked);
  g_autoptr (GPtrArray) spans = spans_of (&linked, linked.speaker, linked.claim);
  AnnoStep *step = anno_mass_gesture_delete (&linked.scene.gesture, spans);

  g_assert_cmpuint (anno_step_get_edits (step)->len, ==, 3);
  gesture_scene_act (&linked.scene, step);
  g_assert_null (gesture_scene_get (&linked.scene, linked.claim));
  g_assert_cmpuint (anno_span_get_n_values (gesture_scene_get (&linked.scene, linked.other)), ==, 0);
}

static void
test_retag (void)
{
  g_auto (Linked) linked = { 0 };
  linked_init (&linked);
  g_autoptr (GPtrArray) spans = spans_of (&linked, linked.speaker, linked.claim);
  const AnnoTag *date = anno_tagset_find (linked.scene.tagset, "date");

  gesture_scene_act (&linked.scene,
                     anno_mass_gesture_retag (&linked.scene.gesture, spans, date));
  AnnoSpan *claim = gesture_scene_get (&linked.scene, linked.claim);
  g_assert_cmpstr (anno_span_get_tag (claim), ==, "date");
  g_assert_cmpuint (anno_span_get_n_values (claim), ==, 0);
  g_assert_cmpuint (anno_span_get_n_values (gesture_scene_get (&linked.scene, linked.other)), ==, 0);

  g_autoptr (GPtrArray) again = spans_of (&linked, linked.speaker, linked.claim);
  g_assert_null (anno_mass_gesture_retag (&linked.scene.gesture, again, date));
}

static void
test_mark (void)
{
  g_auto (Linked) linked = { 0 };
  linked_init (&linked);
  const AnnoRange some[] = { { 0, 6 }, { 60, 66 }, { 70, 70 }, { 80, 86 } };
  g_autoptr (GArray) ranges = ranges_of (G_N_ELEMENTS (some), some);
  const AnnoTag *tag = anno_tagset_find (linked.scene.tagset, "speaker");
  AnnoSpan *like = gesture_scene_get (&linked.scene, linked.speaker);
  guint n = 0;

  gesture_scene_act (&linked.scene, gesture_scene_set_step (&linked.scene, like, "role",
                                                            ANNO_VALUE_TEXT, "senator"));
  like = gesture_scene_get (&linked.scene, linked.speaker);
  gesture_scene_act (&linked.scene,
                     anno_mass_gesture_mark (&linked.scene.gesture, tag, ranges, like, &n));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (anno_layer_get_n_spans (linked.scene.gesture.layer), ==, 6);
  g_autoptr (GPtrArray) found = anno_mass_gesture_find (&linked.scene.gesture, tag, ranges);
  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (anno_span_find_value (found->pdata[i], g_intern_string ("role"))->text, ==,
                     "senator");
  g_assert_null (anno_mass_gesture_mark (&linked.scene.gesture, tag, ranges, NULL, &n));
  g_assert_cmpuint (n, ==, 0);
}

/* A claim's links stay its own. */
static void
test_mark_like_a_claim (void)
{
  g_auto (Linked) linked = { 0 };
  linked_init (&linked);
  const AnnoRange some[] = { { 60, 66 } };
  g_autoptr (GArray) ranges = ranges_of (G_N_ELEMENTS (some), some);
  const AnnoTag *tag = anno_tagset_find (linked.scene.tagset, "claim");

  gesture_scene_act (&linked.scene,
                     anno_mass_gesture_mark (&linked.scene.gesture, tag, ranges,
                                             gesture_scene_get (&linked.scene, linked.claim), NULL));
  g_autoptr (GPtrArray) found = anno_mass_gesture_find (&linked.scene.gesture, tag, ranges);
  g_assert_cmpuint (anno_span_get_n_values (found->pdata[0]), ==, 0);
}

static void
test_set_field (void)
{
  g_auto (Linked) linked = { 0 };
  linked_init (&linked);
  g_autoptr (GPtrArray) spans = spans_of (&linked, linked.speaker, linked.claim);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  const AnnoTag *tag = anno_tagset_find (linked.scene.tagset, "speaker");
  const AnnoField *field = gesture_scene_field (&linked.scene, "speaker", "role");

  g_ptr_array_add (values, anno_value_new (ANNO_VALUE_TEXT, field->id, "senator"));
  AnnoStep *step
      = anno_mass_gesture_set_field (&linked.scene.gesture, spans, tag, field, values);
  g_assert_cmpuint (anno_step_get_edits (step)->len, ==, 1);
  gesture_scene_act (&linked.scene, step);
  g_autoptr (GPtrArray) again = spans_of (&linked, linked.speaker, linked.claim);
  g_assert_null (anno_mass_gesture_set_field (&linked.scene.gesture, again, tag, field, values));
}

static void
test_unsure (void)
{
  g_auto (Linked) linked = { 0 };
  linked_init (&linked);
  g_autoptr (GPtrArray) spans = spans_of (&linked, linked.speaker, linked.claim);

  gesture_scene_act (&linked.scene,
                     anno_mass_gesture_set_unsure (&linked.scene.gesture, spans, TRUE));
  g_assert_true (anno_span_get_unsure (gesture_scene_get (&linked.scene, linked.claim)));
  g_assert_true (anno_span_get_unsure (gesture_scene_get (&linked.scene, linked.speaker)));
  g_assert_false (anno_span_get_unsure (gesture_scene_get (&linked.scene, linked.cue)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mass-gesture/delete", test_delete);
  g_test_add_func ("/mass-gesture/delete-both-ends", test_delete_both_ends);
  g_test_add_func ("/mass-gesture/retag", test_retag);
  g_test_add_func ("/mass-gesture/mark", test_mark);
  g_test_add_func ("/mass-gesture/mark-like-a-claim", test_mark_like_a_claim);
  g_test_add_func ("/mass-gesture/set-field", test_set_field);
  g_test_add_func ("/mass-gesture/unsure", test_unsure);
  return g_test_run ();
}
