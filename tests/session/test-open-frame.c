/* Proves session/open-frame and session/frame-gesture: which part joins which attribution, and that
 * marking it is one step. */
#include "gesture-scene.h"

#include "session/frame-gesture.h"

#include <string.h>

/* Places:                    0         1         2         3         4         5
 *                            012345678901234567890123456789012345678901234567890123 */
static const char text[] = "Eva Lund said on Sunday that the harbour would open soon.\n"
                           "“It is late,” Ben Ash added. “Very late.”\n";

#define EVA 0, 8
#define SAID 9, 13
#define SUNDAY 17, 23
#define THAT_CLAIM 24, 56
#define HARBOUR 29, 40
#define SOON 52, 56
#define LATE 58, 71
#define BEN 72, 79
#define ADDED 80, 85
#define VERY_LATE 87, 99

typedef struct
{
  GestureScene base;
  AnnoArticle *article;
  AnnoOpenFrame *frame;
} Scene;

static void
scene_init (Scene *scene)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  gesture_scene_init (&scene->base);
  scene->article = anno_article_new (bytes, &error);
  g_assert_no_error (error);
  scene->frame = anno_open_frame_new ();
}

static void
scene_clear (Scene *scene)
{
  g_clear_pointer (&scene->frame, anno_open_frame_free);
  g_clear_object (&scene->article);
  gesture_scene_clear (&scene->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* Marks as the verb does, and gives the id of the span that then stands there. @n_edits: of the step. */
static char *
mark_segments (Scene *scene, const char *tag, const GArray *segments, guint n_edits)
{
  const AnnoGesture *gesture = &scene->base.gesture;
  const AnnoTag *type = anno_tagset_find (scene->base.tagset, tag);
  g_autoptr (AnnoSpan) span = NULL;
  AnnoStep *step = anno_frame_gesture_mark (gesture, scene->frame, type, segments, &span);

  g_assert_cmpuint (step != NULL ? anno_step_get_edits (step)->len : 0, ==, n_edits);
  if (step != NULL)
    gesture_scene_act (&scene->base, step);
  g_assert_true (gesture_scene_get (&scene->base, anno_span_get_id (span)) == span);
  anno_open_frame_add (scene->frame, scene->article, gesture->layer, type->role, span);
  return g_strdup (anno_span_get_id (span));
}

static char *
mark (Scene *scene, const char *tag, guint start, guint end, guint n_edits)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  AnnoSegment segment = { start, end };

  g_array_append_val (segments, segment);
  return mark_segments (scene, tag, segments, n_edits);
}

/* Whether the field of the span with id @from links to @to, and to nothing else; @to NULL: is unset. */
static gboolean
links (Scene *scene, const char *from, const char *field, const char *to)
{
  AnnoSpan *span = gesture_scene_get (&scene->base, from);
  guint n = 0, hits = 0;

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (!g_str_equal (value->field, field))
        continue;
      n++;
      hits += g_strcmp0 (value->text, to) == 0;
    }
  return to != NULL ? n == 1 && hits == 1 : n == 0;
}

/* Three drags, three keys, no linking gesture: in whichever order. */
static void
test_any_order (void)
{
  static const struct
  {
    const char *tag;
    guint start, end;
  } parts[] = { { "speaker", EVA }, { "cue", SAID }, { "date", SUNDAY }, { "claim", THAT_CLAIM } };
  static const guint orders[][4] = { { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 1, 3, 0, 2 },
                                     { 0, 2, 3, 1 }, { 3, 0, 2, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (Scene) scene = { 0 };
      char *ids[4] = { NULL };
      gboolean has_claim = FALSE;
      scene_init (&scene);
      for (guint j = 0; j < 4; j++)
        {
          guint part = orders[i][j];
          ids[part] = mark (&scene, parts[part].tag, parts[part].start, parts[part].end,
                            has_claim ? 2 : 1);
          has_claim |= part == 3;
        }
      g_assert_true (links (&scene, ids[3], "said-by", ids[0]));
      g_assert_true (links (&scene, ids[3], "cued-by", ids[1]));
      g_assert_true (links (&scene, ids[3], "said-on", ids[2]));
      for (guint j = 0; j < 4; j++)
        g_free (ids[j]);
    }
}

/* A part whose role is taken begins another attribution. */
static void
test_role_taken (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *eva = mark (&scene, "speaker", EVA, 1);
  g_autofree char *claim = mark (&scene, "claim", THAT_CLAIM, 1);
  g_autofree char *other = mark (&scene, "speaker", HARBOUR, 1);
  g_autofree char *said = mark (&scene, "cue", SAID, 1);

  g_assert_true (links (&scene, claim, "said-by", eva));
  g_assert_true (links (&scene, claim, "cued-by", NULL));
  g_assert_cmpstr (anno_open_frame_get_part (scene.frame, ANNO_ROLE_SPEAKER), ==, other);
  g_assert_cmpstr (anno_open_frame_get_part (scene.frame, ANNO_ROLE_CUE), ==, said);
  g_assert_null (anno_open_frame_get_part (scene.frame, ANNO_ROLE_CLAIM));
}

/* … and so does one in another paragraph. */
static void
test_other_paragraph (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *eva = mark (&scene, "speaker", EVA, 1);
  g_autofree char *late = mark (&scene, "claim", LATE, 1);
  g_autofree char *ben = mark (&scene, "speaker", BEN, 2);

  g_assert_nonnull (eva);
  g_assert_true (links (&scene, late, "said-by", ben));
  g_assert_true (anno_open_frame_covers (scene.frame, 58));
  g_assert_false (anno_open_frame_covers (scene.frame, 5));
}

/* What is said is no part of who says it, or when. */
static void
test_inside_claim (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *claim = mark (&scene, "claim", THAT_CLAIM, 1);
  g_autofree char *soon = mark (&scene, "date", SOON, 1);

  g_assert_true (links (&scene, claim, "said-on", NULL));
  g_assert_false (anno_open_frame_is_open (scene.frame)); /* a date opens none */
  g_assert_nonnull (soon);

  g_auto (Scene) other = { 0 };
  scene_init (&other);
  g_autofree char *harbour = mark (&other, "speaker", HARBOUR, 1);
  g_autofree char *said = mark (&other, "cue", SAID, 1);
  g_autofree char *around = mark (&other, "claim", THAT_CLAIM, 1);
  g_assert_true (links (&other, around, "said-by", NULL));
  g_assert_true (links (&other, around, "cued-by", said));
  g_assert_false (anno_open_frame_has_part (other.frame, harbour));
  g_autofree char *eva = mark (&other, "speaker", EVA, 2);
  g_assert_true (links (&other, around, "said-by", eva));
}

/* A cue inside its claim is a cue all the same, and a claim of two segments is one claim. */
static void
test_interrupted (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  AnnoSegment first = { LATE }, second = { VERY_LATE };
  g_array_append_val (segments, first);
  g_array_append_val (segments, second);
  g_autofree char *claim = mark_segments (&scene, "claim", segments, 1);
  g_autofree char *ben = mark (&scene, "speaker", BEN, 2);
  g_autofree char *added = mark (&scene, "cue", ADDED, 2);

  g_assert_true (links (&scene, claim, "said-by", ben));
  g_assert_true (links (&scene, claim, "cued-by", added));
}

/* The same words marked again are the same part: shared by two attributions. */
static void
test_shared (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *eva = mark (&scene, "speaker", EVA, 1);
  g_autofree char *first = mark (&scene, "claim", THAT_CLAIM, 1);
  g_autofree char *second = mark (&scene, "claim", HARBOUR, 1);
  g_autofree char *again = mark (&scene, "speaker", EVA, 1);

  g_assert_cmpstr (again, ==, eva);
  g_assert_true (links (&scene, first, "said-by", eva));
  g_assert_true (links (&scene, second, "said-by", eva));
  g_autofree char *once_more = mark (&scene, "speaker", EVA, 0);
  g_assert_cmpstr (once_more, ==, eva);
}

static gboolean
follow (Scene *scene, const AnnoSpan *before, const AnnoSpan *after)
{
  return anno_open_frame_follow (scene->frame, scene->base.tagset, before, after);
}

/* Removes the span, and has the frame follow. */
static void
take_away (Scene *scene, const char *id)
{
  g_autoptr (AnnoSpan) before = anno_span_ref (gesture_scene_get (&scene->base, id));

  g_assert_true (anno_layer_remove (scene->base.gesture.layer, id));
  g_assert_true (follow (scene, before, NULL));
}

static void
test_follow_gone (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *eva = mark (&scene, "speaker", EVA, 1);
  g_autofree char *said = mark (&scene, "cue", SAID, 1);

  take_away (&scene, eva);
  g_assert_true (anno_open_frame_is_open (scene.frame));
  take_away (&scene, said);
  g_assert_false (anno_open_frame_is_open (scene.frame));
  g_autofree char *claim = mark (&scene, "claim", THAT_CLAIM, 1);
  g_assert_true (links (&scene, claim, "said-by", NULL));
}

/* Undone and done again, the claim is the frame's as before. */
static void
test_follow_back (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *eva = mark (&scene, "speaker", EVA, 1);
  g_autofree char *id = mark (&scene, "claim", THAT_CLAIM, 1);
  g_autoptr (AnnoSpan) claim = anno_span_ref (gesture_scene_get (&scene.base, id));

  take_away (&scene, id);
  g_assert_null (anno_open_frame_get_part (scene.frame, ANNO_ROLE_CLAIM));
  anno_layer_put (scene.base.gesture.layer, claim);
  g_assert_true (follow (&scene, NULL, claim));
  g_assert_cmpstr (anno_open_frame_get_part (scene.frame, ANNO_ROLE_CLAIM), ==, id);
  g_autofree char *said = mark (&scene, "cue", SAID, 2);
  g_assert_true (links (&scene, id, "cued-by", said));
}

/* What is linked by hand is a part; what is unlinked is none. */
static void
test_follow_links (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *ben = mark (&scene, "speaker", BEN, 1);
  g_autofree char *id = mark (&scene, "claim", THAT_CLAIM, 1);
  g_autoptr (AnnoSpan) alone = anno_span_ref (gesture_scene_get (&scene.base, id));

  gesture_scene_act (&scene.base,
                     gesture_scene_set_step (&scene.base, alone, "said-by", ANNO_VALUE_LINK, ben));
  g_autoptr (AnnoSpan) linked = anno_span_ref (gesture_scene_get (&scene.base, id));
  g_assert_true (follow (&scene, alone, linked));
  g_assert_cmpstr (anno_open_frame_get_part (scene.frame, ANNO_ROLE_SPEAKER), ==, ben);
  g_assert_true (follow (&scene, linked, alone));
  g_assert_null (anno_open_frame_get_part (scene.frame, ANNO_ROLE_SPEAKER));
}

static void
test_follow_others (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *ben = mark (&scene, "speaker", BEN, 1);
  g_autofree char *eva = mark (&scene, "speaker", EVA, 1);

  g_assert_false (follow (&scene, gesture_scene_get (&scene.base, ben), NULL));
  g_assert_cmpstr (anno_open_frame_get_part (scene.frame, ANNO_ROLE_SPEAKER), ==, eva);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open-frame/any-order", test_any_order);
  g_test_add_func ("/open-frame/role-taken", test_role_taken);
  g_test_add_func ("/open-frame/other-paragraph", test_other_paragraph);
  g_test_add_func ("/open-frame/inside-claim", test_inside_claim);
  g_test_add_func ("/open-frame/interrupted", test_interrupted);
  g_test_add_func ("/open-frame/shared", test_shared);
  g_test_add_func ("/open-frame/follow-gone", test_follow_gone);
  g_test_add_func ("/open-frame/follow-back", test_follow_back);
  g_test_add_func ("/open-frame/follow-links", test_follow_links);
  g_test_add_func ("/open-frame/follow-others", test_follow_others);
  return g_test_run ();
}
