/* Proves shell/panes: which panes are to be seen at which width, and what of that is remembered. */
#include "panels/widgets.h"

#include "shell/column.h"
#include "shell/panes.h"

#define SCHEMA "org.example.Annotator"

typedef struct
{
  GSettings *settings;
  AnnoPanes *panes;
  GtkWidget *list, *middle, *inspector;
  GtkWindow *window;
} Scene;

/* A pane at least as wide as the real one. */
static GtkWidget *
make_pane (int width)
{
  GtkWidget *pane = gtk_entry_new ();
  gtk_widget_set_size_request (pane, width, 100);
  return pane;
}

static void
scene_make (Scene *scene)
{
  scene->settings = g_settings_new (SCHEMA);
  g_settings_reset (scene->settings, "show-list");
  g_settings_reset (scene->settings, "show-inspector");
  g_settings_reset (scene->settings, "list-width");
  g_settings_reset (scene->settings, "inspector-width");
  scene->panes = g_object_new (ANNO_TYPE_PANES, NULL);
  scene->list = make_pane (180);
  scene->middle = make_pane (240);
  scene->inspector = make_pane (220);
  anno_panes_set_children (scene->panes, scene->list, scene->middle, scene->inspector);
  anno_panes_bind_settings (scene->panes, scene->settings);
}

static void
scene_init (Scene *scene, int width)
{
  scene_make (scene);
  scene->window = widgets_show (GTK_WIDGET (scene->panes), width, 500);
  widgets_settle ();
}

static void
scene_clear (Scene *scene)
{
  gtk_window_destroy (scene->window);
  widgets_settle ();
  g_clear_object (&scene->settings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static gboolean
is_width (Scene *scene, int width)
{
  return gtk_widget_get_width (GTK_WIDGET (scene->panes)) == width;
}

/* GTK may give the new size in a later frame: that is waited for, and what follows from it. */
static void
resize (Scene *scene, int width)
{
  gtk_window_set_default_size (scene->window, width, 500);
  for (guint i = 0; i < 5000 && !is_width (scene, width); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (is_width (scene, width));
  widgets_settle ();
}

static char *
list_seen (Scene *scene)
{
  GString *found = g_string_new (NULL);

  if (gtk_widget_get_mapped (scene->list))
    g_string_append (found, "list ");
  if (gtk_widget_get_mapped (scene->middle))
    g_string_append (found, "middle ");
  if (gtk_widget_get_mapped (scene->inspector))
    g_string_append (found, "inspector ");
  return g_strchomp (g_string_free (found, FALSE));
}

/* @seen: of "list middle inspector", those that are there, as soon as the next frames have come. */
static void
assert_seen (Scene *scene, const char *seen)
{
  g_autofree char *found = list_seen (scene);

  for (guint i = 0; i < 5000 && !g_str_equal (found, seen); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      g_free (found);
      found = list_seen (scene);
    }
  g_assert_cmpstr (found, ==, seen);
}

static gboolean
is_folded (Scene *scene)
{
  gboolean folded = FALSE;
  g_object_get (scene->panes, "folded", &folded, NULL);
  return folded;
}

static void
test_widths (void)
{
  static const struct
  {
    int width;
    const char *seen;
    gboolean folded;
  } cases[] = {
    { 1280, "list middle inspector", FALSE },
    { 960, "list middle inspector", FALSE },
    { 959, "middle inspector", FALSE },
    { 800, "middle inspector", FALSE },
    { 680, "middle inspector", FALSE },
    { 679, "middle", TRUE },
    { 400, "middle", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene, cases[i].width);
      g_test_message ("%d pixels", cases[i].width);
      assert_seen (&scene, cases[i].seen);
      g_assert_cmpint (is_folded (&scene), ==, cases[i].folded);
    }
}

/* Narrowing gives way in turn, and widening brings all back as it was. */
static void
test_resizing (void)
{
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, 1280);
  resize (&scene, 800);
  assert_seen (&scene, "middle inspector");
  resize (&scene, 400);
  assert_seen (&scene, "middle");
  resize (&scene, 1280);
  assert_seen (&scene, "list middle inspector");
}

/* Where there is little room, one pane takes the other's place. */
static void
test_asking (void)
{
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, 800);
  g_object_set (scene.panes, "list-shown", TRUE, NULL);
  widgets_settle ();
  assert_seen (&scene, "list middle");
  g_object_set (scene.panes, "inspector-shown", TRUE, NULL);
  widgets_settle ();
  assert_seen (&scene, "middle inspector");
  resize (&scene, 400);
  g_object_set (scene.panes, "list-shown", TRUE, NULL);
  widgets_settle ();
  assert_seen (&scene, "list");
  g_object_set (scene.panes, "inspector-shown", TRUE, NULL);
  widgets_settle ();
  assert_seen (&scene, "inspector");
  anno_panes_show_middle (scene.panes);
  widgets_settle ();
  assert_seen (&scene, "middle");
  g_assert_true (g_settings_get_boolean (scene.settings, "show-list"));
  g_assert_true (g_settings_get_boolean (scene.settings, "show-inspector"));
}

/* What is hidden in a wide window stays hidden, in the settings too. */
static void
test_wishes (void)
{
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, 1280);
  g_object_set (scene.panes, "list-shown", FALSE, NULL);
  widgets_settle ();
  assert_seen (&scene, "middle inspector");
  g_assert_false (g_settings_get_boolean (scene.settings, "show-list"));
  resize (&scene, 400);
  resize (&scene, 1280);
  assert_seen (&scene, "middle inspector");
  anno_panes_show_middle (scene.panes);
  assert_seen (&scene, "middle inspector");
}

/* A phone's width is enough, from the start and after folding. */
static void
test_minimum (void)
{
  g_auto (Scene) scene = { 0 };
  int minimum = 0;

  scene_init (&scene, 1280);
  resize (&scene, 400);
  gtk_widget_measure (GTK_WIDGET (scene.panes), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* A window that was narrow is so again, from its first frame on. */
static void
test_expects (void)
{
  g_auto (Scene) scene = { 0 };

  scene_make (&scene);
  anno_panes_expect (scene.panes, 360);
  g_assert_true (is_folded (&scene));
  scene.window = widgets_show (GTK_WIDGET (scene.panes), 360, 500);
  widgets_settle ();
  g_assert_true (is_width (&scene, 360));
  assert_seen (&scene, "middle");
}

/* However high it is: a label that wraps would be narrower where it is high. */
static void
test_column (void)
{
  GtkWidget *label = gtk_label_new ("words that can be wrapped where there is room for many lines");
  int wanted = 0, width = 0, short_one = 0, tall_one = 0;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  g_autoptr (GtkWidget) column = g_object_ref_sink (anno_column_new (label));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, 20, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, >, wanted); /* what GtkPaned would be told */
  gtk_widget_measure (column, GTK_ORIENTATION_HORIZONTAL, 20, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, wanted);
  gtk_widget_measure (column, GTK_ORIENTATION_VERTICAL, 60, &tall_one, NULL, NULL, NULL);
  gtk_widget_measure (column, GTK_ORIENTATION_VERTICAL, 400, &short_one, NULL, NULL, NULL);
  g_assert_cmpint (tall_one, >, short_one);
  gtk_widget_set_visible (label, FALSE);
  g_assert_false (gtk_widget_get_visible (column));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/shell/panes/widths", test_widths);
  g_test_add_func ("/shell/panes/resizing", test_resizing);
  g_test_add_func ("/shell/panes/asking", test_asking);
  g_test_add_func ("/shell/panes/wishes", test_wishes);
  g_test_add_func ("/shell/panes/minimum", test_minimum);
  g_test_add_func ("/panes/expects", test_expects);
  g_test_add_func ("/shell/panes/column", test_column);
  return g_test_run ();
}
