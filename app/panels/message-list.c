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

void
anno_message_list_close (GtkBox *list, guint n)
{
  g_return_if_fail (GTK_IS_BOX (list));

  if (n <= ANNO_MESSAGE_LIST_MAX)
    return;
  guint rest = n - ANNO_MESSAGE_LIST_MAX;
  g_autofree char *words
      = g_strdup_printf (ngettext ("… and %u more.", "… and %u more.", rest), rest);
  gtk_box_append (list, make_label (words));
}
