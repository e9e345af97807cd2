/* The line below the article: which attribution is in hand, what it lacks, and the way to its parts. */
#include "panels/panel-scene.h"

#include "panels/frame-bar.h"
#include "session/verbs.h"

static gboolean
is_shown (GtkWidget *bar, const char *name)
{
  GtkWidget *widget = widgets_find_named (bar, name);
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static GtkWidget *
show_bar (PanelScene *scene)
{
  GtkWidget *bar = g_object_new (ANNO_TYPE_FRAME_BAR, NULL);

  anno_frame_bar_set_session (ANNO_FRAME_BAR (bar), scene->session);
  panel_scene_show (scene, bar, 700, 60);
  return bar;
}

static void
act (PanelScene *scene, const char *verb)
{
  g_action_group_activate_action (anno_verbs_get (scene->session), verb, NULL);
  widgets_settle ();
}

static void
test_open (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *bar = show_bar (scene);

  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  widgets_settle ();
  g_assert_true (is_shown (bar, "Speaker: “\u2068Sen. Lindsey Graham\u2069”"));
  g_assert_true (is_shown (bar, "Cue: not marked yet. Select the words, then press its key."));
  g_assert_true (is_shown (bar, "Claim: not marked yet. Select the words, then press its key."));

  g_autofree char *said = panel_scene_mark (scene, "cue", "said");
  g_autofree char *claim = panel_scene_mark (scene, "claim", "“We will vote,”");
  widgets_settle ();
  g_assert_true (is_shown (bar, "Cue: “\u2068said\u2069”"));
  g_assert_false (is_shown (bar, "Claim: not marked yet. Select the words, then press its key."));

  panel_scene_undo (scene);
  widgets_settle ();
  g_assert_true (is_shown (bar, "Claim: not marked yet. Select the words, then press its key."));
  act (scene, "escape");
  g_assert_null (anno_session_get_chosen (scene->session));
  g_assert_false (is_shown (bar, "Cue: “\u2068said\u2069”"));
  panel_scene_free (scene);
}

/* Whichever part is chosen, the whole attribution is shown, without what it lacks; a part is a click
 * away. */
static void
test_chosen (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *bar = show_bar (scene);
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  g_autofree char *claim = panel_scene_mark (scene, "claim", "“We will vote,”");

  act (scene, "escape");
  anno_session_choose (scene->session, graham, FALSE);
  widgets_settle ();
  g_assert_true (is_shown (bar, "Speaker: “\u2068Sen. Lindsey Graham\u2069”"));
  g_assert_false (is_shown (bar, "Cue: not marked yet. Select the words, then press its key."));
  GtkWidget *button = widgets_find_named (bar, "Claim: “\u2068“We will vote,”\u2069”");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (scene->session)), ==, claim);
  panel_scene_free (scene);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/example/Annotator/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Its height never changes, so that the article stays where it is. */
static void
test_height (void)
{
  load_style ();
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *bar = show_bar (scene);
  int before = 0, after = 0;

  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, NULL, &before, NULL, NULL);
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  g_autofree char *claim = panel_scene_mark (scene, "claim", "“We will vote,”");
  widgets_settle ();
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (before, ==, after);
  panel_scene_free (scene);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/frame-bar/open", test_open);
  g_test_add_func ("/frame-bar/chosen", test_chosen);
  g_test_add_func ("/frame-bar/height", test_height);
  return g_test_run ();
}
