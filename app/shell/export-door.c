#include "shell/export-door.h"

#include "shell/export-window.h"

/* The action holds the session: whoever has the window's actions has it. */
static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  AnnoSession *session = g_object_get_data (G_OBJECT (action), "session");
  gtk_window_present (GTK_WINDOW (anno_export_window_new (window, session)));
}

void
anno_export_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));

  g_autoptr (GSimpleAction) action = g_simple_action_new ("export", NULL);
  g_simple_action_set_enabled (action, session != NULL);
  if (session != NULL)
    g_object_set_data_full (G_OBJECT (action), "session", g_object_ref (session), g_object_unref);
  g_signal_connect (action, "activate", G_CALLBACK (export_cb), window);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
}
