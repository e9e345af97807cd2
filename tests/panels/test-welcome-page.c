#include "panels/widgets.h"

#include "panels/welcome-page.h"

#include <glib/gstdio.h>

static void
remember (const char *path, const char *application)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData data = {
    .mime_type = (char *) "inode/directory",
    .app_name = (char *) application,
    .app_exec = (char *) "annotator %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
opened_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_string_append_printf (data, "[%s]", g_variant_get_bytestring (parameter));
}

/* The list of recent files is written in the background. */
static void
wait_for_row (GtkWidget *page, const char *title)
{
  while (widgets_find_label (page, title) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_recent (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("R&D <b>XXXXXX", &error);
  g_autofree char *name = g_path_get_basename (folder);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open-path", G_VARIANT_TYPE_BYTESTRING);
  GtkWidget *page = g_object_new (ANNO_TYPE_WELCOME_PAGE, NULL);

  g_assert_no_error (error);
  GtkWindow *window = widgets_show (page, 500, 600);
  g_assert_null (widgets_find_label (page, name));
  remember ("/nowhere/at-all", "Annotator");
  remember ("/tmp", "Another Program");
  remember (folder, "Annotator");
  wait_for_row (page, name);

  /* What isn't there any more is left out as soon as that is known; what others opened never shows. */
  GtkWidget *gone = widgets_find_label (page, "at-all");
  while (gone != NULL && gtk_widget_get_mapped (gone))
    {
      g_main_context_iteration (NULL, TRUE);
      gone = widgets_find_label (page, "at-all");
    }
  g_assert_null (widgets_find_label (page, "tmp"));

  g_signal_connect (open, "activate", G_CALLBACK (opened_cb), log);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (open));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
  GtkWidget *label = widgets_find_label (page, name);
  GtkWidget *row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (row, "activate");
  g_autofree char *expected = g_strdup_printf ("[%s]", folder);
  g_assert_cmpstr (log->str, ==, expected);
  gtk_window_destroy (window);
  widgets_settle ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_narrow (void)
{
  GtkWidget *page = g_object_new (ANNO_TYPE_WELCOME_PAGE, NULL);
  int minimum = 0;
  GtkWindow *window = widgets_show (page, 360, 300);

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/welcome-page/recent", test_recent);
  g_test_add_func ("/panels/welcome-page/narrow", test_narrow);
  return g_test_run ();
}
