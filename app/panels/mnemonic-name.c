#include "panels/mnemonic-name.h"

static char *
without_underscore (const char *label)
{
  GString *name = g_string_new (NULL);

  for (const char *at = label; *at != '\0'; at++)
    if (*at != '_' || at[1] == '_')
      {
        g_string_append_c (name, *at);
        at += *at == '_';
      }
  return g_string_free (name, FALSE);
}

/* NULL where it has none. */
static const char *
find_label (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_CHECK_BUTTON (widget)
      && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)))
    return gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
  return NULL;
}

GtkWidget *
anno_mnemonic_name (GtkWidget *button)
{
  g_return_val_if_fail (GTK_IS_BUTTON (button) || GTK_IS_CHECK_BUTTON (button), button);

  const char *label = find_label (button);
  if (label == NULL)
    return button;
  g_autofree char *name = without_underscore (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  return button;
}

void
anno_mnemonic_name_all (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_label (child) != NULL)
      anno_mnemonic_name (child);
    else
      anno_mnemonic_name_all (child);
}
