/* Proves shell/stats-window with its view: what is counted is shown, in words too, and follows what
 * is marked. */
#include "panels/panel-scene.h"

#include "panels/chart.h"
#include "session/verbs.h"
#include "shell/stats-window.h"

static void
wait_for (GtkWidget *root, const char *words)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (widgets_find_label (root, words) == NULL && g_get_monotonic_time () < end)
    widgets_settle ();
  g_assert_nonnull (widgets_find_label (root, words));
}

static void
test_counts (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *window = anno_stats_window_new (NULL, scene->session);

  gtk_window_present (GTK_WINDOW (window));
  wait_for (window, "2"); /* articles */
  g_autofree char *first = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  g_autofree char *second = panel_scene_mark (scene, "claim", "We will vote");
  g_action_group_activate_action (anno_verbs_get (scene->session), "save", NULL);
  wait_for (window, "in 1 article");
  g_assert_nonnull (widgets_find_label (window, "Speaker"));
  g_assert_nonnull (widgets_find_label (window, "Claim"));
  GtkWidget *chart = widgets_find_named (window, "Annotations per Article");
  g_assert_true (ANNO_IS_CHART (chart));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (chart)), ==,
                   GTK_ACCESSIBLE_ROLE_IMG);
  g_action_group_activate_action (anno_verbs_get (scene->session), "state",
                                  g_variant_new_string ("done"));
  g_action_group_activate_action (anno_verbs_get (scene->session), "save", NULL);
  wait_for (window, "done");
  gtk_window_destroy (GTK_WINDOW (window));
  widgets_settle ();
  panel_scene_free (scene);
}

int
main (int argc, char *argv[])
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/stats-window/counts", test_counts);
  return g_test_run ();
}
