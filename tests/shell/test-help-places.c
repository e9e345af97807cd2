/* Proves shell/help: which page belongs to what has the keyboard, and that the pages are shown, in one
 * window, where the desktop has no viewer. */
#include "panels/panel-scene.h"

#include "panels/document-date.h"
#include "panels/help-window.h"
#include "panels/inspector.h"
#include "panels/notice.h"
#include "panels/welcome-page.h"
#include "shell/help.h"

/* The page that is named while the first thing in @panel that can have the keyboard has it. */
static const char *
page_in (GtkWidget *panel)
{
  GtkWindow *window = widgets_show (panel, 400, 500);

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  const char *page = anno_help_page_for (window);
  gtk_window_destroy (window);
  return page;
}

static void
test_pages (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GtkWidget *inspector = g_object_new (ANNO_TYPE_INSPECTOR, NULL);
  GtkWidget *date = anno_document_date_new (scene->session);
  AnnoNotice *notice = g_object_new (ANNO_TYPE_NOTICE, NULL);

  anno_inspector_set_session (ANNO_INSPECTOR (inspector), scene->session);
  anno_notice_show (notice, "a", "Something is wrong.", "Try Again", NULL, NULL, NULL, NULL);
  g_assert_cmpstr (page_in (inspector), ==, "fields");
  g_assert_cmpstr (page_in (date), ==, "dates");
  g_assert_cmpstr (page_in (GTK_WIDGET (notice)), ==, "problems");
  g_assert_cmpstr (page_in (g_object_new (ANNO_TYPE_WELCOME_PAGE, NULL)), ==, "open");
  g_assert_cmpstr (page_in (gtk_button_new_with_label ("anything")), ==, "index");
  panel_scene_free (scene);
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type))
      return link->data;
  return NULL;
}

static void
test_window (void)
{
  GtkWindow *parent = widgets_show (gtk_button_new_with_label ("anything"), 300, 200);
  g_autofree char *data = g_build_filename (g_getenv ("ANNO_TEST_SOURCE"), "data", NULL);

  g_setenv ("ANNO_DATA_DIR", data, TRUE);
  anno_help_show (parent, "mark");
  GtkWindow *window = find_window (ANNO_TYPE_HELP_WINDOW);
  g_assert_nonnull (window);
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (window), "Mark words"));
  anno_help_show (parent, "dates");
  g_assert_true (find_window (ANNO_TYPE_HELP_WINDOW) == window);
  g_assert_null (widgets_find_label (GTK_WIDGET (window), "Mark words"));
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (window), "Dates"));
  gtk_window_destroy (window);
  gtk_window_destroy (parent);
}

/* What can't be shown is said, not passed over. */
static void
test_missing (void)
{
  GtkWindow *parent = widgets_show (gtk_button_new_with_label ("anything"), 300, 200);

  g_setenv ("ANNO_DATA_DIR", "/nowhere", TRUE);
  anno_help_show (parent, "mark");
  g_assert_null (find_window (ANNO_TYPE_HELP_WINDOW));
  GtkWindow *dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (dialog), "The Help Is Not Installed"));
  gtk_window_destroy (dialog);
  gtk_window_destroy (parent);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/shell/help/pages", test_pages);
  g_test_add_func ("/shell/help/window", test_window);
  g_test_add_func ("/shell/help/missing", test_missing);
  return g_test_run ();
}
