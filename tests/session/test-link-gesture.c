/* Proves session/link-gesture: which spans can be linked, who holds the link, and that no circle is made. */
#include "gesture-scene.h"
#include "session/link-gesture.h"

static AnnoLink
find (GestureScene *scene, const char *a, const char *b)
{
  AnnoLink link = { NULL };

  g_assert_true (anno_link_gesture_find (&scene->gesture, gesture_scene_get (scene, a),
                                         gesture_scene_get (scene, b), &link));
  return link;
}

static gboolean
can_link (GestureScene *scene, const char *a, const char *b)
{
  AnnoLink link;

  return anno_link_gesture_find (&scene->gesture, gesture_scene_get (scene, a),
                                 gesture_scene_get (scene, b), &link);
}

static void
toggle (GestureScene *scene, const char *a, const char *b)
{
  AnnoLink link = find (scene, a, b);
  gesture_scene_act (scene, anno_link_gesture_toggle (&scene->gesture, &link));
}

/* From whichever end it is asked, the claim holds the link. */
static void
test_owner (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *speaker = gesture_scene_mark (&scene, "speaker", 0, 5);
  g_autofree char *cue = gesture_scene_mark (&scene, "cue", 6, 10);
  g_autofree char *claim = gesture_scene_mark (&scene, "claim", 11, 30);

  AnnoLink link = find (&scene, claim, speaker);
  g_assert_cmpstr (anno_span_get_id (link.owner), ==, claim);
  g_assert_cmpstr (link.field->id, ==, "said-by");
  g_assert_false (link.linked);
  link = find (&scene, speaker, claim);
  g_assert_cmpstr (anno_span_get_id (link.owner), ==, claim);
  g_assert_false (can_link (&scene, speaker, cue));
  g_assert_false (can_link (&scene, claim, claim));

  toggle (&scene, speaker, claim);
  g_assert_true (find (&scene, claim, speaker).linked);
  toggle (&scene, claim, speaker);
  g_assert_false (find (&scene, claim, speaker).linked);
  g_assert_cmpuint (anno_span_get_n_values (gesture_scene_get (&scene, claim)), ==, 0);
}

/* A claim has one cue, and any number of speakers. */
static void
test_one_or_many (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *first = gesture_scene_mark (&scene, "cue", 0, 5);
  g_autofree char *second = gesture_scene_mark (&scene, "cue", 6, 10);
  g_autofree char *ann = gesture_scene_mark (&scene, "speaker", 31, 34);
  g_autofree char *ben = gesture_scene_mark (&scene, "speaker", 35, 38);
  g_autofree char *claim = gesture_scene_mark (&scene, "claim", 11, 30);

  toggle (&scene, claim, first);
  toggle (&scene, claim, second);
  g_assert_false (find (&scene, claim, first).linked);
  g_assert_true (find (&scene, claim, second).linked);
  toggle (&scene, claim, ann);
  toggle (&scene, claim, ben);
  g_assert_true (find (&scene, claim, ann).linked);
  g_assert_true (find (&scene, claim, ben).linked);
  toggle (&scene, claim, ann);
  g_assert_true (find (&scene, claim, ben).linked);
}

/* Of two claims the one that lies in the other holds the link; and none lies in itself by a circle. */
static void
test_inside (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *outer = gesture_scene_mark (&scene, "claim", 0, 50);
  g_autofree char *middle = gesture_scene_mark (&scene, "claim", 10, 40);
  g_autofree char *inner = gesture_scene_mark (&scene, "claim", 20, 30);

  g_assert_cmpstr (anno_span_get_id (find (&scene, outer, inner).owner), ==, inner);
  g_assert_cmpstr (anno_span_get_id (find (&scene, inner, outer).owner), ==, inner);
  toggle (&scene, outer, middle);
  toggle (&scene, middle, inner);
  g_assert_true (find (&scene, outer, middle).linked);
  AnnoLink link = find (&scene, outer, inner);
  g_assert_cmpstr (anno_span_get_id (link.owner), ==, inner);
  g_assert_false (link.linked);
}

static void
test_candidates (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *far = gesture_scene_mark (&scene, "speaker", 0, 5);
  g_autofree char *claim = gesture_scene_mark (&scene, "claim", 50, 60);
  g_autofree char *near = gesture_scene_mark (&scene, "speaker", 70, 75);
  g_autofree char *nearest = gesture_scene_mark (&scene, "cue", 61, 65);
  AnnoSpan *span = gesture_scene_get (&scene, claim);
  const char *order[] = { nearest, near, far };

  g_autoptr (GPtrArray) all = anno_link_gesture_candidates (&scene.gesture, span, 9);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (anno_span_get_id (all->pdata[i]), ==, order[i]);
  g_autoptr (GPtrArray) two = anno_link_gesture_candidates (&scene.gesture, span, 2);
  g_assert_cmpuint (two->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link-gesture/owner", test_owner);
  g_test_add_func ("/link-gesture/one-or-many", test_one_or_many);
  g_test_add_func ("/link-gesture/inside", test_inside);
  g_test_add_func ("/link-gesture/candidates", test_candidates);
  return g_test_run ();
}
