#include "shell/about.h"

#include <glib/gi18n-lib.h>

/* libadwaita leaves the button with the version, which copies it, without a name. */
static void
name_version (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "app-version"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    ANNO_VERSION, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_version (child);
}

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
  name_version (about);
  gtk_window_present (GTK_WINDOW (about));
}
