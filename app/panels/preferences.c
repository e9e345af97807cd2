#include "panels/preferences.h"

#include "panels/escape.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The zoom in the settings is a factor; people read percents. */
static gboolean
zoom_to_percent (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);
  return TRUE;
}

static GVariant *
percent_to_zoom (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static void
name_applied_cb (AdwEntryRow *row, GSettings *settings)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*name != '\0')
    g_settings_set_string (settings, "annotator-name", name);
  else
    {
      g_autofree char *kept = g_settings_get_string (settings, "annotator-name");
      gtk_editable_set_text (GTK_EDITABLE (row), kept);
    }
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_name (AdwPreferencesGroup *group, GSettings *settings)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *name = g_settings_get_string (settings, "annotator-name");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Name"));
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Your Name"), -1);
  g_signal_connect_object (row, "apply", G_CALLBACK (name_applied_cb), settings, 0);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  adw_preferences_group_add (group, row);
}

static void
add_control (AdwPreferencesGroup *group, const char *title, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  /* The row would name it a second time. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
make_zoom (GSettings *settings)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (50, 300, 10);

  g_settings_bind_with_mapping (settings, "zoom", spin, "value", G_SETTINGS_BIND_DEFAULT,
                                zoom_to_percent, percent_to_zoom, NULL, NULL);
  return spin;
}

static GtkWidget *
make_switch (GSettings *settings, const char *key)
{
  GtkWidget *widget = gtk_switch_new ();

  g_settings_bind (settings, key, widget, "active", G_SETTINGS_BIND_DEFAULT);
  return widget;
}

GtkWindow *
anno_preferences_present (GtkWindow *parent, GSettings *settings)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *who = add_group (page, _("You"),
                                        _("Your annotations are saved under this name. A new name "
                                          "doesn’t move what you have done already."));
  AdwPreferencesGroup *look = add_group (page, _("View"), NULL);

  add_name (who, settings);
  add_control (look, _("Text size in percent"), make_zoom (settings));
  add_control (look, _("Show the articles"), make_switch (settings, "show-list"));
  add_control (look, _("Show the inspector"), make_switch (settings, "show-inspector"));
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Preferences"));
  gtk_window_set_default_size (GTK_WINDOW (window), 460, 460);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  anno_escape_closes (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
