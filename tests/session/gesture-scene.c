#include "gesture-scene.h"

#include "formats/tagset-file.h"
#include "session/apply.h"

void
gesture_scene_init (GestureScene *scene)
{
  scene->tagset = anno_tagset_file_get_default ();
  scene->people = anno_people_new ();
  scene->gesture.layer
      = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
  scene->gesture.tagset = scene->tagset;
  scene->gesture.article = GESTURE_SCENE_PATH;
}

void
gesture_scene_clear (GestureScene *scene)
{
  g_object_unref (scene->gesture.layer);
  g_object_unref (scene->people);
  anno_tagset_unref (scene->tagset);
}

AnnoLayer *
gesture_scene_find (const char *article, gpointer data)
{
  g_assert_cmpstr (article, ==, GESTURE_SCENE_PATH);
  return ((GestureScene *) data)->gesture.layer;
}

void
gesture_scene_act (GestureScene *scene, AnnoStep *step)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (step);
  g_assert_true (anno_apply_step (step, scene->people, gesture_scene_find, scene, &error));
  g_assert_no_error (error);
  anno_step_unref (step);
}

AnnoStep *
gesture_scene_mark_step (
    GestureScene *scene, const char *tag, guint start, guint end, AnnoSpan **span)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  AnnoSegment segment = { start, end };

  g_array_append_val (segments, segment);
  return anno_gesture_mark (&scene->gesture, anno_tagset_find (scene->tagset, tag), segments, span);
}

char *
gesture_scene_mark (GestureScene *scene, const char *tag, guint start, guint end)
{
  g_autoptr (AnnoSpan) span = NULL;

  gesture_scene_act (scene, gesture_scene_mark_step (scene, tag, start, end, &span));
  return g_strdup (anno_span_get_id (span));
}

AnnoSpan *
gesture_scene_get (GestureScene *scene, const char *id)
{
  return anno_layer_find (scene->gesture.layer, id);
}

const AnnoField *
gesture_scene_field (GestureScene *scene, const char *tag, const char *field)
{
  return anno_tag_find_field (anno_tagset_find (scene->tagset, tag), field);
}

AnnoStep *
gesture_scene_set_step (
    GestureScene *scene, AnnoSpan *span, const char *field, AnnoValueKind kind, const char *text)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  if (text != NULL)
    g_ptr_array_add (values, anno_value_new (kind, field, text));
  return anno_gesture_set_field (
      &scene->gesture, span, gesture_scene_field (scene, anno_span_get_tag (span), field), values);
}
