/* Proves session/shape-verbs, and those of session/verbs that join spans or save: what an action of a
 * session does, and what it says where there is nothing to do it to. */
#include "corpus-scene.h"

#include "model/span-draft.h"
#include "session/session.h"
#include "session/verbs.h"

#include <string.h>

#define PATH "a.txt"
#define WORD(n) ((n) * 8) /* where the n-th word begins; it is of seven letters */

typedef struct
{
  CorpusScene *corpus;
  AnnoSession *session;
  GString *heard;
} Scene;

static void
hear_cb (AnnoSession *session, const char *message, gboolean undoable, Scene *self)
{
  g_string_assign (self->heard, message);
}

static gboolean
is_open (CorpusScene *corpus)
{
  return anno_corpus_find_document (corpus->corpus, PATH) != NULL;
}

static Scene *
scene_new (void)
{
  Scene *self = g_new0 (Scene, 1);

  self->corpus = corpus_scene_new ();
  self->heard = g_string_new (NULL);
  corpus_scene_open (self->corpus);
  self->session = anno_session_new (self->corpus->corpus);
  g_signal_connect (self->session, "toast", G_CALLBACK (hear_cb), self);
  anno_session_open (self->session, PATH);
  corpus_scene_wait (self->corpus, is_open);
  while (anno_session_get_document (self->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self;
}

static void
scene_free (Scene *self)
{
  g_clear_object (&self->session);
  corpus_scene_free (self->corpus);
  g_string_free (self->heard, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static AnnoLayer *
layer_of (Scene *self)
{
  return anno_document_get_layer (anno_session_get_document (self->session));
}

static void
act (Scene *self, const char *verb, GVariant *parameter)
{
  g_string_truncate (self->heard, 0);
  g_action_group_activate_action (anno_verbs_get (self->session), verb, parameter);
}

/* Marks the words from @from up to @to, and chooses the span; its id, interned. */
static const char *
mark (Scene *self, guint from, guint to, const char *tag)
{
  anno_session_select (self->session, WORD (from), WORD (to) - 1);
  act (self, "tag", g_variant_new_string (tag));
  AnnoSpan *chosen = anno_session_get_chosen (self->session);
  g_assert_nonnull (chosen);
  return g_intern_string (anno_span_get_id (chosen));
}

static void
assert_chosen (Scene *self, guint from, guint to)
{
  AnnoSpan *chosen = anno_session_get_chosen (self->session);

  g_assert_nonnull (chosen);
  g_assert_cmpuint (anno_span_get_start (chosen), ==, WORD (from));
  g_assert_cmpuint (anno_span_get_end (chosen), ==, WORD (to) - 1);
}

static void
test_split_and_join (void)
{
  g_autoptr (Scene) scene = scene_new ();

  act (scene, "split", g_variant_new_uint32 (WORD (2)));
  g_assert_cmpstr (scene->heard->str, ==, "Choose a span first.");
  act (scene, "join-next", NULL);
  g_assert_cmpstr (scene->heard->str, ==, "Choose a span first.");

  const char *first = mark (scene, 1, 4, "claim");
  act (scene, "split", g_variant_new_uint32 (WORD (1)));
  g_assert_cmpstr (scene->heard->str, ==, "Put the caret inside the span, where it is to be cut.");
  act (scene, "split", g_variant_new_uint32 (WORD (2) + 3)); /* in a word: before it */
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 2);
  assert_chosen (scene, 2, 4);

  act (scene, "join-next", NULL);
  g_assert_cmpstr (scene->heard->str, ==, "No span of this type comes after it.");
  anno_session_choose (scene->session, first, FALSE);
  act (scene, "join-previous", NULL);
  g_assert_cmpstr (scene->heard->str, ==, "No span of this type comes before it.");
  act (scene, "join-next", NULL);
  g_assert_true (g_str_has_prefix (scene->heard->str, "Joined with"));
  g_assert_nonnull (strstr (scene->heard->str, "wo00002"));
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 1);
  assert_chosen (scene, 1, 4);
}

/* In the first word of a span, where nothing is before the word, the cut is behind it. */
static void
test_split_first_word (void)
{
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, 1, 4, "claim");
  act (scene, "split", g_variant_new_uint32 (WORD (1) + 3));
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 2);
  assert_chosen (scene, 2, 4);
}

static void
test_copy_fields (void)
{
  g_autoptr (Scene) scene = scene_new ();
  const AnnoField *quote = NULL;
  AnnoGesture gesture;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  const char *from = mark (scene, 1, 2, "claim");
  g_assert_true (anno_session_get_gesture (scene->session, &gesture));
  quote = anno_tag_find_field (anno_tagset_find (gesture.tagset, "claim"), "quote");
  g_ptr_array_add (values, anno_value_new (ANNO_VALUE_TEXT, quote->id, "mixed"));
  anno_session_do (scene->session,
                   anno_gesture_set_field (&gesture, anno_layer_find (gesture.layer, from), quote,
                                           values));
  const char *speaker = mark (scene, 3, 4, "speaker");
  mark (scene, 5, 6, "claim");
  act (scene, "copy-fields", g_variant_new_string (speaker)); /* another type: nothing to copy */
  g_assert_null (anno_span_find_value (anno_session_get_chosen (scene->session), quote->id));
  act (scene, "copy-fields", g_variant_new_string (from));
  const AnnoValue *copied
      = anno_span_find_value (anno_session_get_chosen (scene->session), quote->id);
  g_assert_nonnull (copied);
  g_assert_cmpstr (copied->text, ==, "mixed");
}

static void
test_repeat (void)
{
  g_autoptr (Scene) scene = scene_new ();

  act (scene, "repeat", NULL);
  g_assert_cmpstr (scene->heard->str, ==, "There is nothing to repeat here.");
  mark (scene, 1, 2, "cue");
  anno_session_select (scene->session, WORD (4), WORD (5) - 1);
  act (scene, "repeat", NULL);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 2);
  assert_chosen (scene, 4, 5);
  g_assert_cmpstr (anno_span_get_tag (anno_session_get_chosen (scene->session)), ==, "cue");
}

static void
test_link (void)
{
  g_autoptr (Scene) scene = scene_new ();
  const char *speaker = mark (scene, 1, 2, "speaker");

  act (scene, "escape", NULL); /* out of the attribution, which would link by itself */
  const char *claim = mark (scene, 3, 6, "claim");
  for (guint linked = 0; linked < 2; linked++)
    {
      const GPtrArray *before = anno_layer_find_links_to (layer_of (scene), speaker);
      gboolean was = before != NULL && before->len > 0;
      anno_session_choose (scene->session, claim, FALSE);
      act (scene, "link", g_variant_new_string (speaker));
      const GPtrArray *after = anno_layer_find_links_to (layer_of (scene), speaker);
      g_assert_cmpint (after != NULL && after->len > 0, ==, !was);
    }
  act (scene, "link", g_variant_new_string ("urn:uuid:nobody"));
}

static void
test_add_segment (void)
{
  g_autoptr (Scene) scene = scene_new ();

  act (scene, "add-segment", NULL);
  g_assert_nonnull (strstr (scene->heard->str, "Choose a span"));
  mark (scene, 1, 2, "claim");
  anno_session_select (scene->session, WORD (4), WORD (5) - 1);
  act (scene, "add-segment", NULL);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 1);
  g_assert_cmpuint (anno_span_get_n_segments (anno_session_get_chosen (scene->session)), ==, 2);
}

static gboolean
is_saved (CorpusScene *corpus)
{
  return corpus_scene_count (corpus, PATH) == 1;
}

static void
test_save (void)
{
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, 1, 2, "claim");
  act (scene, "save", NULL);
  corpus_scene_wait (scene->corpus, is_saved);
  while (scene->heard->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (scene->heard->str, ==, "Everything is saved");
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/shape-verbs/split-and-join", test_split_and_join);
  g_test_add_func ("/shape-verbs/split-first-word", test_split_first_word);
  g_test_add_func ("/shape-verbs/copy-fields", test_copy_fields);
  g_test_add_func ("/shape-verbs/repeat", test_repeat);
  g_test_add_func ("/shape-verbs/link", test_link);
  g_test_add_func ("/shape-verbs/add-segment", test_add_segment);
  g_test_add_func ("/shape-verbs/save", test_save);
  return g_test_run ();
}
