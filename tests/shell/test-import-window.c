/* Proves shell/import-window: it shows what would come in, and an import that has begun is not
 * called off by what was chosen just before. */
#include "panels/panel-scene.h"

#include "panels/intake-options.h"
#include "shell/import-window.h"

#include <glib/gstdio.h>

typedef struct
{
  PanelScene *scene;
  GtkWidget *parent;
  GtkWidget *window;
  char *source;
} Setting;

static gboolean
says (Setting *setting, const char *words)
{
  return widgets_find_label (setting->window, words) != NULL;
}

static void
wait_until_said (Setting *setting, const char *words)
{
  while (!says (setting, words))
    g_main_context_iteration (NULL, TRUE);
}

static void
setting_init (Setting *setting)
{
  g_autofree char *folder = g_dir_make_tmp ("annotator-XXXXXX", NULL);

  setting->scene = panel_scene_new (NULL);
  setting->source = g_build_filename (folder, "news.txt", NULL);
  g_assert_true (g_file_set_contents (setting->source, "Head\n\nAnn said no.\n", -1, NULL));
  setting->parent = gtk_window_new ();
  setting->window
      = anno_import_window_new (GTK_WINDOW (setting->parent), setting->scene->session);
  gtk_window_present (GTK_WINDOW (setting->window));
  anno_import_window_add_path (ANNO_IMPORT_WINDOW (setting->window), setting->source);
  wait_until_said (setting, "1 article can be imported.");
}

static void
setting_clear (Setting *setting)
{
  g_autofree char *folder = g_path_get_dirname (setting->source);

  gtk_window_destroy (GTK_WINDOW (setting->window));
  gtk_window_destroy (GTK_WINDOW (setting->parent));
  widgets_settle ();
  panel_scene_free (setting->scene);
  g_remove (setting->source);
  g_rmdir (folder);
  g_free (setting->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

static gboolean
rang_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A switch that was flicked asks for another look, a moment later. */
static void
test_chosen_at_last (void)
{
  g_auto (Setting) setting = { 0 };
  gboolean rang = FALSE;

  setting_init (&setting);
  GtkWidget *options = widgets_find_type (setting.window, ANNO_TYPE_INTAKE_OPTIONS);
  gtk_switch_set_active (widgets_find_type (options, GTK_TYPE_SWITCH), TRUE);
  g_assert_true (gtk_widget_activate_action (setting.window, "import.run", NULL));
  wait_until_said (&setting, "1 article imported.");
  g_timeout_add (1000, rang_cb, &rang);
  while (!rang)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (says (&setting, "1 article imported."));
  g_autofree char *file = g_build_filename (setting.scene->root, "news.txt", NULL);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/shell/import-window/chosen-at-last", test_chosen_at_last);
  return g_test_run ();
}
