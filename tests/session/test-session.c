/* Proves session/session and its verbs: what is in hand, and what each verb does to it. The words of
 * the scene's articles are 7 letters and a blank, so that word n begins at 8n. */
#include "corpus-scene.h"

#include "session/session.h"
#include "session/verbs.h"

#define WORD 8
#define LETTERS 7

typedef struct
{
  CorpusScene *corpus;
  AnnoSession *session;
  GPtrArray *toasts; /* of char */
  GPtrArray *failed; /* of char */
  guint reveal_start, reveal_end;
} Scene;

static void
toast_cb (AnnoSession *session, const char *message, gboolean undoable, Scene *scene)
{
  g_test_message ("toast: %s", message);
  g_ptr_array_add (scene->toasts, g_strdup (message));
}

static void
failed_cb (AnnoSession *session, const char *message, Scene *scene)
{
  g_ptr_array_add (scene->failed, g_strdup (message));
}

static void
reveal_cb (AnnoSession *session, guint start, guint end, Scene *scene)
{
  scene->reveal_start = start;
  scene->reveal_end = end;
}

static void
wait_loaded (Scene *scene)
{
  gboolean loading = TRUE;

  while (g_object_get (scene->session, "loading", &loading, NULL), loading)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_article (Scene *scene, const char *path)
{
  anno_session_open (scene->session, path);
  wait_loaded (scene);
}

static Scene *
scene_new (void)
{
  Scene *scene = g_new0 (Scene, 1);

  scene->corpus = corpus_scene_new ();
  corpus_scene_open (scene->corpus);
  scene->session = anno_session_new (scene->corpus->corpus);
  scene->toasts = g_ptr_array_new_with_free_func (g_free);
  scene->failed = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (scene->session, "toast", G_CALLBACK (toast_cb), scene);
  g_signal_connect (scene->session, "failed", G_CALLBACK (failed_cb), scene);
  g_signal_connect (scene->session, "reveal", G_CALLBACK (reveal_cb), scene);
  open_article (scene, "a.txt");
  return scene;
}

static void
scene_free (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  corpus_scene_save (scene->corpus, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (scene->session);
  corpus_scene_free (scene->corpus);
  g_ptr_array_unref (scene->toasts);
  g_ptr_array_unref (scene->failed);
  g_free (scene);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static void
act (Scene *scene, const char *verb)
{
  g_action_group_activate_action (anno_verbs_get (scene->session), verb, NULL);
}

static void
act_on (Scene *scene, const char *verb, const char *parameter)
{
  g_action_group_activate_action (anno_verbs_get (scene->session), verb,
                                  g_variant_new_string (parameter));
}

static const char *
path_in_hand (Scene *scene)
{
  return anno_document_get_path (anno_session_get_document (scene->session));
}

static guint
n_spans (Scene *scene)
{
  return anno_layer_get_n_spans (
      anno_document_get_layer (anno_session_get_document (scene->session)));
}

/* Selects words @first to before @end and marks them. */
static void
mark (Scene *scene, const char *tag, guint first, guint end)
{
  anno_session_select (scene->session, first * WORD, (end - 1) * WORD + LETTERS);
  act_on (scene, "tag", tag);
}

static void
assert_chosen (Scene *scene, const char *tag, guint start, guint end)
{
  AnnoSpan *chosen = anno_session_get_chosen (scene->session);

  g_assert_nonnull (chosen);
  g_assert_cmpstr (anno_span_get_tag (chosen), ==, tag);
  g_assert_cmpuint (anno_span_get_start (chosen), ==, start);
  g_assert_cmpuint (anno_span_get_end (chosen), ==, end);
}

/* What is marked is chosen, and no longer selected; a key then changes its tag. */
static void
test_tag (void)
{
  g_autoptr (Scene) scene = scene_new ();

  act_on (scene, "tag", "claim");
  g_assert_cmpuint (scene->toasts->len, ==, 1);
  g_assert_cmpuint (n_spans (scene), ==, 0);
  mark (scene, "claim", 2, 4);
  assert_chosen (scene, "claim", 16, 31);
  g_assert_false (anno_session_has_selection (scene->session));
  act_on (scene, "tag", "date");
  assert_chosen (scene, "date", 16, 31);
  act_on (scene, "tag", "no-such-tag");
  assert_chosen (scene, "date", 16, 31);
  g_assert_cmpuint (n_spans (scene), ==, 1);
}

/* The same words with the same tag are the span that is there. */
static void
test_tag_twice (void)
{
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, "claim", 2, 4);
  mark (scene, "claim", 2, 4);
  g_assert_cmpuint (n_spans (scene), ==, 1);
  mark (scene, "date", 2, 4);
  g_assert_cmpuint (n_spans (scene), ==, 2);
}

/* Further stretches join the chosen span, or the selection where none is chosen. */
static void
test_further (void)
{
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, "claim", 0, 1);
  anno_session_select_further (scene->session, 40, 47);
  g_assert_cmpuint (anno_span_get_n_segments (anno_session_get_chosen (scene->session)), ==, 2);
  act (scene, "escape");
  anno_session_select (scene->session, 80, 87);
  anno_session_select_further (scene->session, 96, 103);
  anno_session_select_further (scene->session, 99, 99);
  g_assert_cmpuint (anno_session_get_selection (scene->session)->len, ==, 2);
  act_on (scene, "tag", "claim");
  assert_chosen (scene, "claim", 80, 103);
  g_assert_cmpuint (anno_span_get_n_segments (anno_session_get_chosen (scene->session)), ==, 2);
}

/* Arming the armed tag puts it away. */
static void
test_arm (void)
{
  g_autoptr (Scene) scene = scene_new ();

  act_on (scene, "arm", "cue");
  g_assert_cmpstr (anno_session_get_armed (scene->session), ==, "cue");
  act_on (scene, "arm", "date");
  g_assert_cmpstr (anno_session_get_armed (scene->session), ==, "date");
  act_on (scene, "arm", "date");
  g_assert_null (anno_session_get_armed (scene->session));
  act_on (scene, "arm", "no-such-tag");
  g_assert_null (anno_session_get_armed (scene->session));
}

/* The innermost goes first: the selection, the armed tag, the chosen span. */
static void
test_escape (void)
{
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, "claim", 0, 1);
  act_on (scene, "arm", "cue");
  anno_session_select (scene->session, 40, 47);
  act (scene, "escape");
  g_assert_false (anno_session_has_selection (scene->session));
  g_assert_nonnull (anno_session_get_armed (scene->session));
  act (scene, "escape");
  g_assert_null (anno_session_get_armed (scene->session));
  g_assert_nonnull (anno_session_get_chosen (scene->session));
  act (scene, "escape");
  g_assert_null (anno_session_get_chosen (scene->session));
}

/* In reading order, whatever the order of marking; it stays at the ends, and brings into sight. */
static void
test_walk (void)
{
  g_autoptr (Scene) scene = scene_new ();

  act (scene, "next-span");
  g_assert_null (anno_session_get_chosen (scene->session));
  mark (scene, "claim", 10, 12);
  mark (scene, "cue", 5, 6);
  mark (scene, "date", 0, 1);
  act (scene, "next-span");
  assert_chosen (scene, "cue", 40, 47);
  g_assert_cmpuint (scene->reveal_start, ==, 40);
  g_assert_cmpuint (scene->reveal_end, ==, 47);
  act (scene, "next-span");
  act (scene, "next-span");
  assert_chosen (scene, "claim", 80, 95);
  act (scene, "previous-span");
  act (scene, "previous-span");
  act (scene, "previous-span");
  assert_chosen (scene, "date", 0, 7);
  act (scene, "escape");
  act (scene, "previous-span");
  assert_chosen (scene, "claim", 80, 95);
}

static void
test_edges (void)
{
  static const struct
  {
    const char *verb, *by;
    guint start, end;
  } moves[] = {
    { "grow-end", "word", 80, 103 },   { "shrink-end", "word", 80, 95 },
    { "shrink-end", "word", 80, 87 },  { "grow-start", "word", 72, 87 },
    { "shrink-start", "word", 80, 87 }, { "grow-end", "character", 80, 88 },
    { "shrink-end", "character", 80, 87 }, { "grow-start", "character", 79, 87 },
    { "shrink-start", "character", 80, 87 }, { "shrink-end", "character", 80, 86 },
  };
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, "claim", 10, 12);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_test_message ("%s by %s", moves[i].verb, moves[i].by);
      act_on (scene, moves[i].verb, moves[i].by);
      assert_chosen (scene, "claim", moves[i].start, moves[i].end);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    act (scene, "undo");
  assert_chosen (scene, "claim", 80, 95);
}

/* Nothing is left of a span that shrinks any further than to one word, or over the text's ends. */
static void
test_edges_at_ends (void)
{
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, "claim", 0, 1);
  act_on (scene, "grow-start", "word");
  act_on (scene, "grow-start", "character");
  act_on (scene, "shrink-start", "word");
  act_on (scene, "shrink-end", "word");
  assert_chosen (scene, "claim", 0, 7);
}

static void
test_delete_and_unsure (void)
{
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, "claim", 0, 1);
  act (scene, "unsure");
  g_assert_true (anno_span_get_unsure (anno_session_get_chosen (scene->session)));
  act (scene, "unsure");
  g_assert_false (anno_span_get_unsure (anno_session_get_chosen (scene->session)));
  act (scene, "delete");
  g_assert_null (anno_session_get_chosen (scene->session));
  g_assert_cmpuint (n_spans (scene), ==, 0);
  act (scene, "delete");
  act (scene, "undo");
  g_assert_cmpuint (n_spans (scene), ==, 1);
}

static gboolean
is_enabled (Scene *scene, const char *verb)
{
  return g_action_group_get_action_enabled (anno_verbs_get (scene->session), verb);
}

/* Undo goes to the article that it changes, and so does redo. */
static void
test_undo_over_articles (void)
{
  g_autoptr (Scene) scene = scene_new ();

  g_assert_false (is_enabled (scene, "undo"));
  mark (scene, "claim", 0, 1);
  g_assert_true (is_enabled (scene, "undo"));
  open_article (scene, "deep/c.txt");
  g_assert_null (anno_session_get_chosen (scene->session));
  mark (scene, "date", 3, 4);
  act (scene, "undo");
  g_assert_cmpstr (path_in_hand (scene), ==, "deep/c.txt");
  g_assert_cmpuint (n_spans (scene), ==, 0);
  act (scene, "undo");
  wait_loaded (scene);
  g_assert_cmpstr (path_in_hand (scene), ==, "a.txt");
  g_assert_cmpuint (n_spans (scene), ==, 0);
  g_assert_false (is_enabled (scene, "undo"));
  act (scene, "redo");
  g_assert_cmpuint (n_spans (scene), ==, 1);
  act (scene, "redo");
  wait_loaded (scene);
  g_assert_cmpstr (path_in_hand (scene), ==, "deep/c.txt");
  g_assert_cmpuint (n_spans (scene), ==, 1);
  g_assert_false (is_enabled (scene, "redo"));
}

/* In the list's order, and told where it ends. */
static void
test_articles (void)
{
  g_autoptr (Scene) scene = scene_new ();
  GListModel *list = anno_corpus_get_articles (scene->corpus->corpus);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (list, i);
      if (i == 0)
        open_article (scene, anno_article_row_get_path (row));
      g_assert_cmpstr (path_in_hand (scene), ==, anno_article_row_get_path (row));
      act (scene, "next-article");
      wait_loaded (scene);
    }
  g_assert_cmpuint (scene->toasts->len, ==, 1);
  act (scene, "previous-article");
  act (scene, "previous-article");
  wait_loaded (scene);
  g_autoptr (AnnoArticleRow) first = g_list_model_get_item (list, 0);
  g_assert_cmpstr (path_in_hand (scene), ==, anno_article_row_get_path (first));
  act (scene, "previous-article");
  g_assert_cmpuint (scene->toasts->len, ==, 2);
}

/* Only what is done is passed over. */
static void
test_next_unfinished (void)
{
  g_autoptr (Scene) scene = scene_new ();
  GListModel *list = anno_corpus_get_articles (scene->corpus->corpus);
  g_autoptr (AnnoArticleRow) first = g_list_model_get_item (list, 0);
  g_autoptr (AnnoArticleRow) second = g_list_model_get_item (list, 1);
  g_autoptr (AnnoArticleRow) third = g_list_model_get_item (list, 2);

  open_article (scene, anno_article_row_get_path (second));
  act_on (scene, "state", "done");
  open_article (scene, anno_article_row_get_path (first));
  act (scene, "next-unfinished");
  wait_loaded (scene);
  g_assert_cmpstr (path_in_hand (scene), ==, anno_article_row_get_path (third));
}

/* An article that can't be shown leaves nothing in hand, and says why. */
static void
test_failed (void)
{
  g_autoptr (Scene) scene = scene_new ();

  mark (scene, "claim", 0, 1);
  open_article (scene, "no-such-article.txt");
  g_assert_cmpuint (scene->failed->len, ==, 1);
  g_assert_null (anno_session_get_document (scene->session));
  g_assert_null (anno_session_get_chosen (scene->session));
  act (scene, "delete");
  act_on (scene, "tag", "claim");
  open_article (scene, "a.txt");
  g_assert_cmpuint (n_spans (scene), ==, 1);
}

static const char *
link_of (Scene *scene, const char *field)
{
  const AnnoValue *value
      = anno_span_find_value (anno_session_get_chosen (scene->session), g_intern_string (field));
  return value != NULL ? value->text : NULL;
}

static gboolean
is_frame_open (Scene *scene)
{
  gboolean open = FALSE;

  g_object_get (scene->session, "frame-open", &open, NULL);
  return open;
}

/* Three selections and three keys make an attribution, and three steps. */
static void
test_frame (void)
{
  g_autoptr (Scene) scene = scene_new ();
  AnnoHistory *history = anno_corpus_get_history (scene->corpus->corpus);

  g_assert_false (is_frame_open (scene));
  mark (scene, "speaker", 1, 3);
  g_assert_true (is_frame_open (scene));
  g_autofree char *speaker = g_strdup (anno_span_get_id (anno_session_get_chosen (scene->session)));
  mark (scene, "cue", 3, 4);
  g_autofree char *cue = g_strdup (anno_span_get_id (anno_session_get_chosen (scene->session)));
  mark (scene, "claim", 4, 9);
  g_assert_cmpstr (link_of (scene, "said-by"), ==, speaker);
  g_assert_cmpstr (link_of (scene, "cued-by"), ==, cue);
  g_assert_cmpuint (anno_history_get_n_done (history), ==, 3);

  act (scene, "undo");
  g_assert_cmpuint (n_spans (scene), ==, 2);
  g_assert_null (anno_open_frame_get_part (anno_session_get_frame (scene->session),
                                           ANNO_ROLE_CLAIM));
  mark (scene, "claim", 4, 8);
  g_assert_cmpstr (link_of (scene, "said-by"), ==, speaker);
  act (scene, "escape");
  g_assert_false (is_frame_open (scene));
  mark (scene, "claim", 10, 12);
  g_assert_null (link_of (scene, "said-by"));
}

/* What can't be marked says why. */
static void
test_locked (void)
{
  g_autoptr (Scene) scene = scene_new ();

  anno_document_lock (anno_session_get_document (scene->session), "Nobody may.");
  mark (scene, "speaker", 1, 3);
  g_assert_cmpuint (n_spans (scene), ==, 0);
  g_assert_cmpuint (scene->toasts->len, ==, 1);
  g_assert_cmpstr (scene->toasts->pdata[0], ==, "Nobody may.");
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/session/session/tag", test_tag);
  g_test_add_func ("/session/session/tag-twice", test_tag_twice);
  g_test_add_func ("/session/session/further", test_further);
  g_test_add_func ("/session/session/arm", test_arm);
  g_test_add_func ("/session/session/escape", test_escape);
  g_test_add_func ("/session/session/frame", test_frame);
  g_test_add_func ("/session/session/locked", test_locked);
  g_test_add_func ("/session/session/walk", test_walk);
  g_test_add_func ("/session/session/edges", test_edges);
  g_test_add_func ("/session/session/edges-at-ends", test_edges_at_ends);
  g_test_add_func ("/session/session/delete-and-unsure", test_delete_and_unsure);
  g_test_add_func ("/session/session/undo-over-articles", test_undo_over_articles);
  g_test_add_func ("/session/session/articles", test_articles);
  g_test_add_func ("/session/session/next-unfinished", test_next_unfinished);
  g_test_add_func ("/session/session/failed", test_failed);
  return g_test_run ();
}
