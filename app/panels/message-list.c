#include "panels/message-list.h"

#include <glib/gi18n-lib.h>

void
anno_message_list_clear (GtkBox *list)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (list));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_box_remove (list, child);
}

static GtkWidget *
make_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

void
anno_message_list_add (GtkBox *list, const char *words)
{
  g_return_if_fail (GTK_IS_BOX (list) && words != NULL);

  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), make_label (words));
  gtk_box_append (list, row);
}

GtkBox *
anno_message_list_add_parent (GtkBox *list, const char *words)
{
  g_return_val_if_fail (GTK_IS_BOX (list) && words != NULL, NULL);

  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), make_label (words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_margin_start (rows, 18);
  gtk_expander_set_child (GTK_EXPANDER (expander), rows);
  gtk_box_append (list, expander);
  return GTK_BOX (rows);
}

void
anno_message_list_add_link (GtkBox *rows, const char *words, GCallback activated, gpointer data,
                            GClosureNotify free_data)
{
  g_return_if_fail (GTK_IS_BOX (rows) && words != NULL && activated != NULL);

  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = make_label (words);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "message-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_data (button, "clicked", activated, data, free_data, G_CONNECT_SWAPPED);
  gtk_box_append (rows, button);
}

void
anno_message_list_count_rest (GtkBox *list, guint n)
{
  g_return_if_fail (GTK_IS_BOX (list));

  if (n == 0)
    return;
  g_autofree char *words = g_strdup_printf (ngettext ("… and %u more.", "… and %u more.", n), n);
  gtk_box_append (list, make_label (words));
}

void
anno_message_list_close (GtkBox *list, guint n)
{
  anno_message_list_count_rest (list, n > ANNO_MESSAGE_LIST_MAX ? n - ANNO_MESSAGE_LIST_MAX : 0);
}
