/* Proves session/people-gesture: changing, merging, splitting and deleting people, each one step
 * that can be taken back, and what is refused. */
#include "gesture-scene.h"
#include "session/apply.h"
#include "session/people-gesture.h"

static void
put (GestureScene *scene, const char *id, const char *name)
{
  const AnnoPersonParts parts = { .id = id, .name = name };
  g_autoptr (GError) error = NULL;

  gesture_scene_act (scene, anno_people_gesture_put (scene->people, &parts, &error));
  g_assert_no_error (error);
}

static const char *
end_of (GestureScene *scene, const char *id)
{
  AnnoPerson *person = anno_people_resolve (scene->people, id);
  return person != NULL ? anno_person_get_id (person) : NULL;
}

static void
scene_init (GestureScene *scene)
{
  gesture_scene_init (scene);
  put (scene, "urn:x:a", "Ann");
  put (scene, "urn:x:b", "Ben");
  put (scene, "urn:x:c", "Cem");
}

static void
test_put (void)
{
  g_auto (GestureScene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);
  AnnoPersonParts parts = { .id = "urn:x:a", .name = "Ann" };

  g_assert_null (anno_people_gesture_put (scene.people, &parts, &error));
  g_assert_no_error (error);
  parts.wikidata = "https://www.wikidata.org/wiki/q42";
  gesture_scene_act (&scene, anno_people_gesture_put (scene.people, &parts, &error));
  g_assert_cmpstr (anno_person_get_parts (anno_people_find (scene.people, "urn:x:a"))->wikidata, ==,
                   "Q42");
  parts.wikidata = "Douglas Adams";
  g_assert_null (anno_people_gesture_put (scene.people, &parts, &error));
  g_assert_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_WIKIDATA);
}

static void
test_wikidata (void)
{
  static const char *const cases[][2] = {
    { "Q42", "Q42" }, { " q42 ", "Q42" }, { "http://www.wikidata.org/entity/Q22212", "Q22212" },
    { "Q", NULL },    { "", NULL },       { "42", NULL },
    { "Q4x", NULL },  { "Q042", NULL },   { "https://www.wikidata.org/wiki/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = anno_people_gesture_read_wikidata (cases[i][0]);
      g_assert_cmpstr (number, ==, cases[i][1]);
    }
}

static void
test_merge (void)
{
  g_auto (GestureScene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);

  gesture_scene_act (&scene,
                     anno_people_gesture_merge (scene.people, "urn:x:a", "urn:x:b", &error));
  g_assert_cmpstr (end_of (&scene, "urn:x:a"), ==, "urn:x:b");
  /* Whoever is merged by now stands for whom they are. */
  gesture_scene_act (&scene,
                     anno_people_gesture_merge (scene.people, "urn:x:a", "urn:x:c", &error));
  g_assert_cmpstr (end_of (&scene, "urn:x:a"), ==, "urn:x:c");
  g_assert_cmpstr (end_of (&scene, "urn:x:b"), ==, "urn:x:c");

  gesture_scene_act (&scene, anno_people_gesture_unmerge (scene.people, "urn:x:b", &error));
  g_assert_cmpstr (end_of (&scene, "urn:x:b"), ==, "urn:x:b");
  g_assert_null (anno_people_gesture_unmerge (scene.people, "urn:x:b", &error));
  g_assert_no_error (error);
}

/* What would close a circle is refused, from whichever member of it one comes. */
static void
test_circles (void)
{
  static const char *const refused[][2] = {
    { "urn:x:c", "urn:x:a" }, { "urn:x:c", "urn:x:b" }, { "urn:x:a", "urn:x:c" },
    { "urn:x:a", "urn:x:b" }, { "urn:x:c", "urn:x:c" },
  };
  g_auto (GestureScene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);

  gesture_scene_act (&scene,
                     anno_people_gesture_merge (scene.people, "urn:x:a", "urn:x:b", &error));
  gesture_scene_act (&scene,
                     anno_people_gesture_merge (scene.people, "urn:x:b", "urn:x:c", &error));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (
          anno_people_gesture_merge (scene.people, refused[i][0], refused[i][1], &error));
      g_assert_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_SAME);
      g_clear_error (&error);
    }
  g_assert_null (anno_people_gesture_merge (scene.people, "urn:x:a", "urn:x:nobody", &error));
  g_assert_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_UNKNOWN);
}

static void
test_delete (void)
{
  g_auto (GestureScene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  scene_init (&scene);
  gesture_scene_act (&scene,
                     anno_people_gesture_merge (scene.people, "urn:x:a", "urn:x:b", &error));

  g_assert_null (anno_people_gesture_delete (scene.people, "urn:x:b", 2, &error));
  g_assert_error (error, ANNO_PEOPLE_GESTURE_ERROR, ANNO_PEOPLE_GESTURE_ERROR_USED);
  g_assert_nonnull (strstr (error->message, "2 mentions"));
  g_clear_error (&error);

  g_autoptr (AnnoStep) step = anno_people_gesture_delete (scene.people, "urn:x:b", 0, &error);
  g_assert_true (anno_apply_step (step, scene.people, gesture_scene_find, &scene, &error));
  g_assert_cmpuint (anno_people_get_n (scene.people), ==, 1);
  g_assert_true (anno_revert_step (step, scene.people, gesture_scene_find, &scene, &error));
  g_assert_cmpuint (anno_people_get_n (scene.people), ==, 3);
  g_assert_cmpstr (end_of (&scene, "urn:x:a"), ==, "urn:x:b");
}

static const char *
person_at (GestureScene *scene, const char *id)
{
  const AnnoValue *value = anno_span_find_value (gesture_scene_get (scene, id), "person");
  return value != NULL ? value->text : NULL;
}

static AnnoLayer *
find_mentions (const char *article, gpointer data)
{
  return g_str_equal (article, GESTURE_SCENE_PATH) ? ((GestureScene *) data)->gesture.layer : NULL;
}

static void
add_mention (GPtrArray *list, const char *article, const char *id, const char *person)
{
  AnnoMentioned *mention = g_new0 (AnnoMentioned, 1);

  mention->article = g_strdup (article);
  mention->id = g_strdup (id);
  mention->field = g_intern_string ("person");
  mention->person = g_strdup (person);
  g_ptr_array_add (list, mention);
}

/* The chosen mentions go to the new person; those that are gone, or mean somebody else by now,
 * don't. */
static void
test_split (void)
{
  g_auto (GestureScene) scene = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mentions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_mentioned_free);
  scene_init (&scene);
  g_autofree char *first = gesture_scene_mark (&scene, "speaker", 0, 3);
  g_autofree char *second = gesture_scene_mark (&scene, "speaker", 10, 13);
  g_autofree char *third = gesture_scene_mark (&scene, "speaker", 20, 23);
  const char *const ids[] = { first, second, third };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    gesture_scene_act (&scene,
                       gesture_scene_set_step (&scene, gesture_scene_get (&scene, ids[i]), "person",
                                               ANNO_VALUE_PERSON, i < 2 ? "urn:x:a" : "urn:x:b"));
  add_mention (mentions, GESTURE_SCENE_PATH, second, "urn:x:a");
  add_mention (mentions, GESTURE_SCENE_PATH, third, "urn:x:a");
  add_mention (mentions, GESTURE_SCENE_PATH, "urn:uuid:gone", "urn:x:a");
  add_mention (mentions, "elsewhere.txt", first, "urn:x:a");

  const AnnoPersonParts parts = { .name = "Another Ann" };
  g_autoptr (AnnoPerson) person = anno_people_gesture_make (&parts);
  g_autoptr (AnnoStep) step
      = anno_people_gesture_split (scene.people, person, mentions, find_mentions, &scene);
  g_assert_cmpuint (anno_step_get_edits (step)->len, ==, 2);
  g_assert_true (anno_apply_step (step, scene.people, gesture_scene_find, &scene, &error));
  g_assert_cmpstr (person_at (&scene, first), ==, "urn:x:a");
  g_assert_cmpstr (person_at (&scene, second), ==, anno_person_get_id (person));
  g_assert_cmpstr (person_at (&scene, third), ==, "urn:x:b");
  g_assert_true (anno_people_find (scene.people, anno_person_get_id (person)) == person);

  g_assert_true (anno_revert_step (step, scene.people, gesture_scene_find, &scene, &error));
  g_assert_cmpstr (person_at (&scene, second), ==, "urn:x:a");
  g_assert_cmpuint (anno_people_get_n (scene.people), ==, 3);

  g_ptr_array_set_size (mentions, 0);
  g_assert_null (anno_people_gesture_split (scene.people, person, mentions, find_mentions, &scene));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-gesture/put", test_put);
  g_test_add_func ("/people-gesture/wikidata", test_wikidata);
  g_test_add_func ("/people-gesture/merge", test_merge);
  g_test_add_func ("/people-gesture/circles", test_circles);
  g_test_add_func ("/people-gesture/delete", test_delete);
  g_test_add_func ("/people-gesture/split", test_split);
  return g_test_run ();
}
