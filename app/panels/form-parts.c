#include "panels/form-parts.h"

#include "panels/drop-down-name.h"

#include <adwaita.h>

#define WIDTH 520 /* pixels, of the column at most */

GtkWidget *
anno_form_parts_page (GtkWidget **column)
{
  g_return_val_if_fail (column != NULL, NULL);

  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_start (*column, 12);
  gtk_widget_set_margin_end (*column, 12);
  gtk_widget_set_margin_top (*column, 12);
  gtk_widget_set_margin_bottom (*column, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), *column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
label_new (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

void
anno_form_parts_add (GtkWidget *column, const char *name, GtkWidget *widget, const char *hint)
{
  g_return_if_fail (GTK_IS_BOX (column) && name != NULL && GTK_IS_WIDGET (widget));

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), label_new (name, "caption-heading"));
  gtk_box_append (GTK_BOX (box), widget);
  if (hint != NULL)
    {
      GtkWidget *label = label_new (hint, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      hint, -1);
    }
  g_object_bind_property (widget, "visible", box, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (column), box);
}

GtkWidget *
anno_form_parts_entry (const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  g_return_val_if_fail (name != NULL, entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

void
anno_form_parts_show (GtkWidget *entry, const char *text)
{
  g_return_if_fail (GTK_IS_EDITABLE (entry) && text != NULL);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

GtkWidget *
anno_form_parts_drop_down (const char *name, const char *const *words)
{
  g_return_val_if_fail (name != NULL && words != NULL, NULL);

  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (words)), NULL);
  anno_drop_down_name (GTK_DROP_DOWN (drop_down), name);
  return drop_down;
}
