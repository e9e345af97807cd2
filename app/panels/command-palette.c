#include "panels/command-palette.h"

#include "panels/command.h"
#include "panels/escape.h"

#include <glib/gi18n-lib.h>

struct _AnnoCommandPalette
{
  AdwWindow parent_instance;
  GtkWidget *origin;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  GtkWidget *entry;
  GtkWidget *stack;
  GtkWidget *list_view;
};

G_DEFINE_FINAL_TYPE (AnnoCommandPalette, anno_command_palette, ADW_TYPE_WINDOW)

/* What is carried out once the palette has gone, and the keyboard is back where it was. */
typedef struct
{
  GtkWidget *origin;
  char *action;
} Errand;

static gboolean
run_cb (gpointer data)
{
  Errand *errand = data;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (errand->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (errand->origin, name, target);
  g_object_unref (errand->origin);
  g_free (errand->action);
  g_free (errand);
  return G_SOURCE_REMOVE;
}

static void
run_selected (AnnoCommandPalette *self)
{
  AnnoCommand *command = gtk_single_selection_get_selected_item (self->selection);

  if (command == NULL)
    return;
  Errand *errand = g_new0 (Errand, 1);
  errand->origin = g_object_ref (self->origin);
  errand->action = g_strdup (anno_command_get_action (command));
  gtk_window_destroy (GTK_WINDOW (self));
  g_idle_add (run_cb, errand);
}

static gboolean
matches_cb (gpointer item, gpointer data)
{
  AnnoCommandPalette *self = data;

  return anno_command_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
show_first (AnnoCommandPalette *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "nothing");
  if (n == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", 0);
}

static void
searched_cb (AnnoCommandPalette *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_first (self);
}

static void
move (AnnoCommandPalette *self, int by)
{
  gint64 n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gint64 at = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  guint next = (guint) CLAMP (at + by, 0, n - 1);
  gtk_single_selection_set_selected (self->selection, next);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", next);
}

static gboolean
key_cb (AnnoCommandPalette *self, guint key)
{
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    move (self, 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    move (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_label (GtkWidget *box, gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, !dim);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (row, "command");
  add_label (row, FALSE);
  add_label (row, TRUE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  AnnoCommand *command = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  const char *title = anno_command_get_title (command), *keys = anno_command_get_keys (command);
  GtkWidget *last = gtk_widget_get_last_child (row);
  g_autofree char *spoken = keys != NULL ? g_strdup_printf ("%s: %s", title, keys) : g_strdup (title);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (row)), title);
  gtk_label_set_text (GTK_LABEL (last), keys != NULL ? keys : anno_command_get_group (command));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
anno_command_palette_dispose (GObject *object)
{
  AnnoCommandPalette *self = ANNO_COMMAND_PALETTE (object);

  if (self->filter != NULL) /* it may be asked once more, when the list goes */
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->origin);
  G_OBJECT_CLASS (anno_command_palette_parent_class)->dispose (object);
}

static void
anno_command_palette_class_init (AnnoCommandPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_command_palette_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/command-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoCommandPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, AnnoCommandPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoCommandPalette, list_view);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, run_selected);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_destroy);
}

static void
anno_command_palette_init (AnnoCommandPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  anno_escape_closes (GTK_WINDOW (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
}

static void
fill (AnnoCommandPalette *self, const AnnoTagset *tagset)
{
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  GtkFilterListModel *found = gtk_filter_list_model_new (anno_command_list_new (tagset),
                                                         g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (found));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
}

void
anno_command_palette_present (GtkWindow *parent, GtkWidget *origin, const AnnoTagset *tagset)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && GTK_IS_WIDGET (origin));

  AnnoCommandPalette *self
      = g_object_new (ANNO_TYPE_COMMAND_PALETTE, "transient-for", parent, "modal", TRUE, NULL);
  self->origin = g_object_ref (origin);
  fill (self, tagset);
  show_first (self);
  gtk_window_present (GTK_WINDOW (self));
}
