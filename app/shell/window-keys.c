#include "shell/window-keys.h"

#include "panels/shortcut-table.h"

static gboolean
is_writing (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return GTK_IS_TEXT (focus)
         || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
}

/* An action that can do nothing now lets the key go by. */
static gboolean
pressed_cb (GtkWidget *widget, GVariant *args, gpointer action)
{
  return !is_writing (GTK_WINDOW (widget)) && gtk_widget_activate_action (widget, action, NULL);
}

static void
add_keys (GtkShortcutController *controller, const AnnoShortcut *shortcut)
{
  g_auto (GStrv) accels = anno_shortcut_get_accels (shortcut);

  for (char **accel = accels; *accel != NULL; accel++)
    gtk_shortcut_controller_add_shortcut (
        controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (*accel),
                                      gtk_callback_action_new (pressed_cb, (gpointer) shortcut->action,
                                                               NULL)));
}

void
anno_window_keys_add_history (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  GtkEventController *controller = gtk_shortcut_controller_new ();
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (table[i].action, "session.undo") == 0
        || g_strcmp0 (table[i].action, "session.redo") == 0)
      add_keys (GTK_SHORTCUT_CONTROLLER (controller), &table[i]);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

void
anno_window_keys_add (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  GtkEventController *controller = gtk_shortcut_controller_new ();
  anno_window_keys_add_history (window);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                        gtk_named_action_new ("win.focus-article")));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}
