#include "panels/drop-down-name.h"

#include <glib/gi18n-lib.h>

static void
name_button (GtkDropDown *drop_down, GParamSpec *pspec, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);

  if (button == NULL)
    return;
  g_autofree char *label
      = chosen != NULL
            /* Translators: a field and what is chosen for it, as in "Mention: Pronoun". */
            ? g_strdup_printf (_("%s: %s"), name, gtk_string_object_get_string (chosen))
            : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_check (GtkDropDown *drop_down, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (item));
  gboolean chosen = gtk_list_item_get_item (item) == gtk_drop_down_get_selected_item (drop_down);

  gtk_widget_set_opacity (check, chosen ? 1 : 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *drop_down)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *drop_down)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *around = gtk_widget_get_parent (box);
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), words);
  /* The list's own widget around this one is what a screen reader stops at. */
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (show_check), item);
  show_check (drop_down, NULL, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, show_check, item);
}

/* GTK's own rows are nameless. They go with the drop-down, which they therefore may borrow. */
static void
name_rows (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), drop_down);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), drop_down);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), drop_down);
  gtk_drop_down_set_list_factory (drop_down, factory);
}

static void
free_name (gpointer name, GClosure *closure)
{
  g_free (name);
}

void
anno_drop_down_name (GtkDropDown *drop_down, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (drop_down, "notify::selected-item", G_CALLBACK (name_button),
                         g_strdup (name), free_name, 0);
  name_button (drop_down, NULL, name);
  name_rows (drop_down);
}

static void
setup_cut_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cut_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

void
anno_drop_down_cut (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cut_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cut_cb), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
}
