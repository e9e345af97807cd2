/* Proves session/gesture: what each gesture does, and that its step always fits. */
#include "gesture-scene.h"
#include "model/span-draft.h"

static void
test_mark (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autoptr (AnnoSpan) first = NULL;
  g_autoptr (AnnoSpan) again = NULL;
  g_autoptr (AnnoSpan) other = NULL;

  gesture_scene_act (&scene, gesture_scene_mark_step (&scene, "cue", 5, 9, &first));
  g_assert_cmpuint (anno_layer_get_n_spans (scene.gesture.layer), ==, 1);
  g_assert_true (gesture_scene_get (&scene, anno_span_get_id (first)) == first);
  g_assert_cmpint (anno_span_get_created (first), >, 0);
  g_assert_cmpint (anno_span_get_created (first) % G_USEC_PER_SEC, ==, 0);
  g_assert_cmpint (anno_span_get_created (first), ==, anno_span_get_modified (first));

  g_assert_null (gesture_scene_mark_step (&scene, "cue", 5, 9, &again));
  g_assert_true (again == first);
  g_assert_null (gesture_scene_mark_step (&scene, "cue", 7, 7, NULL));
  gesture_scene_act (&scene, gesture_scene_mark_step (&scene, "cue", 5, 8, NULL));
  gesture_scene_act (&scene, gesture_scene_mark_step (&scene, "claim", 5, 9, &other));
  g_assert_true (other != first);
  g_assert_cmpuint (anno_layer_get_n_spans (scene.gesture.layer), ==, 3);
}

static void
test_label (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autoptr (AnnoStep) step = gesture_scene_mark_step (&scene, "claim", 0, 3, NULL);

  g_assert_cmpstr (anno_step_get_label (step), ==, "Mark as Claim");
  g_assert_cmpstr (anno_step_get_article (step), ==, GESTURE_SCENE_PATH);
}

/* A claim that links to a speaker, a cue and itself. */
static void
linked (GestureScene *scene, char **speaker, char **cue, char **claim)
{
  *speaker = gesture_scene_mark (scene, "speaker", 0, 6);
  *cue = gesture_scene_mark (scene, "cue", 7, 11);
  *claim = gesture_scene_mark (scene, "claim", 12, 40);
  gesture_scene_act (scene, gesture_scene_set_step (scene, gesture_scene_get (scene, *claim),
                                                    "said-by", ANNO_VALUE_LINK, *speaker));
  gesture_scene_act (scene, gesture_scene_set_step (scene, gesture_scene_get (scene, *claim),
                                                    "cued-by", ANNO_VALUE_LINK, *cue));
  gesture_scene_act (scene, gesture_scene_set_step (scene, gesture_scene_get (scene, *claim),
                                                    "inside", ANNO_VALUE_LINK, *claim));
  gesture_scene_act (scene, gesture_scene_set_step (scene, gesture_scene_get (scene, *claim),
                                                    "kind", ANNO_VALUE_TEXT, "plan"));
}

static void
test_delete (void)
{
  g_auto (GestureScene) scene = { 0 };
  g_autofree char *speaker = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *claim = NULL;
  gesture_scene_init (&scene);
  linked (&scene, &speaker, &cue, &claim);

  gesture_scene_act (&scene,
                     anno_gesture_delete (&scene.gesture, gesture_scene_get (&scene, speaker)));
  g_assert_null (gesture_scene_get (&scene, speaker));
  g_assert_null (anno_span_find_value (gesture_scene_get (&scene, claim), "said-by"));
  g_assert_nonnull (anno_span_find_value (gesture_scene_get (&scene, claim), "cued-by"));
  gesture_scene_act (&scene,
                     anno_gesture_delete (&scene.gesture, gesture_scene_get (&scene, claim)));
  g_assert_cmpuint (anno_layer_get_n_spans (scene.gesture.layer), ==, 1);
}

/* One span may link to another by two fields; both go. */
static void
test_delete_linked_twice (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *outer = gesture_scene_mark (&scene, "claim", 0, 50);
  g_autofree char *inner = gesture_scene_mark (&scene, "claim", 10, 20);

  gesture_scene_act (&scene, gesture_scene_set_step (&scene, gesture_scene_get (&scene, inner),
                                                     "inside", ANNO_VALUE_LINK, outer));
  gesture_scene_act (&scene, gesture_scene_set_step (&scene, gesture_scene_get (&scene, inner),
                                                     "said-by", ANNO_VALUE_LINK, outer));
  gesture_scene_act (&scene,
                     anno_gesture_delete (&scene.gesture, gesture_scene_get (&scene, outer)));
  g_assert_cmpuint (anno_span_get_n_values (gesture_scene_get (&scene, inner)), ==, 0);
}

static void
test_retag (void)
{
  g_auto (GestureScene) scene = { 0 };
  g_autofree char *speaker = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *claim = NULL;
  gesture_scene_init (&scene);
  linked (&scene, &speaker, &cue, &claim);
  const AnnoTag *as_date = anno_tagset_find (scene.tagset, "date");

  g_assert_null (anno_gesture_retag (&scene.gesture, gesture_scene_get (&scene, cue),
                                     anno_tagset_find (scene.tagset, "cue")));
  gesture_scene_act (&scene,
                     anno_gesture_retag (&scene.gesture, gesture_scene_get (&scene, cue), as_date));
  g_assert_cmpstr (anno_span_get_tag (gesture_scene_get (&scene, cue)), ==, "date");
  g_assert_null (anno_span_find_value (gesture_scene_get (&scene, claim), "cued-by"));
  g_assert_nonnull (anno_span_find_value (gesture_scene_get (&scene, claim), "said-by"));

  gesture_scene_act (
      &scene, anno_gesture_retag (&scene.gesture, gesture_scene_get (&scene, claim), as_date));
  g_assert_cmpuint (anno_span_get_n_values (gesture_scene_get (&scene, claim)), ==, 0);
}

/* Two types that have a field of one name: what fits stays, what doesn't goes. */
static void
test_retag_keeps_what_fits (void)
{
  static const struct
  {
    const char *field;
    AnnoValueKind kind;
    const char *text;
    gboolean stays;
  } cases[] = {
    { "c", ANNO_VALUE_TEXT, "both", TRUE },       { "c", ANNO_VALUE_TEXT, "one", FALSE },
    { "k", ANNO_VALUE_TEXT, "words", FALSE },     { "t", ANNO_VALUE_TEXT, "words", TRUE },
    { "other", ANNO_VALUE_TEXT, "words", FALSE },
  };
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  for (guint i = 0; i < 2; i++)
    {
      AnnoTag *tag = anno_tag_new (i == 0 ? "a" : "b", "T");
      AnnoField *choice = anno_field_new ("c", "C", ANNO_FIELD_CHOICE);
      anno_field_add_choice (choice, "both", "Both");
      anno_field_add_choice (choice, i == 0 ? "one" : "two", "N");
      g_ptr_array_add (tag->fields, choice);
      g_ptr_array_add (tag->fields,
                       anno_field_new ("k", "K", i == 0 ? ANNO_FIELD_TEXT : ANNO_FIELD_PERSON));
      g_ptr_array_add (tag->fields, anno_field_new ("t", "T", ANNO_FIELD_TEXT));
      g_ptr_array_add (tags, tag);
    }
  g_autoptr (AnnoTagset) tagset = anno_tagset_new ("T", tags);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GestureScene) scene = { 0 };
      gesture_scene_init (&scene);
      scene.gesture.tagset = tagset;
      AnnoSpanDraft *draft = anno_span_draft_new ("a");
      anno_span_draft_add_segment (draft, 0, 3);
      anno_span_draft_add_value (draft,
                                 anno_value_new (cases[i].kind, cases[i].field, cases[i].text));
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (scene.gesture.layer, span);
      gesture_scene_act (&scene,
                         anno_gesture_retag (&scene.gesture, span, anno_tagset_find (tagset, "b")));
      g_assert_cmpuint (anno_span_get_n_values (anno_layer_nth (scene.gesture.layer, 0)), ==,
                        cases[i].stays);
    }
}

static void
assert_segments (AnnoSpan *span, const guint *expected, guint n)
{
  g_assert_cmpuint (anno_span_get_n_segments (span), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (anno_span_get_segments (span)[i].start, ==, expected[2 * i]);
      g_assert_cmpuint (anno_span_get_segments (span)[i].end, ==, expected[2 * i + 1]);
    }
}

static void
test_segments (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *id = gesture_scene_mark (&scene, "claim", 10, 20);

  g_assert_null (anno_gesture_add_segment (&scene.gesture, gesture_scene_get (&scene, id), 12, 15));
  g_assert_null (anno_gesture_add_segment (&scene.gesture, gesture_scene_get (&scene, id), 30, 30));
  gesture_scene_act (
      &scene, anno_gesture_add_segment (&scene.gesture, gesture_scene_get (&scene, id), 30, 40));
  assert_segments (gesture_scene_get (&scene, id), (const guint[]){ 10, 20, 30, 40 }, 2);
  gesture_scene_act (
      &scene, anno_gesture_move_edge (&scene.gesture, gesture_scene_get (&scene, id), 0, TRUE, 25));
  assert_segments (gesture_scene_get (&scene, id), (const guint[]){ 10, 25, 30, 40 }, 2);
  g_assert_null (
      anno_gesture_move_edge (&scene.gesture, gesture_scene_get (&scene, id), 0, TRUE, 25));
  g_assert_null (
      anno_gesture_move_edge (&scene.gesture, gesture_scene_get (&scene, id), 0, TRUE, 10));
  g_assert_null (
      anno_gesture_move_edge (&scene.gesture, gesture_scene_get (&scene, id), 1, FALSE, 40));
  g_assert_null (
      anno_gesture_move_edge (&scene.gesture, gesture_scene_get (&scene, id), 1, FALSE, 50));
  gesture_scene_act (&scene, anno_gesture_move_edge (&scene.gesture, gesture_scene_get (&scene, id),
                                                     1, FALSE, 35));
  assert_segments (gesture_scene_get (&scene, id), (const guint[]){ 10, 25, 35, 40 }, 2);
  gesture_scene_act (
      &scene, anno_gesture_move_edge (&scene.gesture, gesture_scene_get (&scene, id), 1, FALSE, 5));
  assert_segments (gesture_scene_get (&scene, id), (const guint[]){ 5, 40 }, 1);
}

static void
test_person (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *id = gesture_scene_mark (&scene, "speaker", 0, 6);
  const AnnoField *field = gesture_scene_field (&scene, "speaker", "person");
  const AnnoPersonParts parts = { .id = "urn:uuid:p", .name = "Ann" };
  g_autoptr (AnnoPerson) ann = anno_person_new (&parts);

  gesture_scene_act (&scene, anno_gesture_set_person (
                                 &scene.gesture, gesture_scene_get (&scene, id), field, ann, TRUE));
  g_assert_true (anno_people_find (scene.people, "urn:uuid:p") == ann);
  g_assert_cmpstr (anno_span_find_value (gesture_scene_get (&scene, id), "person")->text, ==,
                   "urn:uuid:p");
  g_assert_null (
      anno_gesture_set_person (&scene.gesture, gesture_scene_get (&scene, id), field, ann, FALSE));
  gesture_scene_act (
      &scene,
      anno_gesture_set_person (&scene.gesture, gesture_scene_get (&scene, id), field, NULL, FALSE));
  g_assert_null (anno_span_find_value (gesture_scene_get (&scene, id), "person"));
  g_assert_cmpuint (anno_people_get_n (scene.people), ==, 1);
}

static void
test_remarks (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *id = gesture_scene_mark (&scene, "cue", 0, 6);

  g_assert_null (anno_gesture_set_note (&scene.gesture, gesture_scene_get (&scene, id), ""));
  gesture_scene_act (&scene,
                     anno_gesture_set_note (&scene.gesture, gesture_scene_get (&scene, id), "odd"));
  g_assert_cmpstr (anno_span_get_note (gesture_scene_get (&scene, id)), ==, "odd");
  g_assert_null (anno_gesture_set_note (&scene.gesture, gesture_scene_get (&scene, id), "odd"));
  gesture_scene_act (&scene,
                     anno_gesture_set_note (&scene.gesture, gesture_scene_get (&scene, id), NULL));
  g_assert_null (anno_span_get_note (gesture_scene_get (&scene, id)));

  g_assert_null (anno_gesture_set_unsure (&scene.gesture, gesture_scene_get (&scene, id), FALSE));
  gesture_scene_act (
      &scene, anno_gesture_set_unsure (&scene.gesture, gesture_scene_get (&scene, id), TRUE));
  g_assert_true (anno_span_get_unsure (gesture_scene_get (&scene, id)));
}

static void
test_header (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  const AnnoLayerHeader *header = anno_layer_get_header (scene.gesture.layer);

  g_assert_null (anno_gesture_set_date (&scene.gesture, NULL));
  g_assert_null (anno_gesture_set_state (&scene.gesture, "new"));
  gesture_scene_act (&scene, anno_gesture_set_date (&scene.gesture, "2017-07-10"));
  g_assert_cmpstr (header->date, ==, "2017-07-10");
  g_assert_cmpstr (header->date_origin, ==, "hand");
  gesture_scene_act (&scene, anno_gesture_set_date (&scene.gesture, NULL));
  g_assert_null (header->date);
  g_assert_null (header->date_origin);
  gesture_scene_act (&scene, anno_gesture_set_state (&scene.gesture, "done"));
  g_assert_cmpstr (header->state, ==, "done");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gesture/mark", test_mark);
  g_test_add_func ("/gesture/label", test_label);
  g_test_add_func ("/gesture/delete", test_delete);
  g_test_add_func ("/gesture/delete-linked-twice", test_delete_linked_twice);
  g_test_add_func ("/gesture/retag", test_retag);
  g_test_add_func ("/gesture/retag-keeps-what-fits", test_retag_keeps_what_fits);
  g_test_add_func ("/gesture/segments", test_segments);
  g_test_add_func ("/gesture/person", test_person);
  g_test_add_func ("/gesture/remarks", test_remarks);
  g_test_add_func ("/gesture/header", test_header);
  return g_test_run ();
}
