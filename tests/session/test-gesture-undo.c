/* Proves that a thousand gestures can be taken back and done again (session/gesture, session/apply,
 * formats/step-record), over a restart, byte for byte. */
#include "formats/layer-reader.h"
#include "formats/layer-writer.h"
#include "formats/step-record.h"
#include "gesture-scene.h"
#include "session/apply.h"

#include <string.h>

#define TEXT 400

static AnnoSpan *
any_span (GestureScene *scene, GRand *rand)
{
  guint n = anno_layer_get_n_spans (scene->gesture.layer);
  return n > 0 ? anno_layer_nth (scene->gesture.layer, (guint) g_rand_int_range (rand, 0, (int) n))
               : NULL;
}

static AnnoStep *
random_field_step (GestureScene *scene, GRand *rand, AnnoSpan *span)
{
  const AnnoTag *tag = anno_tagset_find (scene->tagset, anno_span_get_tag (span));
  if (tag->fields->len == 0)
    return NULL;

  const AnnoField *field = tag->fields->pdata[g_rand_int_range (rand, 0, (int) tag->fields->len)];
  AnnoSpan *other = any_span (scene, rand);
  if (field->kind == ANNO_FIELD_PERSON)
    {
      g_autofree char *id = g_strdup_printf ("urn:uuid:%d", g_rand_int_range (rand, 0, 30));
      const AnnoPersonParts parts = { .id = id, .name = id };
      AnnoPerson *known = anno_people_find (scene->people, id);
      g_autoptr (AnnoPerson) person
          = known != NULL ? g_object_ref (known) : anno_person_new (&parts);
      return anno_gesture_set_person (&scene->gesture, span, field, person, known == NULL);
    }
  if (field->kind == ANNO_FIELD_LINK)
    return gesture_scene_set_step (scene, span, field->id, ANNO_VALUE_LINK,
                                   g_rand_int_range (rand, 0, 6) ? anno_span_get_id (other) : NULL);
  if (field->kind == ANNO_FIELD_TIMEX)
    {
      g_autoptr (GPtrArray) values
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
      g_ptr_array_add (values, anno_value_new_timex (field->id, "DATE", "2017-07-09",
                                                     g_rand_boolean (rand) ? "dct" : NULL, NULL));
      return anno_gesture_set_field (&scene->gesture, span, field, values);
    }
  const char *text = field->kind == ANNO_FIELD_CHOICE
                         ? g_array_index (field->choices, AnnoChoice,
                                          g_rand_int_range (rand, 0, (int) field->choices->len))
                               .id
                         : "words “é”";
  return gesture_scene_set_step (scene, span, field->id, ANNO_VALUE_TEXT,
                                 g_rand_int_range (rand, 0, 5) ? text : NULL);
}

/* Whatever a person might do next; NULL where that would change nothing. */
static AnnoStep *
random_step (GestureScene *scene, GRand *rand)
{
  static const char *const tags[] = { "speaker", "cue", "claim", "date" };
  static const char *const states[] = { "new", "in-progress", "done", "needs-changes" };
  static const char *const dates[] = { NULL, "2017-07-10", "2017-07-11" };
  static const char *const notes[] = { NULL, "odd", "two\nlines" };
  const AnnoGesture *gesture = &scene->gesture;
  const char *tag = tags[g_rand_int_range (rand, 0, 4)];
  guint start = (guint) g_rand_int_range (rand, 0, TEXT - 30);
  guint end = start + (guint) g_rand_int_range (rand, 1, 30);
  AnnoSpan *span = any_span (scene, rand);
  int dice = span != NULL ? g_rand_int_range (rand, 0, 20) : 0;

  if (dice < 7)
    return gesture_scene_mark_step (scene, tag, start, end, NULL);
  if (dice < 9)
    return anno_gesture_delete (gesture, span);
  if (dice < 11)
    return anno_gesture_retag (gesture, span, anno_tagset_find (scene->tagset, tag));
  if (dice == 11)
    return anno_gesture_add_segment (gesture, span, start, end);
  if (dice == 12)
    return anno_gesture_move_edge (
        gesture, span, (guint) g_rand_int_range (rand, 0, (int) anno_span_get_n_segments (span)),
        g_rand_boolean (rand), start);
  if (dice == 13)
    return anno_gesture_set_note (gesture, span, notes[g_rand_int_range (rand, 0, 3)]);
  if (dice == 14)
    return anno_gesture_set_unsure (gesture, span, g_rand_boolean (rand));
  if (dice == 15)
    return anno_gesture_set_date (gesture, dates[g_rand_int_range (rand, 0, 3)]);
  if (dice == 16)
    return anno_gesture_set_state (gesture, states[g_rand_int_range (rand, 0, 4)]);
  return random_field_step (scene, rand, span);
}

/* All that a layer and a ledger hold, and the bytes of the layer's file. */
typedef struct
{
  GBytes *bytes;
  GPtrArray *spans;
  GPtrArray *people;
  AnnoLayerHeader *header;
} State;

static void
state_free (State *self)
{
  g_bytes_unref (self->bytes);
  g_ptr_array_unref (self->spans);
  g_ptr_array_unref (self->people);
  anno_layer_header_free (self->header);
  g_free (self);
}

static AnnoArticle *
new_article (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (g_utf8_strlen (text->str, -1) < TEXT)
    g_string_append (text, "“Él” said 👩‍👧 so.\r\n");
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  AnnoArticle *article = anno_article_new (bytes, &error);
  g_assert_no_error (error);
  return article;
}

static GBytes *
bytes_of (GestureScene *scene)
{
  g_autoptr (AnnoArticle) article = new_article ();
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (scene->gesture.layer);

  return anno_layer_writer_write (snapshot, article, scene->tagset, GESTURE_SCENE_PATH,
                                  "annotations/ann/" GESTURE_SCENE_PATH ".json");
}

static State *
state_of (GestureScene *scene)
{
  State *self = g_new0 (State, 1);

  self->bytes = bytes_of (scene);

  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->header = anno_layer_header_copy (anno_layer_get_header (scene->gesture.layer));
  for (guint i = 0; i < anno_layer_get_n_spans (scene->gesture.layer); i++)
    g_ptr_array_add (self->spans, anno_span_ref (anno_layer_nth (scene->gesture.layer, i)));
  for (guint i = 0; i < anno_people_get_n (scene->people); i++)
    g_ptr_array_add (self->people, g_list_model_get_item (G_LIST_MODEL (scene->people), i));
  return self;
}

static void
assert_state (GestureScene *scene, const State *expected)
{
  State *state = state_of (scene);

  g_assert_true (g_bytes_equal (state->bytes, expected->bytes));
  g_assert_cmpuint (state->spans->len, ==, expected->spans->len);
  for (guint i = 0; i < state->spans->len; i++)
    g_assert_true (anno_span_equal (state->spans->pdata[i], expected->spans->pdata[i]));
  g_assert_cmpuint (state->people->len, ==, expected->people->len);
  for (guint i = 0; i < state->people->len; i++)
    g_assert_true (anno_person_equal (state->people->pdata[i], expected->people->pdata[i]));
  g_assert_cmpstr (state->header->date, ==, expected->header->date);
  g_assert_cmpstr (state->header->date_origin, ==, expected->header->date_origin);
  g_assert_cmpstr (state->header->state, ==, expected->header->state);
  state_free (state);
}

/* No link may point to a span that isn't there. */
static void
assert_no_dead_link (GestureScene *scene)
{
  for (guint i = 0; i < anno_layer_get_n_spans (scene->gesture.layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (scene->gesture.layer, i);
      for (guint j = 0; j < anno_span_get_n_values (span); j++)
        {
          const AnnoValue *value = anno_span_get_value (span, j);
          g_assert_true (value->kind != ANNO_VALUE_LINK
                         || gesture_scene_get (scene, value->text) != NULL);
        }
    }
}

/* The same step, as a journal gives it back. */
static AnnoStep *
from_record (GestureScene *scene, AnnoStep *step)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *record = anno_step_record_print (step, scene->tagset);
  AnnoStep *read = anno_step_record_read (record, strlen (record), &error);

  g_assert_no_error (error);
  return read;
}

/* Puts the layer that its file gives back into its place. */
static void
restart (GestureScene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoArticle) article = new_article ();
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GBytes) bytes = bytes_of (scene);
  AnnoLayer *layer = anno_layer_reader_read (bytes, article, findings, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_object_unref (scene->gesture.layer);
  scene->gesture.layer = layer;
}

/* A thousand gestures, all taken back, all done again: the start, and the end, with each state on
 * the way where it was. In between the program ends: layer and steps come back from their bytes. */
static void
test_undo_redo (void)
{
  g_auto (GestureScene) scene = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (18);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_step_unref);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  g_autoptr (GError) error = NULL;
  gesture_scene_init (&scene);

  g_ptr_array_add (states, state_of (&scene));
  while (steps->len < 1000)
    {
      AnnoStep *step = random_step (&scene, rand);
      if (step == NULL)
        continue;
      g_ptr_array_add (steps, from_record (&scene, step));
      gesture_scene_act (&scene, step);
      if (steps->len % 50 == 0)
        g_ptr_array_add (states, state_of (&scene));
      assert_no_dead_link (&scene);
    }

  restart (&scene);
  for (guint i = steps->len; i > 0; i--)
    {
      if (i % 50 == 0)
        assert_state (&scene, states->pdata[i / 50]);
      g_assert_true (
          anno_revert_step (steps->pdata[i - 1], scene.people, gesture_scene_find, &scene, &error));
      g_assert_no_error (error);
    }
  assert_state (&scene, states->pdata[0]);
  g_assert_cmpuint (anno_layer_get_n_spans (scene.gesture.layer), ==, 0);

  for (guint i = 0; i < steps->len; i++)
    {
      g_assert_true (
          anno_apply_step (steps->pdata[i], scene.people, gesture_scene_find, &scene, &error));
      g_assert_no_error (error);
      if ((i + 1) % 50 == 0)
        assert_state (&scene, states->pdata[(i + 1) / 50]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gesture-undo/undo-redo", test_undo_redo);
  return g_test_run ();
}
