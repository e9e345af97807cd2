#include "panels/widgets.h"

#include "panels/preferences.h"

static void
test_preferences (void)
{
  g_autoptr (GSettings) settings = g_settings_new (ANNO_APP_ID);
  g_settings_set_string (settings, "annotator-name", "R&D <b>Ann");
  GtkWindow *window = anno_preferences_present (NULL, settings);
  GtkWidget *root = GTK_WIDGET (window);

  gtk_test_widget_wait_for_draw (root);
  AdwEntryRow *name = widgets_find_named (root, "Your Name");
  GtkSpinButton *zoom = widgets_find_named (root, "Text size in percent");
  GtkSwitch *list = widgets_find_named (root, "Show the articles");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "R&D <b>Ann");

  gtk_editable_set_text (GTK_EDITABLE (name), " Bob ");
  g_signal_emit_by_name (name, "apply");
  g_autofree char *bob = g_settings_get_string (settings, "annotator-name");
  g_assert_cmpstr (bob, ==, "Bob");

  /* Without a name nothing could be saved: the last one stays. */
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_signal_emit_by_name (name, "apply");
  g_autofree char *kept = g_settings_get_string (settings, "annotator-name");
  g_assert_cmpstr (kept, ==, "Bob");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Bob");

  gtk_spin_button_set_value (zoom, 150);
  g_assert_cmpfloat (g_settings_get_double (settings, "zoom"), ==, 1.5);
  g_settings_set_double (settings, "zoom", 0.8);
  g_assert_cmpfloat (gtk_spin_button_get_value (zoom), ==, 80);
  gtk_switch_set_active (list, FALSE);
  g_assert_false (g_settings_get_boolean (settings, "show-list"));
  gtk_window_destroy (window);
  widgets_settle ();
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/preferences", test_preferences);
  return g_test_run ();
}
