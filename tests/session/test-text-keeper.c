/* Proves session/text-keeper: an article that another hand changes, takes away or brings back is
 * never marked on in places of another text, and no annotation is lost by it. */
#include "corpus-scene.h"

#include <string.h>

#define PATH "a.txt"

typedef struct
{
  CorpusScene *scene;
  AnnoDocument *before; /* the one that was on the shelf at the start */
  AnnoDocument *fresh;  /* what took its place, or NULL */
  char *message;
} Told;

static Told told;

static void
replaced_cb (AnnoCorpus *corpus, AnnoDocument *document, AnnoDocument *fresh, const char *message)
{
  g_assert_true (document == told.before);
  g_assert_null (told.fresh);
  told.fresh = g_object_ref (fresh);
  told.message = g_strdup (message);
}

static void
begin (void)
{
  told.scene = corpus_scene_new ();
  corpus_scene_open (told.scene);
  told.before = g_object_ref (corpus_scene_load (told.scene, PATH));
  g_signal_connect (told.scene->corpus, "replaced", G_CALLBACK (replaced_cb), NULL);
}

static void
end (void)
{
  g_clear_object (&told.before);
  g_clear_object (&told.fresh);
  g_clear_pointer (&told.message, g_free);
  g_clear_pointer (&told.scene, corpus_scene_free);
}

static gboolean
is_replaced (CorpusScene *scene)
{
  return told.fresh != NULL;
}

static gboolean
is_saved (CorpusScene *scene)
{
  return anno_corpus_get_save_state (scene->corpus) == ANNO_SAVE_STATE_SAVED;
}

static gboolean
is_locked (CorpusScene *scene)
{
  return anno_document_get_locked_reason (told.before) != NULL;
}

static gboolean
is_open (CorpusScene *scene)
{
  return !is_locked (scene);
}

static gboolean
is_unreadable (CorpusScene *scene)
{
  const char *reason = anno_document_get_locked_reason (told.before);
  return reason != NULL && strstr (reason, "can’t be read any more") != NULL;
}

/* Another hand at the article, and a look at the disk, which the main loop has still to take. */
static void
change (const char *command)
{
  corpus_scene_shell (told.scene, command);
  anno_corpus_check_disk (told.scene->corpus);
}

static void
assert_reason (const char *words)
{
  g_assert_nonnull (anno_document_get_locked_reason (told.before));
  g_assert_nonnull (strstr (anno_document_get_locked_reason (told.before), words));
}

static void
assert_can_not_mark (guint n)
{
  const char *id;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoStep) step = corpus_scene_make_mark (told.scene, PATH, n, &id);

  g_assert_false (anno_corpus_do (told.scene->corpus, step, &error));
  g_assert_nonnull (error);
}

/* What was done in the article before, and before that, can't be undone; what came later can. */
static void
test_changed (void)
{
  begin ();
  AnnoHistory *history = anno_corpus_get_history (told.scene->corpus);
  corpus_scene_mark (told.scene, "b.txt", 0);
  corpus_scene_mark (told.scene, PATH, 0);
  corpus_scene_mark (told.scene, "b.txt", 1);
  g_assert_true (corpus_scene_save (told.scene, NULL));
  g_assert_cmpuint (anno_history_get_n_steps (history), ==, 3);

  change ("echo 'Other words stand here now.' > \"$1\"/new && mv \"$1\"/new \"$1\"/" PATH);
  corpus_scene_wait (told.scene, is_replaced);
  g_assert_nonnull (strstr (told.message, "can’t be undone"));
  g_assert_true (anno_corpus_find_document (told.scene->corpus, PATH) == told.fresh);
  g_assert_true (g_str_has_prefix (anno_article_get_text (anno_document_get_article (told.fresh)),
                                   "Other words"));
  g_assert_cmpuint (anno_history_get_n_steps (history), ==, 1);
  g_assert_cmpuint (corpus_scene_count (told.scene, PATH), ==, 1);
  g_assert_true (anno_corpus_undo (told.scene->corpus, NULL));
  g_assert_false (anno_corpus_undo (told.scene->corpus, NULL));

  /* The journal has forgotten it as well. */
  g_assert_true (corpus_scene_save (told.scene, NULL));
  g_assert_true (anno_corpus_sync (told.scene->corpus, NULL));
  g_clear_object (&told.before);
  g_clear_object (&told.fresh);
  corpus_scene_close (told.scene);
  corpus_scene_open (told.scene);
  g_assert_cmpuint (anno_history_get_n_steps (anno_corpus_get_history (told.scene->corpus)), ==, 1);
  g_assert_cmpuint (told.scene->recovered->len, ==, 0);
  end ();
}

/* What isn't saved yet is saved first, with the words that it was made on. */
static void
test_changed_meanwhile (void)
{
  begin ();
  corpus_scene_mark (told.scene, PATH, 0);
  change ("echo 'Other words stand here now.' > \"$1\"/new && mv \"$1\"/new \"$1\"/" PATH);
  corpus_scene_wait (told.scene, is_locked);
  assert_reason ("as soon as your annotations");
  assert_can_not_mark (1);
  corpus_scene_wait (told.scene, is_replaced);
  g_autofree char *layer = corpus_scene_read (told.scene, "annotations/ann-example/" PATH ".json");
  g_assert_nonnull (strstr (layer, "\"exact\":\"wo00000\""));
  g_assert_true (is_saved (told.scene));
  end ();
}

static void
test_unmarked (void)
{
  begin ();
  change ("echo 'Other words stand here now.' > \"$1\"/" PATH);
  corpus_scene_wait (told.scene, is_replaced);
  g_assert_nonnull (strstr (told.message, "as it is now."));
  g_assert_null (strstr (told.message, "undone"));
  end ();
}

static void
test_gone_and_back (void)
{
  begin ();
  corpus_scene_mark (told.scene, PATH, 0);
  change ("mv \"$1\"/" PATH " \"$1\"/away");
  corpus_scene_wait (told.scene, is_locked);
  assert_reason ("moved or deleted");
  assert_can_not_mark (1);
  g_assert_true (corpus_scene_save (told.scene, NULL)); /* what was done is kept */
  g_assert_cmpuint (corpus_scene_count (told.scene, PATH), ==, 1);

  change ("mv \"$1\"/away \"$1\"/" PATH);
  corpus_scene_wait (told.scene, is_open);
  g_assert_null (told.fresh);
  corpus_scene_mark (told.scene, PATH, 1);
  end ();
}

static void
test_unreadable (void)
{
  begin ();
  change ("printf 'no UTF-8: \\377' > \"$1\"/" PATH);
  corpus_scene_wait (told.scene, is_unreadable);
  assert_can_not_mark (0);
  end ();
}

/* The same words in another file are the same article. That the look is over is known by another
 * article, which was changed as well. */
static void
test_written_again (void)
{
  begin ();
  g_autoptr (AnnoDocument) same = g_steal_pointer (&told.before);
  corpus_scene_mark (told.scene, "b.txt", 0);
  corpus_scene_mark (told.scene, PATH, 0);
  g_assert_true (corpus_scene_save (told.scene, NULL));
  told.before = g_object_ref (corpus_scene_load (told.scene, "b.txt"));
  change ("cp \"$1\"/" PATH " \"$1\"/new && touch -d 2001-01-01 \"$1\"/new && "
          "mv \"$1\"/new \"$1\"/" PATH " && echo 'Other words.' > \"$1\"/b.txt");
  corpus_scene_wait (told.scene, is_replaced);
  g_assert_true (anno_corpus_find_document (told.scene->corpus, PATH) == same);
  g_assert_null (anno_document_get_locked_reason (same));
  g_assert_true (anno_corpus_undo (told.scene->corpus, NULL));
  end ();
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_test_add_func ("/text-keeper/changed", test_changed);
  g_test_add_func ("/text-keeper/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/text-keeper/unmarked", test_unmarked);
  g_test_add_func ("/text-keeper/gone-and-back", test_gone_and_back);
  g_test_add_func ("/text-keeper/unreadable", test_unreadable);
  g_test_add_func ("/text-keeper/written-again", test_written_again);
  return g_test_run ();
}
