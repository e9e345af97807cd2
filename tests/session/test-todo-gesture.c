/* Proves session/todo-gesture: one's own annotation becomes what was decided, as one step that
 * fits; note, flag and id stay, and links lead only to what is there. */
#include "gesture-scene.h"
#include "model/span-draft.h"
#include "session/todo-gesture.h"

#define LENGTH 100

typedef struct
{
  GestureScene base;
  AnnoTodoFacts facts;
} Scene;

static void
scene_init (Scene *self)
{
  gesture_scene_init (&self->base);
  self->facts.wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  self->facts.people = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
scene_clear (Scene *self)
{
  anno_todo_facts_clear (&self->facts);
  gesture_scene_clear (&self->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* @value: of @field, of that kind; NULL for none. */
static void
want (Scene *self, const char *tag, guint start, guint end, const char *field, AnnoValueKind kind,
      const char *value)
{
  AnnoSpanDraft *draft = anno_span_draft_new (anno_tagset_id_of (self->base.tagset, tag));

  anno_span_draft_add_segment (draft, start, end);
  if (value != NULL)
    anno_span_draft_add_value (
        draft, anno_value_new (kind, gesture_scene_field (&self->base, tag, field)->id, value));
  g_ptr_array_add (self->facts.wanted, anno_span_draft_finish (draft));
}

static AnnoStep *
make (Scene *self, guint *n_left)
{
  return anno_todo_gesture_apply (&self->base.gesture, LENGTH, self->base.people, &self->facts,
                                  n_left);
}

static void
apply (Scene *self, guint n_left)
{
  guint n = G_MAXUINT;
  AnnoStep *step = make (self, &n);

  g_assert_nonnull (step);
  g_assert_cmpuint (n, ==, n_left);
  g_assert_cmpstr (anno_step_get_label (step), ==, "Apply Decision");
  g_assert_cmpstr (anno_step_get_article (step), ==, GESTURE_SCENE_PATH);
  gesture_scene_act (&self->base, step);
}

static AnnoLayer *
layer_of (Scene *self)
{
  return self->base.gesture.layer;
}

static void
assert_at (const AnnoSpan *span, const char *tag, guint start, guint end)
{
  g_assert_cmpstr (anno_span_get_tag (span), ==, tag);
  g_assert_cmpuint (anno_span_get_start (span), ==, start);
  g_assert_cmpuint (anno_span_get_end (span), ==, end);
}

static void
test_becomes (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *own = gesture_scene_mark (&scene.base, "speaker", 0, 6);
  AnnoSpan *before = gesture_scene_get (&scene.base, own);
  gesture_scene_act (&scene.base, anno_gesture_set_note (&scene.base.gesture, before, "mine"));
  gesture_scene_act (
      &scene.base,
      anno_gesture_set_unsure (&scene.base.gesture, gesture_scene_get (&scene.base, own), TRUE));
  scene.facts.own = g_strdup (own);
  want (&scene, "claim", 2, 9, "kind", ANNO_VALUE_TEXT, "plan");
  apply (&scene, 0);

  AnnoSpan *now = gesture_scene_get (&scene.base, own);
  assert_at (now, "claim", 2, 9);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (&scene)), ==, 1);
  g_assert_cmpuint (anno_span_get_n_values (now), ==, 1);
  g_assert_cmpstr (anno_span_get_value (now, 0)->text, ==, "plan");
  g_assert_cmpstr (anno_span_get_note (now), ==, "mine");
  g_assert_true (anno_span_get_unsure (now));
  g_assert_null (make (&scene, NULL)); /* it is so */
}

/* Its end takes what links to it along. */
static void
test_goes (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *own = gesture_scene_mark (&scene.base, "speaker", 0, 6);
  g_autofree char *claim = gesture_scene_mark (&scene.base, "claim", 12, 40);
  gesture_scene_act (&scene.base,
                     gesture_scene_set_step (&scene.base, gesture_scene_get (&scene.base, claim),
                                             "said-by", ANNO_VALUE_LINK, own));
  scene.facts.own = g_strdup (own);
  apply (&scene, 0);
  g_assert_null (gesture_scene_get (&scene.base, own));
  g_assert_cmpuint (anno_span_get_n_values (gesture_scene_get (&scene.base, claim)), ==, 0);
  g_assert_null (make (&scene, NULL)); /* it isn't there any more */
}

static void
test_comes (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *speaker = gesture_scene_mark (&scene.base, "speaker", 0, 6);
  want (&scene, "claim", 12, 40, "said-by", ANNO_VALUE_LINK, speaker);
  apply (&scene, 0);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (&scene)), ==, 2);
  AnnoSpan *claim = anno_layer_nth (layer_of (&scene), 1);
  assert_at (claim, "claim", 12, 40);
  g_assert_cmpstr (anno_span_get_value (claim, 0)->text, ==, speaker);
  g_assert_cmpint (anno_span_get_created (claim), >, 0);
  /* A new one has an id of one's own: two people's are never one. */
  g_assert_cmpstr (anno_span_get_id (claim), !=, anno_span_get_id (scene.facts.wanted->pdata[0]));
  g_assert_null (make (&scene, NULL));
}

static void
test_links (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  want (&scene, "claim", 12, 40, "said-by", ANNO_VALUE_LINK, "urn:uuid:none");
  scene.facts.n_left = 2; /* known before */
  apply (&scene, 3);
  g_assert_cmpuint (anno_span_get_n_values (anno_layer_nth (layer_of (&scene), 0)), ==, 0);
}

/* Of several one's own becomes the one with its tag; one that is there isn't marked twice. */
static void
test_both (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *own = gesture_scene_mark (&scene.base, "speaker", 0, 6);
  g_autofree char *date = gesture_scene_mark (&scene.base, "date", 4, 9);
  scene.facts.own = g_strdup (own);
  want (&scene, "date", 4, 9, NULL, 0, NULL);
  want (&scene, "speaker", 0, 9, NULL, 0, NULL);
  want (&scene, "cue", 0, 3, NULL, 0, NULL);
  apply (&scene, 0);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (&scene)), ==, 3);
  assert_at (gesture_scene_get (&scene.base, own), "speaker", 0, 9);
  assert_at (gesture_scene_get (&scene.base, date), "date", 4, 9);
}

static void
test_people (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  const AnnoPersonParts parts
      = { .id = "urn:uuid:00000000-0000-4000-8000-0000000000a1", .name = "Lindsey Graham" };
  g_ptr_array_add (scene.facts.people, anno_person_new (&parts));
  want (&scene, "speaker", 0, 6, "person", ANNO_VALUE_PERSON, parts.id);
  apply (&scene, 0);
  g_assert_nonnull (anno_people_find (scene.base.people, parts.id));
  g_assert_cmpstr (anno_span_get_value (anno_layer_nth (layer_of (&scene), 0), 0)->text, ==,
                   parts.id);
}

/* People alone are no reason for a step, and nothing is marked beyond the end. */
static void
test_refused (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  const AnnoPersonParts parts
      = { .id = "urn:uuid:00000000-0000-4000-8000-0000000000a1", .name = "Lindsey Graham" };
  g_ptr_array_add (scene.facts.people, anno_person_new (&parts));
  g_assert_null (make (&scene, NULL));
  want (&scene, "date", LENGTH - 3, LENGTH + 1, NULL, 0, NULL);
  g_assert_null (make (&scene, NULL));
  g_clear_pointer (&scene.facts.wanted, g_ptr_array_unref);
  g_assert_null (make (&scene, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/todo-gesture/becomes", test_becomes);
  g_test_add_func ("/todo-gesture/goes", test_goes);
  g_test_add_func ("/todo-gesture/comes", test_comes);
  g_test_add_func ("/todo-gesture/links", test_links);
  g_test_add_func ("/todo-gesture/both", test_both);
  g_test_add_func ("/todo-gesture/people", test_people);
  g_test_add_func ("/todo-gesture/refused", test_refused);
  return g_test_run ();
}
