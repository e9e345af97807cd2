/* Proves session/text-search and session/mark-hits: what is found in the article in hand, which hit is the
 * current one, and what marking them does. The scene's articles have 4,000 words of 7 letters. */
#include "corpus-scene.h"
#include "session/mark-hits.h"
#include "session/text-search.h"

#include <string.h>

typedef struct
{
  CorpusScene *corpus;
  AnnoSession *session;
  AnnoTextSearch *search;
  GPtrArray *toasts; /* of char */
  guint arrived;
  guint start, end;
} Scene;

static void
arrived_cb (AnnoTextSearch *search, guint start, guint end, Scene *scene)
{
  scene->arrived++;
  scene->start = start;
  scene->end = end;
}

static void
toast_cb (AnnoSession *session, const char *message, gboolean undoable, Scene *scene)
{
  g_ptr_array_add (scene->toasts, g_strdup_printf ("%s%s", message, undoable ? " [undo]" : ""));
}

static const char *
last_toast (Scene *scene)
{
  return scene->toasts->len > 0 ? scene->toasts->pdata[scene->toasts->len - 1] : NULL;
}

static void
open_article (Scene *scene, const char *path)
{
  gboolean loading = TRUE;

  anno_session_open (scene->session, path);
  while (g_object_get (scene->session, "loading", &loading, NULL), loading)
    g_main_context_iteration (NULL, TRUE);
}

static Scene *
scene_new (const char *text)
{
  Scene *scene = g_new0 (Scene, 1);

  scene->corpus = corpus_scene_new ();
  corpus_scene_write (scene->corpus, "a.txt", text);
  corpus_scene_open (scene->corpus);
  scene->session = anno_session_new (scene->corpus->corpus);
  scene->toasts = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (scene->session, "toast", G_CALLBACK (toast_cb), scene);
  open_article (scene, "a.txt");
  scene->search = anno_text_search_new (scene->session);
  g_signal_connect (scene->search, "arrived", G_CALLBACK (arrived_cb), scene);
  return scene;
}

static void
scene_free (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  corpus_scene_save (scene->corpus, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (scene->search);
  g_assert_finalize_object (scene->session);
  corpus_scene_free (scene->corpus);
  g_ptr_array_unref (scene->toasts);
  g_free (scene);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static void
wait (Scene *scene)
{
  while (anno_text_search_is_busy (scene->search))
    g_main_context_iteration (NULL, TRUE);
}

static void
look_for (Scene *scene, const char *words, AnnoPatternFlags flags, guint from)
{
  const char *list[] = { words, NULL };

  anno_text_search_look_for (scene->search, list, flags, from);
  wait (scene);
}

static guint
n_hits (Scene *scene)
{
  return anno_text_search_get_hits (scene->search)->len;
}

static AnnoLayer *
layer_of (Scene *scene)
{
  return anno_document_get_layer (anno_session_get_document (scene->session));
}

static const AnnoTag *
tag_of (Scene *scene, const char *id)
{
  return anno_tagset_find (anno_corpus_get_tagset (scene->corpus->corpus), id);
}

#define TEXT "Graham said. Then graham, and Graham’s aide. Ingraham left."

static void
test_find (void)
{
  g_autoptr (Scene) scene = scene_new (TEXT);

  look_for (scene, "graham", 0, 0);
  g_assert_cmpuint (n_hits (scene), ==, 4);
  g_assert_cmpuint (anno_text_search_get_at (scene->search), ==, 0);
  g_assert_cmpuint (scene->arrived, ==, 1);
  look_for (scene, "graham", ANNO_PATTERN_WORDS, 14);
  g_assert_cmpuint (n_hits (scene), ==, 3);
  g_assert_cmpuint (scene->start, ==, 18);
  g_assert_cmpuint (scene->end, ==, 24);
  look_for (scene, "graham", ANNO_PATTERN_WORDS, 40);
  g_assert_cmpuint (anno_text_search_get_at (scene->search), ==, 0);
  look_for (scene, "nobody", 0, 0);
  g_assert_cmpuint (n_hits (scene), ==, 0);
  g_assert_cmpuint (anno_text_search_get_at (scene->search), ==, G_MAXUINT);
  g_assert_null (anno_text_search_get_problem (scene->search));
}

static void
test_go (void)
{
  g_autoptr (Scene) scene = scene_new (TEXT);

  anno_text_search_go (scene->search, 1);
  g_assert_cmpuint (scene->arrived, ==, 0);
  look_for (scene, "graham", ANNO_PATTERN_WORDS, 0);
  anno_text_search_go (scene->search, -1);
  g_assert_cmpuint (anno_text_search_get_at (scene->search), ==, 2);
  anno_text_search_go (scene->search, 1);
  g_assert_cmpuint (anno_text_search_get_at (scene->search), ==, 0);
  anno_text_search_go (scene->search, 2);
  g_assert_cmpuint (anno_text_search_get_at (scene->search), ==, 2);
}

static void
test_problem (void)
{
  g_autoptr (Scene) scene = scene_new (TEXT);

  look_for (scene, "(", ANNO_PATTERN_REGEX, 0);
  g_assert_nonnull (anno_text_search_get_problem (scene->search));
  g_assert_false (anno_text_search_is_on (scene->search));
  look_for (scene, "said", 0, 0);
  g_assert_null (anno_text_search_get_problem (scene->search));
  g_assert_cmpuint (n_hits (scene), ==, 1);
  look_for (scene, "", 0, 0);
  g_assert_false (anno_text_search_is_on (scene->search));
  g_assert_cmpuint (n_hits (scene), ==, 0);
}

/* Of two searches the later one counts, and in another article the same words are looked for. */
static void
test_latest (void)
{
  g_autoptr (Scene) scene = scene_new (TEXT);
  const char *first[] = { "graham", NULL };

  anno_text_search_look_for (scene->search, first, 0, 0);
  look_for (scene, "aide", 0, 0);
  corpus_scene_settle (scene->corpus);
  g_assert_cmpuint (n_hits (scene), ==, 1);
  g_assert_cmpuint (scene->arrived, ==, 1);

  corpus_scene_write (scene->corpus, "b.txt", "aide aide");
  open_article (scene, "b.txt");
  wait (scene);
  g_assert_cmpuint (n_hits (scene), ==, 2);
}

static void
test_mark_one (void)
{
  g_autoptr (Scene) scene = scene_new (TEXT);

  anno_mark_hit (scene->session, tag_of (scene, "speaker"), (AnnoRange) { 0, 6 }, NULL);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 1);
  g_autoptr (AnnoSpan) like = anno_span_ref (anno_layer_nth (layer_of (scene), 0));
  g_assert_true (anno_session_get_chosen (scene->session) == like);
  anno_mark_hit (scene->session, tag_of (scene, "speaker"), (AnnoRange) { 18, 24 }, like);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 2);
}

static void
test_mark_all (void)
{
  g_autoptr (Scene) scene = scene_new (TEXT);
  const AnnoTag *speaker = tag_of (scene, "speaker");

  look_for (scene, "graham", ANNO_PATTERN_WORDS, 0);
  anno_mark_hit (scene->session, speaker, (AnnoRange) { 0, 6 }, NULL);
  anno_mark_hits (scene->session, speaker, anno_text_search_get_hits (scene->search), NULL);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 3);
  g_assert_cmpstr (last_toast (scene), ==, "Marked 2 places as Speaker [undo]");
  anno_mark_hits (scene->session, speaker, anno_text_search_get_hits (scene->search), NULL);
  g_assert_cmpstr (last_toast (scene), ==, "All of them are marked as Speaker already.");

  anno_unmark_hits (scene->session, tag_of (scene, "cue"), anno_text_search_get_hits (scene->search));
  g_assert_cmpstr (last_toast (scene), ==, "None of them is marked as Cue.");
  anno_unmark_hits (scene->session, speaker, anno_text_search_get_hits (scene->search));
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 0);
  g_assert_cmpstr (last_toast (scene), ==, "Took the tag Speaker from 3 places [undo]");
}

/* Where nothing can be marked, it is said why, and nothing is. */
static void
test_locked (void)
{
  g_autoptr (Scene) scene = scene_new (TEXT);

  look_for (scene, "graham", 0, 0);
  anno_document_lock (anno_session_get_document (scene->session), "Locked for a test.");
  anno_mark_hits (scene->session, tag_of (scene, "cue"), anno_text_search_get_hits (scene->search),
                  NULL);
  g_assert_cmpuint (anno_layer_get_n_spans (layer_of (scene)), ==, 0);
  g_assert_cmpstr (last_toast (scene), ==, "Locked for a test.");
}

int
main (int argc, char *argv[])
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/text-search/find", test_find);
  g_test_add_func ("/text-search/go", test_go);
  g_test_add_func ("/text-search/problem", test_problem);
  g_test_add_func ("/text-search/latest", test_latest);
  g_test_add_func ("/mark-hits/one", test_mark_one);
  g_test_add_func ("/mark-hits/all", test_mark_all);
  g_test_add_func ("/mark-hits/locked", test_locked);
  return g_test_run ();
}
