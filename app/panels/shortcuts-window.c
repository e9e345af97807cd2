#include "panels/shortcuts-window.h"

#include "panels/escape.h"
#include "panels/shortcut-table.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_KEYS 18 /* characters, before they wrap */

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *keys)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, keys);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (keys, -1), MAX_KEYS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_KEYS);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_preferences_group_add (group, row);
}

static void
add_tags (AdwPreferencesPage *page, const AnnoTagset *tagset)
{
  AdwPreferencesGroup *group = add_group (page, _("Tags"));

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_autoptr (GString) keys = g_string_new (NULL);
      if (tag->key != 0)
        g_string_append_unichar (keys, g_unichar_toupper (tag->key));
      if (i < 9)
        g_string_append_printf (keys, keys->len > 0 ? _(" or %u") : "%u", i + 1);
      if (keys->len > 0)
        add_row (group, tag->name, keys->str);
    }
}

static void
add_table (AdwPreferencesPage *page)
{
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || !g_str_equal (table[i].group, table[i - 1].group))
        group = add_group (page, _(table[i].group));
      g_autofree char *keys = anno_shortcut_get_label (&table[i]);
      add_row (group, _(table[i].title), keys);
    }
}

GtkWindow *
anno_shortcuts_window_present (GtkWindow *parent, const AnnoTagset *tagset)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();

  if (tagset != NULL)
    add_tags (ADW_PREFERENCES_PAGE (page), tagset);
  add_table (ADW_PREFERENCES_PAGE (page));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  anno_escape_closes (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
