#include "session/corpus-scene.h"

#include "session/chosen-acts.h"
#include "session/verbs.h"

static void
wait_for (AnnoSession *session, const char *path)
{
  AnnoDocument *document = NULL;

  while (document == NULL || !g_str_equal (anno_document_get_path (document), path))
    {
      g_main_context_iteration (NULL, TRUE);
      document = anno_session_get_document (session);
    }
}

static AnnoSession *
open_session (CorpusScene *scene, const char *path)
{
  AnnoSession *session = anno_session_new (scene->corpus);

  anno_session_open (session, path);
  wait_for (session, path);
  return session;
}

static void
act (AnnoSession *session, const char *verb, const char *parameter)
{
  g_action_group_activate_action (anno_verbs_get (session), verb,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static guint
count_done (CorpusScene *scene)
{
  return anno_history_get_n_done (anno_corpus_get_history (scene->corpus));
}

static void
hear_cb (AnnoSession *session, const char *message, gboolean undoable, GPtrArray *heard)
{
  g_ptr_array_add (heard, g_strdup (message));
}

/* The verbs are made once, and are the session's. */
static void
test_owned (void)
{
  CorpusScene *scene = corpus_scene_new ();
  corpus_scene_open (scene);
  AnnoSession *session = anno_session_new (scene->corpus);
  GActionGroup *verbs = anno_verbs_get (session);

  g_assert_true (anno_verbs_get (session) == verbs);
  g_object_add_weak_pointer (G_OBJECT (verbs), (gpointer *) &verbs);
  g_assert_finalize_object (session);
  g_assert_null (verbs);
  corpus_scene_free (scene);
}

/* What is undone is shown first, and said once. */
static void
test_undo_shows (void)
{
  CorpusScene *scene = corpus_scene_new ();
  corpus_scene_open (scene);
  const char *id = corpus_scene_mark (scene, "a.txt", 1);
  AnnoSession *session = open_session (scene, "b.txt");
  g_autoptr (GPtrArray) heard = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (session, "toast", G_CALLBACK (hear_cb), heard);

  act (session, "undo", NULL);
  g_assert_cmpuint (count_done (scene), ==, 1);
  wait_for (session, "a.txt");
  AnnoLayer *layer = anno_document_get_layer (anno_session_get_document (session));
  g_assert_cmpuint (count_done (scene), ==, 0);
  g_assert_null (anno_layer_find (layer, id));
  act (session, "redo", NULL);
  g_assert_nonnull (anno_layer_find (layer, id));
  g_assert_cmpuint (heard->len, ==, 2);
  g_object_unref (session);
  corpus_scene_free (scene);
}

/* Whoever goes elsewhere while the article is on its way called the undo off, for good. */
static void
test_undo_called_off (gconstpointer elsewhere)
{
  CorpusScene *scene = corpus_scene_new ();
  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 1);
  AnnoSession *session = open_session (scene, "b.txt");

  act (session, "undo", NULL);
  anno_session_open (session, elsewhere);
  wait_for (session, elsewhere);
  g_assert_cmpuint (count_done (scene), ==, 1);
  anno_session_open (session, "a.txt");
  wait_for (session, "a.txt");
  g_assert_cmpuint (count_done (scene), ==, 1);
  g_assert_finalize_object (session);
  corpus_scene_free (scene);
}

/* An undo is of the step that was meant, not of one that came after it. */
static void
test_undo_overtaken (void)
{
  CorpusScene *scene = corpus_scene_new ();
  corpus_scene_open (scene);
  corpus_scene_mark (scene, "a.txt", 1);
  AnnoSession *session = open_session (scene, "b.txt");
  g_autoptr (GError) error = NULL;
  const char *id = NULL;
  g_autoptr (AnnoStep) step = corpus_scene_make_mark (scene, "b.txt", 2, &id);

  act (session, "undo", NULL);
  g_assert_true (anno_corpus_do (scene->corpus, step, &error));
  g_assert_no_error (error);
  wait_for (session, "a.txt");
  g_assert_cmpuint (count_done (scene), ==, 2);
  g_object_unref (session);
  corpus_scene_free (scene);
}

static const struct
{
  const char *verb, *by;
  guint start, end;
} edges[] = {
  /* From words 2 and 3, each of seven letters and a blank. */
  { "grow-end", "word", 16, 39 },      { "grow-end", "character", 16, 32 },
  { "grow-start", "word", 8, 31 },     { "grow-start", "character", 15, 31 },
  { "shrink-end", "word", 16, 23 },    { "shrink-end", "character", 16, 30 },
  { "shrink-start", "word", 24, 31 },  { "shrink-start", "character", 17, 31 },
};

static void
test_edges (void)
{
  CorpusScene *scene = corpus_scene_new ();
  corpus_scene_open (scene);
  AnnoSession *session = open_session (scene, "a.txt");

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      anno_session_select (session, 16, 31);
      act (session, "tag", "claim");
      act (session, edges[i].verb, edges[i].by);
      AnnoSpan *chosen = anno_session_get_chosen (session);
      g_test_message ("%s by a %s", edges[i].verb, edges[i].by);
      g_assert_cmpuint (anno_span_get_start (chosen), ==, edges[i].start);
      g_assert_cmpuint (anno_span_get_end (chosen), ==, edges[i].end);
      act (session, "delete", NULL);
    }
  g_object_unref (session);
  corpus_scene_free (scene);
}

static char *
mark_word (AnnoSession *session, guint start, guint end, const char *tag)
{
  anno_session_select (session, start, end);
  act (session, "tag", tag);
  return g_strdup (anno_span_get_id (anno_session_get_chosen (session)));
}

/* The tags of what is chosen, with "?" where it is flagged and "=" where it names somebody. */
static char *
list_chosen (AnnoSession *session)
{
  g_autoptr (GPtrArray) chosen = anno_session_list_chosen (session);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (found, "%s%s%s ", anno_span_get_tag (chosen->pdata[i]),
                            anno_span_get_unsure (chosen->pdata[i]) ? "?" : "",
                            anno_span_find_value (chosen->pdata[i], "person") != NULL ? "=" : "");
  return g_strchomp (g_string_free (found, FALSE));
}

static void
assert_chosen (AnnoSession *session, const char *expected)
{
  g_autofree char *found = list_chosen (session);
  g_assert_cmpstr (found, ==, expected);
}

/* Each act on several at once is one step, and the others stay chosen along with it. */
static void
test_several (void)
{
  CorpusScene *scene = corpus_scene_new ();
  corpus_scene_open (scene);
  AnnoSession *session = open_session (scene, "a.txt");
  g_autofree char *first = mark_word (session, 0, 7, "speaker");
  g_autofree char *second = mark_word (session, 8, 15, "cue");
  g_autofree char *third = mark_word (session, 16, 23, "speaker");
  AnnoTagset *tagset = anno_corpus_get_tagset (scene->corpus);
  const AnnoField *field = anno_tag_find_field (anno_tagset_find (tagset, "speaker"), "person");
  g_autoptr (AnnoPerson) person = anno_person_new (&(AnnoPersonParts){ .id = "urn:uuid:1", .name = "Ann" });
  guint done = count_done (scene);

  assert_chosen (session, "speaker");
  anno_session_choose_several (session, third, (const char *const[]){ first, second, third, NULL });
  assert_chosen (session, "speaker cue speaker");
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (session)), ==, third);
  act (session, "unsure", NULL);
  assert_chosen (session, "speaker? cue? speaker?");
  g_assert_true (anno_chosen_set_person (session, anno_session_get_chosen (session), field, person, TRUE));
  assert_chosen (session, "speaker?= cue? speaker?=");
  g_assert_nonnull (anno_people_find (anno_corpus_get_people (scene->corpus), anno_person_get_id (person)));
  act (session, "undo", NULL);
  assert_chosen (session, "speaker? cue? speaker?");
  act (session, "tag", "date");
  assert_chosen (session, "date? date? date?");
  g_assert_cmpuint (count_done (scene), ==, done + 2);
  act (session, "delete", NULL);
  assert_chosen (session, "");
  act (session, "undo", NULL);
  g_assert_cmpuint (anno_layer_get_n_spans (anno_document_get_layer (anno_session_get_document (session))), ==, 3);

  anno_session_choose_several (session, third, (const char *const[]){ first, third, NULL });
  anno_session_choose (session, third, FALSE);
  assert_chosen (session, "date?");
  g_object_unref (session);
  corpus_scene_free (scene);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/verbs/owned", test_owned);
  g_test_add_func ("/verbs/undo-shows", test_undo_shows);
  g_test_add_data_func ("/verbs/undo-called-off/another", "deep/c.txt", test_undo_called_off);
  g_test_add_data_func ("/verbs/undo-called-off/the-same", "b.txt", test_undo_called_off);
  g_test_add_func ("/verbs/undo-overtaken", test_undo_overtaken);
  g_test_add_func ("/verbs/edges", test_edges);
  g_test_add_func ("/verbs/several", test_several);
  return g_test_run ();
}
