/* The bar that finds: what it counts, what its options change, what it marks, and when it is seen. */
#include "panels/panel-scene.h"

#include "panels/find-bar.h"

#include <string.h>

typedef struct
{
  PanelScene *panel;
  AnnoFindBar *bar;
  guint arrived;
  guint closed;
} Scene;

static void
arrived_cb (AnnoFindBar *bar, guint start, guint end, Scene *scene)
{
  scene->arrived++;
}

static void
closed_cb (AnnoFindBar *bar, Scene *scene)
{
  scene->closed++;
}

static void
scene_init (Scene *scene)
{
  scene->panel = panel_scene_new (NULL);
  scene->bar = g_object_new (ANNO_TYPE_FIND_BAR, NULL);
  g_signal_connect (scene->bar, "arrived", G_CALLBACK (arrived_cb), scene);
  g_signal_connect (scene->bar, "closed", G_CALLBACK (closed_cb), scene);
  anno_find_bar_set_session (scene->bar, scene->panel->session);
  panel_scene_show (scene->panel, GTK_WIDGET (scene->bar), 700, 160);
}

static void
scene_clear (Scene *scene)
{
  panel_scene_free (scene->panel);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static guint
n_hits (Scene *scene)
{
  const GArray *hits = anno_find_bar_get_hits (scene->bar);
  return hits != NULL ? hits->len : 0;
}

static gboolean
says (Scene *scene, const char *words)
{
  GtkWidget *label = widgets_find_label (GTK_WIDGET (scene->bar), words);
  return label != NULL && gtk_widget_get_mapped (label);
}

/* The search runs in a thread: waits until the bar says @words. */
static void
wait_for (Scene *scene, const char *words)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!says (scene, words) && g_get_monotonic_time () < end)
    widgets_settle ();
  g_assert_true (says (scene, words));
}

static void
press (Scene *scene, const char *name)
{
  GtkWidget *button = widgets_find_named (GTK_WIDGET (scene->bar), name);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  widgets_settle ();
}

static void
set_option (Scene *scene, const char *label)
{
  GtkWidget *words = widgets_find_label (GTK_WIDGET (scene->bar), label);
  g_assert_nonnull (words);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (gtk_widget_get_ancestor (words, GTK_TYPE_CHECK_BUTTON)), TRUE);
}

static guint
n_spans (Scene *scene)
{
  return anno_layer_get_n_spans (panel_scene_get_layer (scene->panel));
}

static void
test_find (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (scene.bar)));
  anno_find_bar_open (scene.bar, "we", 0);
  widgets_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (scene.bar)));
  guint loose = n_hits (&scene);
  while (loose == 0)
    {
      widgets_settle ();
      loose = n_hits (&scene);
    }
  g_assert_cmpuint (scene.arrived, ==, 1);
  set_option (&scene, "Match Case");
  set_option (&scene, "Whole Words");
  for (guint i = 0; i < 100 && n_hits (&scene) == loose; i++)
    g_usleep (10000), widgets_settle ();
  g_assert_cmpuint (n_hits (&scene), <, loose);

  anno_find_bar_open (scene.bar, "nowhere in it", 0);
  wait_for (&scene, "No matches");
  g_assert_cmpuint (n_hits (&scene), ==, 0);
  anno_find_bar_close (scene.bar);
  widgets_settle ();
  g_assert_cmpuint (scene.closed, ==, 1);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (scene.bar)));
}

static void
test_problem (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  GtkWidget *bar = GTK_WIDGET (scene.bar);

  set_option (&scene, "Regular Expression");
  anno_find_bar_open (scene.bar, "(Graham", 0);
  widgets_settle ();
  GtkWidget *entry = widgets_find_named (bar, "Find in this article");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  anno_find_bar_open (scene.bar, "(Graham)", 0);
  wait_for (&scene, "1 of 1");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
}

static void
test_mark (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);

  anno_find_bar_open (scene.bar, "graham", 0);
  wait_for (&scene, "1 of 1");
  g_assert_cmpuint (n_spans (&scene), ==, 0);
  press (&scene, "Mark this one");
  g_assert_cmpuint (n_spans (&scene), ==, 1);
  AnnoSpan *span = anno_layer_nth (panel_scene_get_layer (scene.panel), 0);
  g_assert_cmpstr (anno_span_get_tag (span), ==, "speaker");
}

/* What equals a span is marked like it: with its tag, and the values of its fields. */
static void
test_like (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *id = panel_scene_mark (scene.panel, "speaker", "said");
  AnnoGesture gesture;

  g_assert_true (anno_session_get_gesture (scene.panel->session, &gesture));
  const AnnoField *field
      = anno_tag_find_field (anno_tagset_find (gesture.tagset, "speaker"), g_intern_string ("role"));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  g_ptr_array_add (values, anno_value_new (ANNO_VALUE_TEXT, field->id, "senator"));
  anno_session_do (scene.panel->session, anno_gesture_set_field (&gesture, panel_scene_find (scene.panel, id),
                                                                 field, values));

  anno_find_bar_open_like (scene.bar, panel_scene_find (scene.panel, id));
  wait_for (&scene, "1 of 2");
  anno_find_bar_go (scene.bar, 1);
  press (&scene, "Mark this one");
  g_assert_cmpuint (n_spans (&scene), ==, 2);
  AnnoSpan *second = anno_layer_nth (panel_scene_get_layer (scene.panel), 1);
  g_assert_cmpstr (anno_span_get_tag (second), ==, "speaker");
  g_assert_cmpstr (anno_span_find_value (second, field->id)->text, ==, "senator");
}

int
main (int argc, char *argv[])
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/find-bar/find", test_find);
  g_test_add_func ("/find-bar/problem", test_problem);
  g_test_add_func ("/find-bar/mark", test_mark);
  g_test_add_func ("/find-bar/like", test_like);
  return g_test_run ();
}
