/* Proves session/layer-follower and session/moved-layers: one's own annotations follow an article that
 * another hand moved, and can be undone and saved there; a colleague's stay and are found; what has
 * nowhere to go is kept, and told. */
#include "corpus-scene.h"

#include "session/colleague.h"

#include <string.h>

static const char *said; /* what is waited for */

static gboolean
is_said (CorpusScene *scene)
{
  for (guint i = 0; i < scene->problems->len; i++)
    if (strstr (scene->problems->pdata[i], said) != NULL)
      return TRUE;
  return FALSE;
}

static void
wait_until_said (CorpusScene *scene, const char *words)
{
  said = words;
  corpus_scene_wait (scene, is_said);
}

static gboolean
is_indexed (CorpusScene *scene)
{
  AnnoCorpusIndex *index = anno_corpus_get_index (scene->corpus);
  return anno_corpus_index_is_complete (index) && !anno_corpus_index_is_updating (index);
}

static CorpusScene *
open_scene (void)
{
  CorpusScene *scene = corpus_scene_new ();
  corpus_scene_open (scene);
  corpus_scene_wait (scene, is_indexed);
  return scene;
}

/* Each article has a text of its own, so that it can be told by it. */
static void
make_different (CorpusScene *scene)
{
  corpus_scene_shell (scene, "printf 'And b.\\n' >> \"$1/b.txt\"; printf 'And c.\\n' >> \"$1/deep/c.txt\"");
}

static void
move (CorpusScene *scene, const char *command)
{
  corpus_scene_shell (scene, command);
  anno_corpus_check_disk (scene->corpus);
}

static void
moved_cb (AnnoCorpus *corpus, const char *from, const char *to, GString *log)
{
  g_string_append_printf (log, "[%s %s]", from, to);
}

static void
test_follows (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  make_different (scene);
  corpus_scene_open (scene);
  corpus_scene_wait (scene, is_indexed);
  g_signal_connect (scene->corpus, "moved", G_CALLBACK (moved_cb), log);
  corpus_scene_load (scene, "a.txt");
  corpus_scene_mark (scene, "a.txt", 3);
  const char *id = corpus_scene_mark (scene, "a.txt", 5);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 2);

  move (scene, "mkdir \"$1/new\" && mv \"$1/a.txt\" \"$1/new/one.txt\"");
  wait_until_said (scene, "Your 2 annotations came along");
  g_assert_cmpstr (log->str, ==, "[a.txt new/one.txt]");
  corpus_scene_settle (scene);
  g_assert_cmpuint (scene->problems->len, ==, 1);
  g_assert_cmpuint (corpus_scene_count (scene, "new/one.txt"), ==, 2);
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 0);
  g_autofree char *layer = corpus_scene_read (scene, "annotations/ann-example/new/one.txt.json");
  g_assert_nonnull (strstr (layer, "\"source\":\"../../../new/one.txt\""));

  /* What was done before can be undone there, and is saved there. */
  AnnoDocument *document = corpus_scene_load (scene, "new/one.txt");
  g_assert_nonnull (anno_layer_find (anno_document_get_layer (document), id));
  g_assert_true (anno_corpus_undo (scene->corpus, &error));
  g_assert_no_error (error);
  g_assert_null (anno_layer_find (anno_document_get_layer (document), id));
  g_assert_true (corpus_scene_save (scene, NULL));
  g_assert_cmpuint (corpus_scene_count (scene, "new/one.txt"), ==, 1);
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 0);

  /* So it is at the next start. */
  corpus_scene_close (scene);
  corpus_scene_open (scene);
  document = corpus_scene_load (scene, "new/one.txt");
  g_assert_true (anno_corpus_redo (scene->corpus, &error));
  g_assert_no_error (error);
  g_assert_nonnull (anno_layer_find (anno_document_get_layer (document), id));
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_wait (scene, is_indexed);
  move (scene, "rm \"$1/new/one.txt\"");
  wait_until_said (scene, "“new/one.txt” is no longer there. Your 2 annotations");
}

/* Acts that weren't saved when the article went come along too. */
static void
test_unsaved (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  make_different (scene);
  corpus_scene_open (scene);
  corpus_scene_wait (scene, is_indexed);
  corpus_scene_load (scene, "a.txt");
  corpus_scene_mark (scene, "a.txt", 3);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_mark (scene, "a.txt", 9);
  move (scene, "mv \"$1/a.txt\" \"$1/z.txt\"");
  wait_until_said (scene, "came along");
  g_assert_cmpuint (corpus_scene_count (scene, "z.txt"), ==, 2);
}

static void
test_closed_meanwhile (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  make_different (scene);
  corpus_scene_open (scene);
  corpus_scene_load (scene, "a.txt");
  corpus_scene_mark (scene, "a.txt", 3);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
  corpus_scene_shell (scene, "mv \"$1/a.txt\" \"$1/deep/a2.txt\"");
  corpus_scene_open (scene);
  wait_until_said (scene, "Your 1 annotation came along");
  g_assert_cmpuint (corpus_scene_count (scene, "deep/a2.txt"), ==, 1);
}

/* Two with the same text: it may be either. */
static void
test_stays (void)
{
  CorpusScene *scene = open_scene ();

  corpus_scene_load (scene, "a.txt");
  corpus_scene_mark (scene, "a.txt", 3);
  g_assert_true (corpus_scene_save (scene, NULL));
  move (scene, "rm \"$1/a.txt\"");
  wait_until_said (scene, "“a.txt” is no longer there. Your 1 annotation");
  g_assert_cmpuint (corpus_scene_count (scene, "a.txt"), ==, 1);
  g_assert_cmpuint (corpus_scene_count (scene, "b.txt"), ==, 0);
  corpus_scene_free (scene);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GPtrArray **) data = anno_colleague_list_finish (result, NULL);
}

static gboolean
knows_former (CorpusScene *scene)
{
  return anno_corpus_find_former (scene->corpus, "z.txt") != NULL;
}

static void
test_colleague (void)
{
  g_autoptr (CorpusScene) scene = corpus_scene_new ();
  GPtrArray *colleagues = NULL;
  make_different (scene);
  corpus_scene_open (scene);
  corpus_scene_load (scene, "a.txt");
  corpus_scene_mark (scene, "a.txt", 3);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_close (scene);
  corpus_scene_shell (scene, "cd \"$1/annotations\" && mv ann-example ben && sed -i "
                             "s/11111111-1111-4111/21111111-1111-4111/ ben/annotator.json && "
                             "mv ../a.txt ../z.txt");
  g_autofree char *before = corpus_scene_read (scene, "annotations/ben/a.txt.json");

  corpus_scene_open (scene);
  corpus_scene_wait (scene, knows_former);
  g_assert_cmpstr (anno_corpus_find_former (scene->corpus, "z.txt"), ==, "a.txt");
  anno_colleague_list_async (scene->root, "z.txt", "a.txt", "ann-example", NULL, listed_cb,
                             &colleagues);
  while (colleagues == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (colleagues->len, ==, 1);
  g_assert_cmpstr (((AnnoAnnotator *) colleagues->pdata[0])->slug, ==, "ben");
  g_ptr_array_unref (colleagues);
  g_autofree char *after = corpus_scene_read (scene, "annotations/ben/a.txt.json");
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/layer-follower/follows", test_follows);
  g_test_add_func ("/layer-follower/unsaved", test_unsaved);
  g_test_add_func ("/layer-follower/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/layer-follower/stays", test_stays);
  g_test_add_func ("/layer-follower/colleague", test_colleague);
  return g_test_run ();
}
