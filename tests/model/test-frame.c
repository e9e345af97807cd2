/* Proves model/frame: which spans an attribution is made of. */
#include "model/frame.h"

#include "formats/tagset-file.h"
#include "model/span-draft.h"

typedef struct
{
  AnnoTagset *tagset;
  AnnoLayer *layer;
} Scene;

static void
scene_init (Scene *scene)
{
  scene->tagset = anno_tagset_file_get_default ();
  scene->layer = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
}

static void
scene_clear (Scene *scene)
{
  g_object_unref (scene->layer);
  anno_tagset_unref (scene->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* Puts a span; @links: pairs of a field and an id, then NULL. */
static AnnoSpan *
put (Scene *scene, const char *id, const char *tag, guint start, const char *const *links)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);

  anno_span_draft_add_segment (draft, start, start + 5);
  for (guint i = 0; links != NULL && links[i] != NULL; i += 2)
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, links[i], links[i + 1]));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (scene->layer, span);
  return anno_layer_find (scene->layer, id);
}

static void
test_of_claim (void)
{
  static const char *const links[] = { "said-by", "s1", "said-by", "s2", "cued-by", "k", "said-on",
                                       "d", "said-on", "gone", "inside", "c0", NULL };
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoSpan *s1 = put (&scene, "s1", "speaker", 30, NULL);
  AnnoSpan *s2 = put (&scene, "s2", "speaker", 10, NULL);
  AnnoSpan *cue = put (&scene, "k", "cue", 40, NULL);
  AnnoSpan *date = put (&scene, "d", "date", 50, NULL);
  AnnoSpan *outer = put (&scene, "c0", "claim", 0, NULL);
  AnnoSpan *claim = put (&scene, "c", "claim", 60, links);

  g_autoptr (AnnoFrame) frame = anno_frame_of_claim (scene.layer, scene.tagset, claim);
  const GPtrArray *speakers = anno_frame_get_parts (frame, ANNO_ROLE_SPEAKER);
  g_assert_true (anno_frame_get_claim (frame) == claim);
  g_assert_true (anno_frame_get_outer (frame) == outer);
  g_assert_cmpuint (speakers->len, ==, 2);
  g_assert_true (speakers->pdata[0] == s1 && speakers->pdata[1] == s2);
  g_assert_true (anno_frame_get_parts (frame, ANNO_ROLE_CUE)->pdata[0] == cue);
  g_assert_cmpuint (anno_frame_get_parts (frame, ANNO_ROLE_DATE)->len, ==, 1);
  g_assert_true (anno_frame_get_parts (frame, ANNO_ROLE_DATE)->pdata[0] == date);
  g_assert_true (anno_frame_is_complete (frame));
  g_auto (GStrv) ids = anno_frame_list_ids (frame);
  g_autofree char *list = g_strjoinv (" ", ids);
  g_assert_cmpstr (list, ==, "s1 s2 k c d");
}

/* A part of two frames shows the first; the outer claim is no part of the inner one's frame. */
static void
test_of (void)
{
  static const char *const first[] = { "said-by", "s", "cued-by", "k", NULL };
  static const char *const second[] = { "said-by", "s", "inside", "c1", NULL };
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoSpan *speaker = put (&scene, "s", "speaker", 90, NULL);
  AnnoSpan *cue = put (&scene, "k", "cue", 80, NULL);
  AnnoSpan *alone = put (&scene, "k2", "cue", 70, NULL);
  AnnoSpan *later = put (&scene, "c2", "claim", 20, second);
  AnnoSpan *claim = put (&scene, "c1", "claim", 10, first);

  g_autoptr (AnnoFrame) of_speaker = anno_frame_of (scene.layer, scene.tagset, speaker);
  g_assert_true (anno_frame_get_claim (of_speaker) == claim);
  g_assert_true (anno_frame_get_parts (of_speaker, ANNO_ROLE_CUE)->pdata[0] == cue);
  g_autoptr (AnnoFrame) of_outer = anno_frame_of (scene.layer, scene.tagset, claim);
  g_assert_true (anno_frame_get_claim (of_outer) == claim);
  g_assert_null (anno_frame_get_outer (of_outer));
  g_autoptr (AnnoFrame) of_later = anno_frame_of (scene.layer, scene.tagset, later);
  g_assert_true (anno_frame_get_outer (of_later) == claim);
  g_assert_false (anno_frame_is_complete (of_later));
  g_autoptr (AnnoFrame) of_alone = anno_frame_of (scene.layer, scene.tagset, alone);
  g_assert_null (anno_frame_get_claim (of_alone));
  g_assert_true (anno_frame_get_parts (of_alone, ANNO_ROLE_CUE)->pdata[0] == alone);
}

static void
test_no_role (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoSpan *odd = put (&scene, "x", "unheard-of", 0, NULL);

  g_assert_cmpint (anno_frame_role_of (scene.tagset, odd), ==, ANNO_ROLE_NONE);
  g_assert_null (anno_frame_of (scene.layer, scene.tagset, odd));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/of-claim", test_of_claim);
  g_test_add_func ("/frame/of", test_of);
  g_test_add_func ("/frame/no-role", test_no_role);
  return g_test_run ();
}
