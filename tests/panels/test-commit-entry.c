#include "panels/widgets.h"

#include "panels/commit-entry.h"

static void
committed_cb (AnnoCommitEntry *entry, const char *text, GString *log)
{
  g_string_append_printf (log, "[%s]", text);
}

static void
press (GtkWidget *entry, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
test_commit_entry (void)
{
  GtkWidget *widget = anno_commit_entry_new ("Role");
  AnnoCommitEntry *self = ANNO_COMMIT_ENTRY (widget);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *other = gtk_button_new_with_label ("Other");
  GtkEditable *entry = GTK_EDITABLE (anno_commit_entry_get_entry (self));
  g_autoptr (GString) log = g_string_new (NULL);

  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (box), other);
  GtkWindow *window = widgets_show (box, 300, 200);
  g_signal_connect (self, "committed", G_CALLBACK (committed_cb), log);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Role");

  anno_commit_entry_show (self, "shown");
  g_assert_cmpstr (log->str, ==, "");

  /* Enter takes it over, without the blanks at its ends, and once. */
  gtk_widget_grab_focus (widget);
  gtk_editable_set_text (entry, "  typed ");
  g_assert_true (anno_commit_entry_is_typing (self));
  g_signal_emit_by_name (entry, "activate");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (log->str, ==, "[typed]");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "typed");
  g_assert_false (anno_commit_entry_is_typing (self));

  /* Leaving does so too. */
  gtk_editable_set_text (entry, "left");
  gtk_widget_grab_focus (other);
  g_assert_cmpstr (log->str, ==, "[typed][left]");

  /* Esc goes back; what is shown meanwhile is what it goes back to. */
  gtk_widget_grab_focus (widget);
  gtk_editable_set_text (entry, "half a wo");
  anno_commit_entry_show (self, "from elsewhere");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "half a wo");
  press (GTK_WIDGET (entry), GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "from elsewhere");
  gtk_widget_grab_focus (other);
  g_assert_cmpstr (log->str, ==, "[typed][left]");

  /* Blanks alone are no change. */
  gtk_widget_grab_focus (widget);
  gtk_editable_set_text (entry, "from elsewhere  ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "from elsewhere");
  g_assert_cmpstr (log->str, ==, "[typed][left]");

  /* What a layout can't bear is shown as a blank, and isn't written for that. */
  anno_commit_entry_show (self, "one\x1Ctwo");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "one two");
  gtk_widget_grab_focus (widget);
  g_assert_false (anno_commit_entry_is_typing (self));
  g_signal_emit_by_name (entry, "activate");
  gtk_widget_grab_focus (other);
  g_assert_cmpstr (log->str, ==, "[typed][left]");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/commit-entry", test_commit_entry);
  return g_test_run ();
}
