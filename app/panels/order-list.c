#include "panels/order-list.h"

#include <glib/gi18n-lib.h>

struct _AnnoOrderList
{
  GtkBox parent_instance;
  GtkListBox *list;
};

enum
{
  OPENED,
  MOVED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoOrderList, anno_order_list, GTK_TYPE_BOX)

guint
anno_order_list_get_n (AnnoOrderList *self)
{
  guint n = 0;

  g_return_val_if_fail (ANNO_IS_ORDER_LIST (self), 0);

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}

static void
move (AnnoOrderList *self, GtkListBoxRow *row, guint to)
{
  guint from = (guint) gtk_list_box_row_get_index (row);

  if (from == to || to >= anno_order_list_get_n (self))
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) to);
  g_object_unref (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_signal_emit (self, signals[MOVED], 0, from, to);
}

/* The row that has the keyboard, or something inside it has, which is @within then. */
static GtkListBoxRow *
focused_row (AnnoOrderList *self, gboolean *within)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  *within = row != focus;
  return row != NULL && gtk_widget_get_parent (row) == GTK_WIDGET (self->list)
             ? GTK_LIST_BOX_ROW (row)
             : NULL;
}

static gboolean
pressed_cb (AnnoOrderList *self, guint key, guint code, GdkModifierType state)
{
  gboolean within = FALSE;
  GtkListBoxRow *row = focused_row (self, &within);
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;

  if (row == NULL)
    return FALSE;
  guint at = (guint) gtk_list_box_row_get_index (row);
  if ((state & GDK_ALT_MASK) != 0 && (up || down))
    {
      if (down || at > 0)
        move (self, row, up ? at - 1 : at + 1);
      return TRUE;
    }
  if (within || (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete))
    return FALSE;
  g_signal_emit (self, signals[REMOVED], 0, at);
  return TRUE;
}

static void
activated_cb (AnnoOrderList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, (guint) gtk_list_box_row_get_index (row));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static GdkDragAction
dragged_cb (AnnoOrderList *self, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row != NULL)
    gtk_list_box_drag_highlight_row (self->list, row);
  return GDK_ACTION_MOVE;
}

static void
left_cb (AnnoOrderList *self)
{
  gtk_list_box_drag_unhighlight_row (self->list);
}

static gboolean
dropped_cb (AnnoOrderList *self, const GValue *value, double x, double y)
{
  GtkListBoxRow *row = g_value_get_object (value);
  GtkListBoxRow *over = gtk_list_box_get_row_at_y (self->list, (int) y);

  gtk_list_box_drag_unhighlight_row (self->list);
  if (row == NULL || gtk_widget_get_parent (GTK_WIDGET (row)) != GTK_WIDGET (self->list))
    return FALSE;
  move (self, row,
        over != NULL ? (guint) gtk_list_box_row_get_index (over)
                     : anno_order_list_get_n (self) - 1);
  return TRUE;
}

static void
anno_order_list_class_init (AnnoOrderListClass *klass)
{
  signals[OPENED] = g_signal_new ("opened", ANNO_TYPE_ORDER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[MOVED] = g_signal_new ("moved", ANNO_TYPE_ORDER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[REMOVED] = g_signal_new ("removed", ANNO_TYPE_ORDER_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
add_controllers (AnnoOrderList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (target, "motion", G_CALLBACK (dragged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}

static void
anno_order_list_init (AnnoOrderList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  add_controllers (self);
}

GtkWidget *
anno_order_list_new (const char *name)
{
  AnnoOrderList *self = g_object_new (ANNO_TYPE_ORDER_LIST, NULL);

  g_return_val_if_fail (name != NULL, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Alt+Up and Alt+Down move a row, Delete removes it."), -1);
  return GTK_WIDGET (self);
}

void
anno_order_list_clear (AnnoOrderList *self)
{
  GtkListBoxRow *row = NULL;

  g_return_if_fail (ANNO_IS_ORDER_LIST (self));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

void
anno_order_list_append (AnnoOrderList *self, AdwActionRow *row)
{
  g_return_if_fail (ANNO_IS_ORDER_LIST (self) && ADW_IS_ACTION_ROW (row));

  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  gtk_widget_add_css_class (handle, "dim-label");
  adw_action_row_add_prefix (row, handle);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), row, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
}

void
anno_order_list_remove (AnnoOrderList *self, guint index)
{
  g_return_if_fail (ANNO_IS_ORDER_LIST (self));

  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  if (row != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), anno_order_list_get_n (self) > 0);
}

AdwActionRow *
anno_order_list_nth (AnnoOrderList *self, guint index)
{
  g_return_val_if_fail (ANNO_IS_ORDER_LIST (self), NULL);

  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);
  return row != NULL ? ADW_ACTION_ROW (row) : NULL;
}

gboolean
anno_order_list_focus (AnnoOrderList *self, guint index)
{
  g_return_val_if_fail (ANNO_IS_ORDER_LIST (self), FALSE);

  guint n = anno_order_list_get_n (self);
  if (n == 0)
    return FALSE;
  return gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) MIN (index, n - 1))));
}
