#include "panels/escape.h"

void
anno_escape_closes (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *escape = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                          gtk_named_action_new ("window.close"));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), escape);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
