/* Proves shell/copy-notices: another version of one's annotations is asked about in every window,
 * and no longer once it was merged or kept aside; what was closed isn't asked again; others' are
 * only told. */
#include "panels/widgets.h"
#include "session/corpus-scene.h"
#include "shell/corpus-notices.h"

#include <string.h>

#define PATH "a.txt"
#define OWN "annotations/ann-example/"
#define SYNC ".sync-conflict-20170710-090000-ABCDEFG"

static gboolean
shows (AnnoNotice *notice, const char *words)
{
  GtkRevealer *revealer = widgets_find_type (GTK_WIDGET (notice), GTK_TYPE_REVEALER);
  GtkLabel *label = widgets_find_type (GTK_WIDGET (notice), GTK_TYPE_LABEL);

  return gtk_revealer_get_reveal_child (revealer)
         && strstr (gtk_label_get_label (label), words) != NULL;
}

static gboolean
offers (AnnoNotice *notice, const char *label)
{
  GtkRevealer *revealer = widgets_find_type (GTK_WIDGET (notice), GTK_TYPE_REVEALER);
  GtkWidget *text = widgets_find_label (GTK_WIDGET (notice), label);

  return gtk_revealer_get_reveal_child (revealer) && text != NULL
         && gtk_widget_get_visible (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON));
}

static void
answer (AnnoNotice *notice, const char *label)
{
  GtkWidget *text = widgets_find_label (GTK_WIDGET (notice), label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

static void
close_notice (AnnoNotice *notice)
{
  g_signal_emit_by_name (widgets_find_named (GTK_WIDGET (notice), "Close the Notice"), "clicked");
}

static AnnoNotice *first, *second;

static gboolean
first_asks (CorpusScene *scene)
{
  return shows (first, "There is another version of your annotations on “");
}

static gboolean
both_ask (CorpusScene *scene)
{
  const char *words = "”, from Syncthing.";
  return shows (first, words) && shows (second, words) && offers (first, "Merge")
         && offers (second, "Keep Aside");
}

static gboolean
none_asks (CorpusScene *scene)
{
  return !offers (first, "Merge") && !offers (second, "Merge");
}

static gboolean
is_told (CorpusScene *scene)
{
  return shows (first, "1 annotation was merged");
}

static gboolean
second_is_told (CorpusScene *scene)
{
  return shows (second, "1 annotation was merged");
}

static gboolean
tells_of_others (CorpusScene *scene)
{
  return shows (first, "isn’t yours alone");
}

static gboolean
tells_of_more (CorpusScene *scene)
{
  return shows (first, "and 1 more file");
}

static gboolean
asks_for_two (CorpusScene *scene)
{
  return shows (first, "There are 2 other versions of your annotations");
}

static CorpusScene *
fork_layer (void)
{
  CorpusScene *scene = corpus_scene_new ();

  corpus_scene_open (scene);
  corpus_scene_mark (scene, PATH, 1);
  g_assert_true (corpus_scene_save (scene, NULL));
  g_autofree char *theirs = corpus_scene_read (scene, OWN "a.txt.json");
  g_assert_true (anno_corpus_undo (scene->corpus, NULL));
  corpus_scene_mark (scene, PATH, 3);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_write (scene, OWN "a.txt" SYNC ".json", theirs);
  return scene;
}

static void
show_windows (GtkWindow **windows)
{
  first = g_object_new (ANNO_TYPE_NOTICE, NULL);
  second = g_object_new (ANNO_TYPE_NOTICE, NULL);
  windows[0] = widgets_show (GTK_WIDGET (first), 400, 200);
  windows[1] = widgets_show (GTK_WIDGET (second), 400, 200);
}

static void
destroy_windows (GtkWindow **windows)
{
  gtk_window_destroy (windows[0]);
  gtk_window_destroy (windows[1]);
}

static void
test_answer (gconstpointer label)
{
  GtkWindow *windows[2];
  show_windows (windows);
  g_autoptr (CorpusScene) scene = fork_layer ();
  gboolean merges = g_str_equal (label, "Merge");

  anno_corpus_notices_connect (scene->corpus, first);
  g_assert_false (offers (first, "Merge"));
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, first_asks);
  anno_corpus_notices_connect (scene->corpus, second); /* one that comes later */
  corpus_scene_wait (scene, both_ask);

  answer (second, label);
  corpus_scene_wait (scene, none_asks);
  if (merges)
    {
      corpus_scene_wait (scene, second_is_told);
      g_assert_false (is_told (scene)); /* there it was answered */
    }
  g_assert_cmpuint (corpus_scene_count (scene, PATH), ==, merges ? 2 : 1);
  close_notice (second);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_settle (scene);
  g_assert_true (none_asks (scene));
  destroy_windows (windows);
}

static void
test_closed (void)
{
  GtkWindow *windows[2];
  show_windows (windows);
  g_autoptr (CorpusScene) scene = fork_layer ();
  g_autofree char *theirs = corpus_scene_read (scene, OWN "a.txt" SYNC ".json");

  anno_corpus_notices_connect (scene->corpus, first);
  anno_corpus_notices_connect (scene->corpus, second);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, both_ask);
  close_notice (first);
  g_assert_false (offers (first, "Merge"));
  g_assert_true (offers (second, "Merge")); /* it is another person's eyes */

  /* What is told of others doesn't bring it back, … */
  corpus_scene_write (scene, "tagset" SYNC ".json", "{}");
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, tells_of_others);
  g_assert_false (offers (first, "Merge"));
  close_notice (first);
  corpus_scene_write (scene, "annotations/ben/a.txt" SYNC ".json", theirs);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, tells_of_more);
  close_notice (first);

  /* … but one more of one's own does. */
  corpus_scene_write (scene, OWN "b.txt" SYNC ".json", theirs);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, asks_for_two);
  destroy_windows (windows);
}

static gboolean
asks_for_people (CorpusScene *scene)
{
  return shows (first, "another version of your list of people") && offers (first, "Merge");
}

static gboolean
tells_of_people (CorpusScene *scene)
{
  return shows (first, "1 person was added to your list.");
}

static void
test_people (void)
{
  GtkWindow *windows[2];
  show_windows (windows);
  g_autoptr (CorpusScene) scene = corpus_scene_new ();

  corpus_scene_open (scene);
  corpus_scene_mark (scene, PATH, 1);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_write (scene, OWN "people" SYNC ".json",
                      "{\"format\":1,\"people\":[\n{\"id\":\"urn:uuid:1\",\"name\":\"Ann\","
                      "\"kind\":\"person\"}\n]}\n");
  anno_corpus_notices_connect (scene->corpus, first);
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, asks_for_people);
  answer (first, "Merge");
  corpus_scene_wait (scene, tells_of_people);
  destroy_windows (windows);
}

static gboolean
asks_for_marked (CorpusScene *scene)
{
  return shows (first, "holds two versions, which Git left") && offers (first, "Merge");
}

static gboolean
is_whole_again (CorpusScene *scene)
{
  AnnoDocument *document = anno_corpus_find_document (scene->corpus, PATH);
  return anno_document_get_locked_reason (document) == NULL
         && corpus_scene_count (scene, PATH) == 2;
}

static void
test_marked (void)
{
  GtkWindow *windows[2];
  show_windows (windows);
  g_autoptr (CorpusScene) scene = fork_layer ();

  anno_corpus_notices_connect (scene->corpus, first);
  corpus_scene_shell (
      scene, "cd \"$1\"/" OWN " && m=a.txt.json t=a.txt" SYNC ".json && "
             "{ sed -n 1p $m; echo '<<<<<<< HEAD'; sed -n 2p $m; echo =======; "
             "sed -n 2p $t; echo '>>>>>>> x'; sed -n 3p $m; } > new && rm $t && mv new $m");
  anno_corpus_check_disk (scene->corpus);
  corpus_scene_wait (scene, asks_for_marked);
  g_assert_false (offers (first, "Keep Aside"));
  answer (first, "Merge");
  corpus_scene_wait (scene, is_whole_again);
  corpus_scene_wait (scene, is_told);
  destroy_windows (windows);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_setenv ("GTK_A11Y", "test", TRUE);
  adw_init ();
  g_test_add_data_func ("/shell/copy-notices/merge", "Merge", test_answer);
  g_test_add_data_func ("/shell/copy-notices/keep", "Keep Aside", test_answer);
  g_test_add_func ("/shell/copy-notices/closed", test_closed);
  g_test_add_func ("/shell/copy-notices/people", test_people);
  g_test_add_func ("/shell/copy-notices/marked", test_marked);
  return g_test_run ();
}
