#include "shell/help.h"

#include "panels/article-panel.h"
#include "panels/date-editor.h"
#include "panels/document-date.h"
#include "panels/help-book.h"
#include "panels/help-window.h"
#include "panels/inspector.h"
#include "panels/notice.h"
#include "panels/person-editor.h"
#include "panels/review-panel.h"
#include "panels/search-panel.h"
#include "panels/todo-panel.h"
#include "panels/welcome-page.h"
#include "shell/reader.h"

#include <glib/gi18n-lib.h>

/* Where the pages are: below ANNO_HELP_DIR and ANNO_DATA_DIR, as when the program runs from its build
 * folder, else where they are installed. */
static char *
find_folder (void)
{
  const char *data = g_getenv ("ANNO_DATA_DIR"), *built = g_getenv ("ANNO_HELP_DIR");

  if (data == NULL)
    return anno_help_book_find ((const char *const[]) { ANNO_HELPDIR, NULL }, GETTEXT_PACKAGE);
  g_autofree char *source = g_build_filename (data, "help", NULL);
  return anno_help_book_find ((const char *const[]) { built != NULL ? built : source, source, NULL }, "");
}

/* Whether the desktop has a viewer, and it finds pages that lie where these do. */
static gboolean
has_viewer (void)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");
  gboolean is_known = FALSE;

  for (const char *const *folder = g_get_system_data_dirs (); *folder != NULL && !is_known; folder++)
    {
      g_autofree char *help = g_build_filename (*folder, "help", NULL);
      is_known = g_str_equal (help, ANNO_HELPDIR);
    }
  return viewer != NULL && is_known && g_getenv ("ANNO_DATA_DIR") == NULL;
}

static AnnoHelpWindow *
find_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ANNO_IS_HELP_WINDOW (link->data))
      return link->data;
  return NULL;
}

static void
tell_missing (GtkWindow *parent)
{
  GtkWidget *dialog
      = adw_message_dialog_new (parent, _("The Help Is Not Installed"),
                                _("Install Annotator again to get its help. All keys are listed "
                                  "in the main menu, under “Keyboard Shortcuts”."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_here (GtkWindow *parent, const char *page)
{
  AnnoHelpWindow *window = find_window ();
  g_autofree char *folder = find_folder ();

  if (window == NULL && folder == NULL)
    {
      tell_missing (parent);
      return;
    }
  if (window == NULL)
    window = ANNO_HELP_WINDOW (anno_help_window_new (parent, folder));
  anno_help_window_show (window, page);
  gtk_window_present (GTK_WINDOW (window));
}

/* What is shown, should the viewer fail. */
typedef struct
{
  GtkWindow *parent; /* or NULL */
  char *page;
} Wish;

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wish *self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    {
      g_debug ("%s", error->message);
      show_here (self->parent, self->page);
    }
  g_clear_object (&self->parent);
  g_free (self->page);
  g_free (self);
}

void
anno_help_show (GtkWindow *parent, const char *page)
{
  g_return_if_fail (page != NULL && (parent == NULL || GTK_IS_WINDOW (parent)));

  if (parent == NULL || !has_viewer ())
    {
      show_here (parent, page);
      return;
    }
  g_autofree char *uri = g_strdup_printf ("help:%s/%s", GETTEXT_PACKAGE, page);
  Wish *wish = g_new0 (Wish, 1);
  wish->parent = g_object_ref (parent);
  wish->page = g_strdup (page);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, wish);
}

const char *
anno_help_page_for (GtkWindow *window)
{
  const struct
  {
    GType type;
    const char *page;
  } pages[] = {
    /* The inner ones first. */
    { ANNO_TYPE_DATE_EDITOR, "dates" },    { ANNO_TYPE_DOCUMENT_DATE, "dates" },
    { ANNO_TYPE_PERSON_EDITOR, "people" }, { ANNO_TYPE_SEARCH_PANEL, "search" },
    { ANNO_TYPE_TODO_PANEL, "asked" },     { ANNO_TYPE_INSPECTOR, "fields" },
    { ANNO_TYPE_ARTICLE_PANEL, "list" },   { ANNO_TYPE_WELCOME_PAGE, "open" },
    { ANNO_TYPE_NOTICE, "problems" },      { ANNO_TYPE_READER, "mark" },
    { ANNO_TYPE_REVIEW_PANEL, "review" },
  };

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  GtkWidget *focus = gtk_window_get_focus (window);
  for (guint i = 0; focus != NULL && i < G_N_ELEMENTS (pages); i++)
    if (gtk_widget_get_ancestor (focus, pages[i].type) != NULL)
      return pages[i].page;
  return "index";
}
