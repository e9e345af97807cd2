/* Proves session/split-gesture, copy-gesture and repeat-gesture: what is cut, joined, copied and repeated is
 * one step, goes back exactly, and no link is left that leads nowhere. */
#include "gesture-scene.h"
#include "session/copy-gesture.h"
#include "session/repeat-gesture.h"
#include "session/split-gesture.h"

/*                          0         1         2         3         4 */
/*                          01234567890123456789012345678901234567890123 */
static const char text[] = "Graham said it was close,  and then it wasn’t";

static AnnoArticle *
make_article (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  AnnoArticle *article = anno_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

/* All of a layer, a span a line: its tag, its stretches, its values but for links, its links. */
static char *
print_layer (GestureScene *scene)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < anno_layer_get_n_spans (scene->gesture.layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (scene->gesture.layer, i);
      g_string_append (out, anno_span_get_tag (span));
      for (guint k = 0; k < anno_span_get_n_segments (span); k++)
        g_string_append_printf (out, " %u-%u", anno_span_get_segments (span)[k].start,
                                anno_span_get_segments (span)[k].end);
      for (guint k = 0; k < anno_span_get_n_values (span); k++)
        {
          const AnnoValue *value = anno_span_get_value (span, k);
          AnnoSpan *target = value->kind == ANNO_VALUE_LINK
                                 ? anno_layer_find (scene->gesture.layer, value->text)
                                 : NULL;
          if (value->kind == ANNO_VALUE_LINK)
            g_string_append_printf (out, " %s→%s", value->field,
                                    target != NULL ? anno_span_get_tag (target) : "nowhere");
          else
            g_string_append_printf (out, " %s=%s", value->field, value->text);
        }
      if (anno_span_get_note (span) != NULL)
        g_string_append_printf (out, " (%s)", anno_span_get_note (span));
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
assert_layer (GestureScene *scene, const char *expected)
{
  g_autofree char *printed = print_layer (scene);
  g_assert_cmpstr (printed, ==, expected);
}

static void
set (GestureScene *scene, const char *id, const char *field, AnnoValueKind kind, const char *value)
{
  gesture_scene_act (scene, gesture_scene_set_step (scene, gesture_scene_get (scene, id), field, kind, value));
}

/* Does @step, and takes it back, which must leave what was there; then does it again. */
static void
act_and_back (GestureScene *scene, AnnoStep *step)
{
  g_autofree char *before = print_layer (scene);
  g_autoptr (AnnoStep) again = anno_step_ref (step);
  GPtrArray *inverse = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  const GPtrArray *edits = anno_step_get_edits (step);

  for (guint i = edits->len; i > 0; i--)
    g_ptr_array_add (inverse, anno_edit_invert (edits->pdata[i - 1]));
  gesture_scene_act (scene, step);
  gesture_scene_act (scene, anno_step_new ("Back", inverse, 0));
  assert_layer (scene, before);
  gesture_scene_act (scene, anno_step_ref (again));
}

static void
test_split (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autoptr (AnnoArticle) article = make_article ();
  g_autofree char *speaker = gesture_scene_mark (&scene, "speaker", 0, 6);
  g_autofree char *claim = gesture_scene_mark (&scene, "claim", 12, 45);
  g_autofree char *second = NULL;
  set (&scene, claim, "said-by", ANNO_VALUE_LINK, speaker);
  set (&scene, claim, "quote", ANNO_VALUE_TEXT, "indirect");
  AnnoSpan *span = gesture_scene_get (&scene, claim);

  g_assert_null (anno_split_gesture (&scene.gesture, article, span, 12, NULL));
  g_assert_null (anno_split_gesture (&scene.gesture, article, span, 45, NULL));
  AnnoStep *step = anno_split_gesture (&scene.gesture, article, span, 26, &second);
  g_assert_cmpstr (anno_step_get_label (step), ==, "Split Claim");
  act_and_back (&scene, step);
  assert_layer (&scene, "speaker 0-6\n"
                        "claim 12-25 said-by→speaker quote=indirect\n"
                        "claim 27-45 said-by→speaker quote=indirect\n");
  g_assert_nonnull (gesture_scene_get (&scene, second));
  g_assert_nonnull (gesture_scene_get (&scene, claim));
}

/* A cut in the gap between two parts leaves one to each half. */
static void
test_split_parts (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autoptr (AnnoArticle) article = make_article ();
  g_autofree char *claim = gesture_scene_mark (&scene, "claim", 0, 6);
  gesture_scene_act (&scene, anno_gesture_add_segment (&scene.gesture, gesture_scene_get (&scene, claim), 19, 24));

  act_and_back (&scene, anno_split_gesture (&scene.gesture, article, gesture_scene_get (&scene, claim), 9, NULL));
  assert_layer (&scene, "claim 0-6\nclaim 19-24\n");
}

static void
test_join (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autoptr (AnnoArticle) article = make_article ();
  g_autofree char *first = gesture_scene_mark (&scene, "cue", 7, 11);
  g_autofree char *claim = gesture_scene_mark (&scene, "claim", 12, 25);
  g_autofree char *second = gesture_scene_mark (&scene, "cue", 27, 30);
  set (&scene, claim, "cued-by", ANNO_VALUE_LINK, second);
  gesture_scene_act (&scene, anno_gesture_set_note (&scene.gesture, gesture_scene_get (&scene, first), "one"));
  gesture_scene_act (&scene, anno_gesture_set_note (&scene.gesture, gesture_scene_get (&scene, second), "two"));
  AnnoSpan *span = gesture_scene_get (&scene, first);

  g_assert_null (anno_join_gesture_find (&scene.gesture, span, TRUE));
  AnnoSpan *other = anno_join_gesture_find (&scene.gesture, span, FALSE);
  g_assert_cmpstr (anno_span_get_id (other), ==, second);
  act_and_back (&scene, anno_join_gesture (&scene.gesture, article, span, other));
  assert_layer (&scene, "cue 7-11 27-30 (one\ntwo)\nclaim 12-25 cued-by→cue\n");
}

/* Blanks between the two are taken in; what lies inside the other one doesn't link to itself. */
static void
test_join_neighbours (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autoptr (AnnoArticle) article = make_article ();
  g_autofree char *first = gesture_scene_mark (&scene, "claim", 12, 25);
  g_autofree char *second = gesture_scene_mark (&scene, "claim", 27, 45);
  set (&scene, second, "inside", ANNO_VALUE_LINK, first);
  set (&scene, second, "quote", ANNO_VALUE_TEXT, "direct");

  act_and_back (&scene, anno_join_gesture (&scene.gesture, article, gesture_scene_get (&scene, first),
                                           gesture_scene_get (&scene, second)));
  assert_layer (&scene, "claim 12-45 quote=direct\n");

  g_autofree char *third = gesture_scene_mark (&scene, "claim", 0, 6);
  set (&scene, third, "inside", ANNO_VALUE_LINK, first);
  act_and_back (&scene, anno_join_gesture (&scene.gesture, article, gesture_scene_get (&scene, third),
                                           gesture_scene_get (&scene, first)));
  assert_layer (&scene, "claim 0-6 12-45 quote=direct\n");
}

static void
test_copy (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *speaker = gesture_scene_mark (&scene, "speaker", 0, 6);
  g_autofree char *claim = gesture_scene_mark (&scene, "claim", 12, 25);
  g_autofree char *other = gesture_scene_mark (&scene, "claim", 27, 45);
  set (&scene, claim, "said-by", ANNO_VALUE_LINK, speaker);
  set (&scene, claim, "quote", ANNO_VALUE_TEXT, "direct");
  set (&scene, other, "kind", ANNO_VALUE_TEXT, "opinion");
  AnnoSpan *span = gesture_scene_get (&scene, other);
  g_autoptr (GPtrArray) near = anno_copy_gesture_candidates (&scene.gesture, span, 9);

  g_assert_cmpuint (near->len, ==, 1);
  act_and_back (&scene, anno_copy_gesture (&scene.gesture, span, near->pdata[0]));
  assert_layer (&scene, "speaker 0-6\n"
                        "claim 12-25 said-by→speaker quote=direct\n"
                        "claim 27-45 kind=opinion quote=direct\n");
  g_autoptr (GPtrArray) none
      = anno_copy_gesture_candidates (&scene.gesture, gesture_scene_get (&scene, other), 9);
  g_assert_cmpuint (none->len, ==, 0);
}

static AnnoStep *
repeat (GestureScene *scene, const AnnoStep *last, const char *chosen, guint start, guint end)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  AnnoSegment segment = { start, end };

  if (start < end)
    g_array_append_val (segments, segment);
  return anno_repeat_gesture (&scene->gesture, last,
                              chosen != NULL ? gesture_scene_get (scene, chosen) : NULL, segments, NULL);
}

/* What is selected is marked like the last span, whatever was done to that meanwhile. */
static void
test_repeat_mark (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autoptr (AnnoSpan) span = NULL;
  g_autoptr (AnnoStep) mark = gesture_scene_mark_step (&scene, "claim", 12, 25, &span);
  gesture_scene_act (&scene, anno_step_ref (mark));
  g_autoptr (AnnoStep) field = gesture_scene_set_step (&scene, gesture_scene_get (&scene, anno_span_get_id (span)),
                                                       "quote", ANNO_VALUE_TEXT, "direct");
  gesture_scene_act (&scene, anno_step_ref (field));

  act_and_back (&scene, repeat (&scene, mark, NULL, 0, 6));
  act_and_back (&scene, repeat (&scene, field, NULL, 27, 30));
  assert_layer (&scene, "claim 0-6 quote=direct\nclaim 12-25 quote=direct\nclaim 27-30 quote=direct\n");
  g_assert_null (repeat (&scene, field, NULL, 27, 30)); /* it is there */
  g_assert_null (repeat (&scene, field, NULL, 0, 0));   /* nothing is in hand */
}

static void
test_repeat_change (void)
{
  g_auto (GestureScene) scene = { 0 };
  gesture_scene_init (&scene);
  g_autofree char *first = gesture_scene_mark (&scene, "claim", 12, 25);
  g_autofree char *second = gesture_scene_mark (&scene, "claim", 27, 45);
  g_autofree char *cue = gesture_scene_mark (&scene, "cue", 7, 11);
  g_autoptr (AnnoStep) field = gesture_scene_set_step (&scene, gesture_scene_get (&scene, first), "quote",
                                                       ANNO_VALUE_TEXT, "direct");
  gesture_scene_act (&scene, anno_step_ref (field));
  act_and_back (&scene, repeat (&scene, field, second, 0, 0));
  g_assert_null (repeat (&scene, field, second, 0, 0)); /* it is so */
  g_assert_null (repeat (&scene, field, cue, 0, 0));    /* has no such field */

  g_autoptr (AnnoStep) tag = anno_gesture_retag (&scene.gesture, gesture_scene_get (&scene, cue),
                                                 anno_tagset_find (scene.tagset, "speaker"));
  gesture_scene_act (&scene, anno_step_ref (tag));
  act_and_back (&scene, repeat (&scene, tag, second, 0, 0));
  assert_layer (&scene, "speaker 7-11\nclaim 12-25 quote=direct\nspeaker 27-45\n");

  g_autoptr (AnnoStep) gone = anno_gesture_delete (&scene.gesture, gesture_scene_get (&scene, cue));
  gesture_scene_act (&scene, anno_step_ref (gone));
  act_and_back (&scene, repeat (&scene, gone, second, 0, 0));
  assert_layer (&scene, "claim 12-25 quote=direct\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/split-gesture/split", test_split);
  g_test_add_func ("/split-gesture/split-parts", test_split_parts);
  g_test_add_func ("/split-gesture/join", test_join);
  g_test_add_func ("/split-gesture/join-neighbours", test_join_neighbours);
  g_test_add_func ("/copy-gesture/copy", test_copy);
  g_test_add_func ("/repeat-gesture/mark", test_repeat_mark);
  g_test_add_func ("/repeat-gesture/change", test_repeat_change);
  return g_test_run ();
}
