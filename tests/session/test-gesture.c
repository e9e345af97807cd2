/* Proves session/gesture: what each gesture does, that its step always fits, and that a thousand of
 * them can be taken back and done again (through session/apply). */
#include "formats/layer-reader.h"
#include "formats/layer-writer.h"
#include "formats/step-record.h"
#include "formats/tagset-file.h"
#include "session/apply.h"
#include "session/gesture.h"

#include <string.h>

#define PATH "sub/a.txt"
#define TEXT 400

typedef struct
{
  AnnoGesture gesture;
  AnnoTagset *tagset;
  AnnoPeople *people;
} Scene;

static void
scene_init (Scene *scene)
{
  scene->tagset = anno_tagset_file_get_default ();
  scene->people = anno_people_new ();
  scene->gesture.layer
      = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
  scene->gesture.tagset = scene->tagset;
  scene->gesture.article = PATH;
}

static void
scene_clear (Scene *scene)
{
  g_object_unref (scene->gesture.layer);
  g_object_unref (scene->people);
  anno_tagset_unref (scene->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoLayer *
find (const char *article, gpointer data)
{
  g_assert_cmpstr (article, ==, PATH);
  return ((Scene *) data)->gesture.layer;
}

/* Applies the step, which must fit. */
static void
act (Scene *scene, AnnoStep *step)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (step);
  g_assert_true (anno_apply_step (step, scene->people, find, scene, &error));
  g_assert_no_error (error);
  anno_step_unref (step);
}

static AnnoStep *
mark_step (Scene *scene, const char *tag, guint start, guint end, AnnoSpan **span)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  AnnoSegment segment = { start, end };

  g_array_append_val (segments, segment);
  return anno_gesture_mark (&scene->gesture, anno_tagset_find (scene->tagset, tag), segments, span);
}

/* The id of a new span. */
static char *
mark (Scene *scene, const char *tag, guint start, guint end)
{
  g_autoptr (AnnoSpan) span = NULL;

  act (scene, mark_step (scene, tag, start, end, &span));
  return g_strdup (anno_span_get_id (span));
}

static AnnoSpan *
get (Scene *scene, const char *id)
{
  return anno_layer_find (scene->gesture.layer, id);
}

static const AnnoField *
field_of (Scene *scene, const char *tag, const char *field)
{
  return anno_tag_find_field (anno_tagset_find (scene->tagset, tag), field);
}

static AnnoStep *
set_step (Scene *scene, AnnoSpan *span, const char *field, AnnoValueKind kind, const char *text)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  if (text != NULL)
    g_ptr_array_add (values, anno_value_new (kind, field, text));
  return anno_gesture_set_field (&scene->gesture, span,
                                 field_of (scene, anno_span_get_tag (span), field), values);
}

static void
test_mark (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoSpan) first = NULL;
  g_autoptr (AnnoSpan) again = NULL;
  g_autoptr (AnnoSpan) other = NULL;

  act (&scene, mark_step (&scene, "cue", 5, 9, &first));
  g_assert_cmpuint (anno_layer_get_n_spans (scene.gesture.layer), ==, 1);
  g_assert_true (get (&scene, anno_span_get_id (first)) == first);
  g_assert_cmpint (anno_span_get_created (first), >, 0);
  g_assert_cmpint (anno_span_get_created (first) % G_USEC_PER_SEC, ==, 0);
  g_assert_cmpint (anno_span_get_created (first), ==, anno_span_get_modified (first));

  g_assert_null (mark_step (&scene, "cue", 5, 9, &again));
  g_assert_true (again == first);
  g_assert_null (mark_step (&scene, "cue", 7, 7, NULL));
  act (&scene, mark_step (&scene, "cue", 5, 8, NULL));
  act (&scene, mark_step (&scene, "claim", 5, 9, &other));
  g_assert_true (other != first);
  g_assert_cmpuint (anno_layer_get_n_spans (scene.gesture.layer), ==, 3);
}

static void
test_label (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoStep) step = mark_step (&scene, "claim", 0, 3, NULL);

  g_assert_cmpstr (anno_step_get_label (step), ==, "Mark as Claim");
  g_assert_cmpstr (anno_step_get_article (step), ==, PATH);
}

/* A claim that links to a speaker, a cue and itself. */
static void
linked (Scene *scene, char **speaker, char **cue, char **claim)
{
  *speaker = mark (scene, "speaker", 0, 6);
  *cue = mark (scene, "cue", 7, 11);
  *claim = mark (scene, "claim", 12, 40);
  act (scene, set_step (scene, get (scene, *claim), "said-by", ANNO_VALUE_LINK, *speaker));
  act (scene, set_step (scene, get (scene, *claim), "cued-by", ANNO_VALUE_LINK, *cue));
  act (scene, set_step (scene, get (scene, *claim), "inside", ANNO_VALUE_LINK, *claim));
  act (scene, set_step (scene, get (scene, *claim), "kind", ANNO_VALUE_TEXT, "plan"));
}

static void
test_delete (void)
{
  g_auto (Scene) scene = { 0 };
  g_autofree char *speaker = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *claim = NULL;
  scene_init (&scene);
  linked (&scene, &speaker, &cue, &claim);

  act (&scene, anno_gesture_delete (&scene.gesture, get (&scene, speaker)));
  g_assert_null (get (&scene, speaker));
  g_assert_null (anno_span_find_value (get (&scene, claim), "said-by"));
  g_assert_nonnull (anno_span_find_value (get (&scene, claim), "cued-by"));
  act (&scene, anno_gesture_delete (&scene.gesture, get (&scene, claim)));
  g_assert_cmpuint (anno_layer_get_n_spans (scene.gesture.layer), ==, 1);
}

/* One span may link to another by two fields; both go. */
static void
test_delete_linked_twice (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *outer = mark (&scene, "claim", 0, 50);
  g_autofree char *inner = mark (&scene, "claim", 10, 20);

  act (&scene, set_step (&scene, get (&scene, inner), "inside", ANNO_VALUE_LINK, outer));
  act (&scene, set_step (&scene, get (&scene, inner), "said-by", ANNO_VALUE_LINK, outer));
  act (&scene, anno_gesture_delete (&scene.gesture, get (&scene, outer)));
  g_assert_cmpuint (anno_span_get_n_values (get (&scene, inner)), ==, 0);
}

static void
test_retag (void)
{
  g_auto (Scene) scene = { 0 };
  g_autofree char *speaker = NULL;
  g_autofree char *cue = NULL;
  g_autofree char *claim = NULL;
  scene_init (&scene);
  linked (&scene, &speaker, &cue, &claim);
  const AnnoTag *as_date = anno_tagset_find (scene.tagset, "date");

  g_assert_null (anno_gesture_retag (&scene.gesture, get (&scene, cue),
                                     anno_tagset_find (scene.tagset, "cue")));
  act (&scene, anno_gesture_retag (&scene.gesture, get (&scene, cue), as_date));
  g_assert_cmpstr (anno_span_get_tag (get (&scene, cue)), ==, "date");
  g_assert_null (anno_span_find_value (get (&scene, claim), "cued-by"));
  g_assert_nonnull (anno_span_find_value (get (&scene, claim), "said-by"));

  act (&scene, anno_gesture_retag (&scene.gesture, get (&scene, claim), as_date));
  g_assert_cmpuint (anno_span_get_n_values (get (&scene, claim)), ==, 0);
}

/* Two types that have a field of one name: what fits stays, what doesn't goes. */
static void
test_retag_keeps_what_fits (void)
{
  static const struct
  {
    const char *field;
    AnnoValueKind kind;
    const char *text;
    gboolean stays;
  } cases[] = {
    { "c", ANNO_VALUE_TEXT, "both", TRUE },       { "c", ANNO_VALUE_TEXT, "one", FALSE },
    { "k", ANNO_VALUE_TEXT, "words", FALSE },     { "t", ANNO_VALUE_TEXT, "words", TRUE },
    { "other", ANNO_VALUE_TEXT, "words", FALSE },
  };
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  for (guint i = 0; i < 2; i++)
    {
      AnnoTag *tag = anno_tag_new (i == 0 ? "a" : "b", "T");
      AnnoField *choice = anno_field_new ("c", "C", ANNO_FIELD_CHOICE);
      anno_field_add_choice (choice, "both", "Both");
      anno_field_add_choice (choice, i == 0 ? "one" : "two", "N");
      g_ptr_array_add (tag->fields, choice);
      g_ptr_array_add (tag->fields,
                       anno_field_new ("k", "K", i == 0 ? ANNO_FIELD_TEXT : ANNO_FIELD_PERSON));
      g_ptr_array_add (tag->fields, anno_field_new ("t", "T", ANNO_FIELD_TEXT));
      g_ptr_array_add (tags, tag);
    }
  g_autoptr (AnnoTagset) tagset = anno_tagset_new ("T", tags);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      scene.gesture.tagset = tagset;
      AnnoSpanDraft *draft = anno_span_draft_new ("a");
      anno_span_draft_add_segment (draft, 0, 3);
      anno_span_draft_add_value (draft,
                                 anno_value_new (cases[i].kind, cases[i].field, cases[i].text));
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (scene.gesture.layer, span);
      act (&scene, anno_gesture_retag (&scene.gesture, span, anno_tagset_find (tagset, "b")));
      g_assert_cmpuint (anno_span_get_n_values (anno_layer_nth (scene.gesture.layer, 0)), ==,
                        cases[i].stays);
    }
}

static void
assert_segments (AnnoSpan *span, const guint *expected, guint n)
{
  g_assert_cmpuint (anno_span_get_n_segments (span), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (anno_span_get_segments (span)[i].start, ==, expected[2 * i]);
      g_assert_cmpuint (anno_span_get_segments (span)[i].end, ==, expected[2 * i + 1]);
    }
}

static void
test_segments (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *id = mark (&scene, "claim", 10, 20);

  g_assert_null (anno_gesture_add_segment (&scene.gesture, get (&scene, id), 12, 15));
  g_assert_null (anno_gesture_add_segment (&scene.gesture, get (&scene, id), 30, 30));
  act (&scene, anno_gesture_add_segment (&scene.gesture, get (&scene, id), 30, 40));
  assert_segments (get (&scene, id), (const guint[]){ 10, 20, 30, 40 }, 2);
  act (&scene, anno_gesture_move_edge (&scene.gesture, get (&scene, id), 0, TRUE, 25));
  assert_segments (get (&scene, id), (const guint[]){ 10, 25, 30, 40 }, 2);
  g_assert_null (anno_gesture_move_edge (&scene.gesture, get (&scene, id), 0, TRUE, 25));
  g_assert_null (anno_gesture_move_edge (&scene.gesture, get (&scene, id), 0, TRUE, 10));
  g_assert_null (anno_gesture_move_edge (&scene.gesture, get (&scene, id), 1, FALSE, 40));
  g_assert_null (anno_gesture_move_edge (&scene.gesture, get (&scene, id), 1, FALSE, 50));
  act (&scene, anno_gesture_move_edge (&scene.gesture, get (&scene, id), 1, FALSE, 35));
  assert_segments (get (&scene, id), (const guint[]){ 10, 25, 35, 40 }, 2);
  act (&scene, anno_gesture_move_edge (&scene.gesture, get (&scene, id), 1, FALSE, 5));
  assert_segments (get (&scene, id), (const guint[]){ 5, 40 }, 1);
}

static void
test_person (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *id = mark (&scene, "speaker", 0, 6);
  const AnnoField *field = field_of (&scene, "speaker", "person");
  const AnnoPersonParts parts = { .id = "urn:uuid:p", .name = "Ann" };
  g_autoptr (AnnoPerson) ann = anno_person_new (&parts);

  act (&scene, anno_gesture_set_person (&scene.gesture, get (&scene, id), field, ann, TRUE));
  g_assert_true (anno_people_find (scene.people, "urn:uuid:p") == ann);
  g_assert_cmpstr (anno_span_find_value (get (&scene, id), "person")->text, ==, "urn:uuid:p");
  g_assert_null (anno_gesture_set_person (&scene.gesture, get (&scene, id), field, ann, FALSE));
  act (&scene, anno_gesture_set_person (&scene.gesture, get (&scene, id), field, NULL, FALSE));
  g_assert_null (anno_span_find_value (get (&scene, id), "person"));
  g_assert_cmpuint (anno_people_get_n (scene.people), ==, 1);
}

static void
test_remarks (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *id = mark (&scene, "cue", 0, 6);

  g_assert_null (anno_gesture_set_note (&scene.gesture, get (&scene, id), ""));
  act (&scene, anno_gesture_set_note (&scene.gesture, get (&scene, id), "odd"));
  g_assert_cmpstr (anno_span_get_note (get (&scene, id)), ==, "odd");
  g_assert_null (anno_gesture_set_note (&scene.gesture, get (&scene, id), "odd"));
  act (&scene, anno_gesture_set_note (&scene.gesture, get (&scene, id), NULL));
  g_assert_null (anno_span_get_note (get (&scene, id)));

  g_assert_null (anno_gesture_set_unsure (&scene.gesture, get (&scene, id), FALSE));
  act (&scene, anno_gesture_set_unsure (&scene.gesture, get (&scene, id), TRUE));
  g_assert_true (anno_span_get_unsure (get (&scene, id)));
}

static void
test_header (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  const AnnoLayerHeader *header = anno_layer_get_header (scene.gesture.layer);

  g_assert_null (anno_gesture_set_date (&scene.gesture, NULL));
  g_assert_null (anno_gesture_set_state (&scene.gesture, "new"));
  act (&scene, anno_gesture_set_date (&scene.gesture, "2017-07-10"));
  g_assert_cmpstr (header->date, ==, "2017-07-10");
  g_assert_cmpstr (header->date_origin, ==, "hand");
  act (&scene, anno_gesture_set_date (&scene.gesture, NULL));
  g_assert_null (header->date);
  g_assert_null (header->date_origin);
  act (&scene, anno_gesture_set_state (&scene.gesture, "done"));
  g_assert_cmpstr (header->state, ==, "done");
}

static AnnoSpan *
any_span (Scene *scene, GRand *rand)
{
  guint n = anno_layer_get_n_spans (scene->gesture.layer);
  return n > 0 ? anno_layer_nth (scene->gesture.layer, (guint) g_rand_int_range (rand, 0, (int) n))
               : NULL;
}

static AnnoStep *
random_field_step (Scene *scene, GRand *rand, AnnoSpan *span)
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
    return set_step (scene, span, field->id, ANNO_VALUE_LINK,
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
  return set_step (scene, span, field->id, ANNO_VALUE_TEXT,
                   g_rand_int_range (rand, 0, 5) ? text : NULL);
}

/* Whatever a person might do next; NULL where that would change nothing. */
static AnnoStep *
random_step (Scene *scene, GRand *rand)
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
    return mark_step (scene, tag, start, end, NULL);
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
bytes_of (Scene *scene)
{
  g_autoptr (AnnoArticle) article = new_article ();
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (scene->gesture.layer);

  return anno_layer_writer_write (snapshot, article, scene->tagset, PATH,
                                  "annotations/ann/" PATH ".json");
}

static State *
state_of (Scene *scene)
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
assert_state (Scene *scene, const State *expected)
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
assert_no_dead_link (Scene *scene)
{
  for (guint i = 0; i < anno_layer_get_n_spans (scene->gesture.layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (scene->gesture.layer, i);
      for (guint j = 0; j < anno_span_get_n_values (span); j++)
        {
          const AnnoValue *value = anno_span_get_value (span, j);
          g_assert_true (value->kind != ANNO_VALUE_LINK || get (scene, value->text) != NULL);
        }
    }
}

/* The same step, as a journal gives it back. */
static AnnoStep *
from_record (Scene *scene, AnnoStep *step)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *record = anno_step_record_print (step, scene->tagset);
  AnnoStep *read = anno_step_record_read (record, strlen (record), &error);

  g_assert_no_error (error);
  return read;
}

/* Puts the layer that its file gives back into its place. */
static void
restart (Scene *scene)
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
  g_auto (Scene) scene = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (18);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_step_unref);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  g_autoptr (GError) error = NULL;
  scene_init (&scene);

  g_ptr_array_add (states, state_of (&scene));
  while (steps->len < 1000)
    {
      AnnoStep *step = random_step (&scene, rand);
      if (step == NULL)
        continue;
      g_ptr_array_add (steps, from_record (&scene, step));
      act (&scene, step);
      if (steps->len % 50 == 0)
        g_ptr_array_add (states, state_of (&scene));
      assert_no_dead_link (&scene);
    }

  restart (&scene);
  for (guint i = steps->len; i > 0; i--)
    {
      if (i % 50 == 0)
        assert_state (&scene, states->pdata[i / 50]);
      g_assert_true (anno_revert_step (steps->pdata[i - 1], scene.people, find, &scene, &error));
      g_assert_no_error (error);
    }
  assert_state (&scene, states->pdata[0]);
  g_assert_cmpuint (anno_layer_get_n_spans (scene.gesture.layer), ==, 0);

  for (guint i = 0; i < steps->len; i++)
    {
      g_assert_true (anno_apply_step (steps->pdata[i], scene.people, find, &scene, &error));
      g_assert_no_error (error);
      if ((i + 1) % 50 == 0)
        assert_state (&scene, states->pdata[(i + 1) / 50]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gesture/mark", test_mark);
  g_test_add_func ("/gesture/label", test_label);
  g_test_add_func ("/gesture/delete", test_delete);
  g_test_add_func ("/gesture/delete-linked-twice", test_delete_linked_twice);
  g_test_add_func ("/gesture/retag", test_retag);
  g_test_add_func ("/gesture/retag-keeps-what-fits", test_retag_keeps_what_fits);
  g_test_add_func ("/gesture/segments", test_segments);
  g_test_add_func ("/gesture/person", test_person);
  g_test_add_func ("/gesture/remarks", test_remarks);
  g_test_add_func ("/gesture/header", test_header);
  g_test_add_func ("/gesture/undo-redo", test_undo_redo);
  return g_test_run ();
}
