#include "shell/about.h"

#include <glib/gi18n-lib.h>

void
anno_about_present (GtkWindow *parent)
{
  const char *developers[] = { "The Annotator contributors", NULL };
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "transient-for", parent, "application-name", _("Annotator"),
                "application-icon", ANNO_APP_ID, "version", ANNO_VERSION, "developers", developers,
                "website", "https://example.org/annotator", "issue-url",
                "https://example.org/annotator/issues", "developer-name",
                _("The Annotator contributors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _("Mark who said what, and when, in news articles."),
                /* Translators: your names, one a line. */
                "translator-credits", _("translator-credits"), NULL);
  gtk_window_present (GTK_WINDOW (about));
}
