/* Proves shell/corpus-notices: a conflict is asked about in every window on the corpus, also in one that
 * comes later, and no longer once it is answered in one of them. */
#include "panels/widgets.h"
#include "session/corpus-conflicts.h"
#include "session/corpus-scene.h"
#include "shell/corpus-notices.h"

#define PATH "a.txt"
#define FILE_BELOW "annotations/ann-example/a.txt.json"

static gboolean
asks (AnnoNotice *notice)
{
  GtkRevealer *revealer = widgets_find_type (GTK_WIDGET (notice), GTK_TYPE_REVEALER);
  GtkWidget *label = widgets_find_label (GTK_WIDGET (notice), "Keep Mine");

  return gtk_revealer_get_reveal_child (revealer) && label != NULL
         && gtk_widget_get_visible (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
}

static void
answer (AnnoNotice *notice, const char *label)
{
  GtkWidget *text = widgets_find_label (GTK_WIDGET (notice), label);

  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

static gboolean
is_settled (CorpusScene *scene)
{
  g_autoptr (GPtrArray) open = anno_corpus_list_conflicts (scene->corpus);

  return open->len == 0 && anno_corpus_get_save_state (scene->corpus) == ANNO_SAVE_STATE_SAVED;
}

static CorpusScene *
clash (void)
{
  CorpusScene *scene = corpus_scene_new ();

  corpus_scene_open (scene);
  corpus_scene_mark (scene, PATH, 0);
  g_assert_true (corpus_scene_save (scene, NULL));
  corpus_scene_mark (scene, PATH, 1);
  corpus_scene_shell (scene, "sed -i s/\\\"claim\\\"/\\\"cue\\\"/ \"$1\"/" FILE_BELOW);
  return scene;
}

static void
test_two_windows (gconstpointer label)
{
  AnnoNotice *first = g_object_new (ANNO_TYPE_NOTICE, NULL);
  AnnoNotice *second = g_object_new (ANNO_TYPE_NOTICE, NULL);
  GtkWindow *windows[] = { widgets_show (GTK_WIDGET (first), 400, 200),
                           widgets_show (GTK_WIDGET (second), 400, 200) };
  /* Last, because what the main loop does from here on may notice the clash. */
  g_autoptr (CorpusScene) scene = clash ();

  anno_corpus_notices_connect (scene->corpus, first);
  g_assert_false (asks (first));
  g_assert_false (corpus_scene_save (scene, NULL));
  g_assert_true (asks (first));

  anno_corpus_notices_connect (scene->corpus, second);
  g_assert_true (asks (second));

  /* Closed is not answered: it is asked again. */
  g_signal_emit_by_name (widgets_find_named (GTK_WIDGET (second), "Close the Notice"), "clicked");
  g_assert_true (asks (second));

  answer (second, label);
  corpus_scene_wait (scene, is_settled);
  g_assert_false (asks (second));
  g_assert_false (asks (first));
  for (guint i = 0; i < 2; i++)
    gtk_window_destroy (windows[i]);
}

int
main (int argc, char **argv)
{
  corpus_scene_init (&argc, &argv);
  g_setenv ("GTK_A11Y", "test", TRUE);
  adw_init ();
  g_test_add_data_func ("/shell/corpus-notices/mine", "Keep Mine", test_two_windows);
  g_test_add_data_func ("/shell/corpus-notices/theirs", "Take Theirs", test_two_windows);
  return g_test_run ();
}
