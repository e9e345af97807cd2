/* Proves that spans of a former id are of their type in all that is done with them: a type that got another
 * id loses nobody's work. */
#include "gesture-scene.h"
#include "model/frame.h"
#include "model/span-filter.h"
#include "model/tagset-draft.h"
#include "session/link-gesture.h"
#include "session/mass-gesture.h"

typedef struct
{
  GestureScene scene;
  char *speaker, *claim; /* marked before the types got other ids */
} Renamed;

static void
give_other_ids (GestureScene *scene)
{
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (scene->tagset);

  for (guint i = 0; i < anno_tagset_draft_get_n_tags (draft); i++)
    {
      AnnoTag *tag = anno_tagset_draft_get_tag (draft, i);
      g_autofree char *id = g_strdup_printf ("new-%s", tag->id);
      anno_tagset_draft_set_id (draft, tag, id);
    }
  anno_tagset_unref (scene->tagset);
  scene->tagset = anno_tagset_draft_make (draft);
  scene->gesture.tagset = scene->tagset;
}

static void
renamed_init (Renamed *self)
{
  gesture_scene_init (&self->scene);
  self->speaker = gesture_scene_mark (&self->scene, "speaker", 0, 6);
  self->claim = gesture_scene_mark (&self->scene, "claim", 12, 30);
  give_other_ids (&self->scene);
}

static void
renamed_clear (Renamed *self)
{
  gesture_scene_clear (&self->scene);
  g_free (self->speaker);
  g_free (self->claim);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Renamed, renamed_clear)

/* To mark once more what is marked makes no second span. */
static void
test_twin (void)
{
  g_auto (Renamed) renamed = { 0 };
  renamed_init (&renamed);
  g_autoptr (AnnoSpan) span = NULL;

  g_assert_null (gesture_scene_mark_step (&renamed.scene, "new-speaker", 0, 6, &span));
  g_assert_cmpstr (anno_span_get_id (span), ==, renamed.speaker);

  const AnnoTag *tag = anno_tagset_find (renamed.scene.tagset, "new-speaker");
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  AnnoRange range = { 0, 6 };
  g_array_append_val (ranges, range);
  g_autoptr (GPtrArray) found = anno_mass_gesture_find (&renamed.scene.gesture, tag, ranges);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_null (anno_mass_gesture_mark (&renamed.scene.gesture, tag, ranges, found->pdata[0], NULL));
}

static void
test_links (void)
{
  g_auto (Renamed) renamed = { 0 };
  renamed_init (&renamed);
  AnnoSpan *claim = gesture_scene_get (&renamed.scene, renamed.claim);
  AnnoSpan *speaker = gesture_scene_get (&renamed.scene, renamed.speaker);
  AnnoLink link;

  g_assert_true (anno_link_gesture_find (&renamed.scene.gesture, claim, speaker, &link));
  gesture_scene_act (&renamed.scene, anno_link_gesture_toggle (&renamed.scene.gesture, &link));
  claim = gesture_scene_get (&renamed.scene, renamed.claim);
  g_assert_nonnull (anno_span_find_value (claim, "said-by"));
  g_autoptr (AnnoFrame) frame
      = anno_frame_of (renamed.scene.gesture.layer, renamed.scene.tagset, claim);
  g_assert_nonnull (frame);
  g_assert_true (anno_frame_get_claim (frame) == claim);
}

static void
test_filter (void)
{
  g_auto (Renamed) renamed = { 0 };
  renamed_init (&renamed);
  AnnoSpanFilter filter = { ANNO_SPAN_FILTER_TAG, anno_tagset_find (renamed.scene.tagset, "new-claim")->id };

  g_assert_true (anno_span_filter_matches (&filter, renamed.scene.gesture.layer, renamed.scene.tagset,
                                           gesture_scene_get (&renamed.scene, renamed.claim)));
  g_assert_false (anno_span_filter_matches (&filter, renamed.scene.gesture.layer, renamed.scene.tagset,
                                            gesture_scene_get (&renamed.scene, renamed.speaker)));
}

/* A value is set where it belongs, and a change of the type brings the id of today. */
static void
test_changes (void)
{
  g_auto (Renamed) renamed = { 0 };
  renamed_init (&renamed);
  const AnnoTag *tag = anno_tagset_find (renamed.scene.tagset, "claim");
  const AnnoField *field = anno_tag_find_field (tag, "venue");
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  g_ptr_array_add (spans, gesture_scene_get (&renamed.scene, renamed.claim));
  g_ptr_array_add (values, anno_value_new (ANNO_VALUE_TEXT, field->id, "CNN"));
  gesture_scene_act (&renamed.scene, anno_mass_gesture_set_field (&renamed.scene.gesture, spans, tag,
                                                                  field, values));
  AnnoSpan *claim = gesture_scene_get (&renamed.scene, renamed.claim);
  g_assert_cmpstr (anno_span_find_value (claim, "venue")->text, ==, "CNN");
  g_assert_cmpstr (anno_span_get_tag (claim), ==, "claim");

  spans->pdata[0] = claim;
  gesture_scene_act (&renamed.scene, anno_mass_gesture_retag (&renamed.scene.gesture, spans, tag));
  claim = gesture_scene_get (&renamed.scene, renamed.claim);
  g_assert_cmpstr (anno_span_get_tag (claim), ==, "new-claim");
  g_assert_cmpstr (anno_span_find_value (claim, "venue")->text, ==, "CNN");
}

static void
test_id_of (void)
{
  g_auto (Renamed) renamed = { 0 };
  renamed_init (&renamed);
  const AnnoTagset *tagset = renamed.scene.tagset;

  g_assert_true (anno_tagset_id_of (tagset, "cue") == anno_tagset_id_of (tagset, "new-cue"));
  g_assert_cmpstr (anno_tagset_id_of (tagset, "cue"), ==, "new-cue");
  g_autofree char *unknown = g_strdup ("nothing");
  g_assert_true (anno_tagset_id_of (tagset, unknown) == g_intern_string ("nothing"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/former-ids/id-of", test_id_of);
  g_test_add_func ("/former-ids/twin", test_twin);
  g_test_add_func ("/former-ids/links", test_links);
  g_test_add_func ("/former-ids/filter", test_filter);
  g_test_add_func ("/former-ids/changes", test_changes);
  return g_test_run ();
}
