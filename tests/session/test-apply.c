/* Proves session/apply: all of a step or nothing, there and back. */
#include "model/span-draft.h"
#include "session/apply.h"

typedef struct
{
  AnnoPeople *people;
  AnnoLayer *a;
  AnnoLayer *b;
} Scene;

static AnnoLayer *
new_layer (const char *label)
{
  return anno_layer_new (anno_layer_header_new (label, "urn:uuid:1", "Ann", NULL));
}

static void
scene_init (Scene *scene)
{
  scene->people = anno_people_new ();
  scene->a = new_layer ("a.txt");
  scene->b = new_layer ("b.txt");
}

static void
scene_clear (Scene *scene)
{
  g_object_unref (scene->people);
  g_object_unref (scene->a);
  g_object_unref (scene->b);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoLayer *
find (const char *article, gpointer data)
{
  Scene *scene = data;

  if (g_str_equal (article, "a.txt"))
    return scene->a;
  return g_str_equal (article, "b.txt") ? scene->b : NULL;
}

static AnnoSpan *
span_of (const char *id, guint start)
{
  AnnoSpanDraft *draft = anno_span_draft_new ("cue");
  anno_span_draft_set_id (draft, id);
  anno_span_draft_add_segment (draft, start, start + 3);
  return anno_span_draft_finish (draft);
}

static AnnoPerson *
person_of (const char *id, const char *name)
{
  const AnnoPersonParts parts = { .id = id, .name = name };
  return anno_person_new (&parts);
}

/* Takes the edits over. */
static AnnoStep *
step_with (AnnoEdit *first, ...)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  va_list arguments;

  va_start (arguments, first);
  for (AnnoEdit *edit = first; edit != NULL; edit = va_arg (arguments, AnnoEdit *))
    g_ptr_array_add (edits, edit);
  va_end (arguments);
  return anno_step_new ("Do", edits, 0);
}

static void
test_there_and_back (void)
{
  g_auto (Scene) scene = { NULL };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);
  g_autoptr (AnnoSpan) one = span_of ("one", 0);
  g_autoptr (AnnoSpan) moved = span_of ("one", 9);
  g_autoptr (AnnoSpan) other = span_of ("other", 4);
  g_autoptr (AnnoPerson) ann = person_of ("urn:a", "Ann");

  /* The same span twice in one step: it comes, and it moves. */
  g_autoptr (AnnoStep) step = step_with (
      anno_edit_new_person (NULL, ann), anno_edit_new_span ("a.txt", NULL, one),
      anno_edit_new_span ("a.txt", one, moved), anno_edit_new_span ("b.txt", NULL, other),
      anno_edit_new_member ("b.txt", "state", "new", "done"), NULL);

  for (guint round = 0; round < 2; round++)
    {
      g_assert_true (anno_apply_step (step, scene.people, find, &scene, &error));
      g_assert_no_error (error);
      g_assert_true (anno_layer_find (scene.a, "one") == moved);
      g_assert_true (anno_layer_find (scene.b, "other") == other);
      g_assert_cmpstr (anno_layer_get_header (scene.b)->state, ==, "done");
      g_assert_true (anno_people_find (scene.people, "urn:a") == ann);

      g_assert_true (anno_revert_step (step, scene.people, find, &scene, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (anno_layer_get_n_spans (scene.a), ==, 0);
      g_assert_cmpuint (anno_layer_get_n_spans (scene.b), ==, 0);
      g_assert_cmpstr (anno_layer_get_header (scene.b)->state, ==, "new");
      g_assert_cmpuint (anno_people_get_n (scene.people), ==, 0);
    }
}

/* What the last edit of a step runs into, beside edits that would fit. */
static AnnoEdit *
misfit (guint number, AnnoSpan *there, AnnoSpan *changed, AnnoPerson *person)
{
  switch (number)
    {
    case 0: /* the span is another one by now */
      return anno_edit_new_span ("a.txt", changed, there);
    case 1: /* there is one already */
      return anno_edit_new_span ("a.txt", NULL, there);
    case 2: /* it isn't there */
      return anno_edit_new_span ("b.txt", there, NULL);
    case 3: /* the member has another value */
      return anno_edit_new_member ("a.txt", "state", "done", "new");
    case 4: /* the person isn't in the list */
      return anno_edit_new_person (person, NULL);
    case 5: /* nobody has that article open */
      return anno_edit_new_span ("c.txt", NULL, there);
    default:
      return NULL;
    }
}

static void
test_nothing_at_all (void)
{
  for (guint number = 0; number < 6; number++)
    {
      g_auto (Scene) scene = { NULL };
      scene_init (&scene);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoSpan) there = span_of ("there", 0);
      g_autoptr (AnnoSpan) changed = span_of ("there", 1);
      g_autoptr (AnnoSpan) fresh = span_of ("fresh", 5);
      g_autoptr (AnnoPerson) ann = person_of ("urn:a", "Ann");
      g_autoptr (AnnoPerson) ben = person_of ("urn:b", "Ben");
      anno_layer_put (scene.a, there);
      g_autoptr (AnnoStep) step
          = step_with (anno_edit_new_person (NULL, ann), anno_edit_new_span ("a.txt", NULL, fresh),
                       anno_edit_new_member ("a.txt", "date", NULL, "2017-07-10"),
                       misfit (number, there, changed, ben), NULL);

      g_assert_false (anno_apply_step (step, scene.people, find, &scene, &error));
      int code = number == 5 ? ANNO_APPLY_ERROR_NOT_LOADED : ANNO_APPLY_ERROR_CHANGED;
      g_assert_error (error, ANNO_APPLY_ERROR, code);
      g_assert_cmpuint (anno_people_get_n (scene.people), ==, 0);
      g_assert_cmpuint (anno_layer_get_n_spans (scene.a), ==, 1);
      g_assert_true (anno_layer_nth (scene.a, 0) == there);
      g_assert_null (anno_layer_get_header (scene.a)->date);
      g_assert_cmpstr (anno_layer_get_header (scene.a)->state, ==, "new");
    }
}

/* A step that was done can't be taken back once something else stands in its place. */
static void
test_revert_refused (void)
{
  g_auto (Scene) scene = { NULL };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);
  g_autoptr (AnnoSpan) first = span_of ("x", 0);
  g_autoptr (AnnoSpan) second = span_of ("y", 0);
  g_autoptr (AnnoSpan) later = span_of ("x", 7);
  g_autoptr (AnnoStep) step = step_with (anno_edit_new_span ("a.txt", NULL, first),
                                         anno_edit_new_span ("a.txt", NULL, second), NULL);

  g_assert_true (anno_apply_step (step, scene.people, find, &scene, &error));
  anno_layer_put (scene.a, later);
  g_assert_false (anno_revert_step (step, scene.people, find, &scene, &error));
  g_assert_error (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_CHANGED);
  g_assert_true (anno_layer_find (scene.a, "x") == later);
  g_assert_true (anno_layer_find (scene.a, "y") == second);
}

/* Equal is enough: after a restart the spans are read anew. */
static void
test_equal_is_enough (void)
{
  g_auto (Scene) scene = { NULL };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);
  g_autoptr (AnnoSpan) span = span_of ("x", 0);
  g_autoptr (AnnoSpan) same = span_of ("x", 0);
  g_autoptr (AnnoEdit) edit = anno_edit_new_span ("a.txt", same, NULL);

  anno_layer_put (scene.a, span);
  g_assert_true (anno_apply_edit (edit, scene.people, scene.a, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (anno_layer_get_n_spans (scene.a), ==, 0);
  g_assert_false (anno_apply_edit (edit, scene.people, scene.a, &error));
  g_assert_error (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_CHANGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/apply/there-and-back", test_there_and_back);
  g_test_add_func ("/apply/nothing-at-all", test_nothing_at_all);
  g_test_add_func ("/apply/revert-refused", test_revert_refused);
  g_test_add_func ("/apply/equal-is-enough", test_equal_is_enough);
  return g_test_run ();
}
