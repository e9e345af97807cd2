#include "panels/span-drag.h"

/* What is dragged: a type of its own, so that no text field takes an id for words. */
typedef struct
{
  char *id;
} Dragged;

static Dragged *
dragged_copy (Dragged *self)
{
  Dragged *copy = g_new0 (Dragged, 1);

  copy->id = g_strdup (self->id);
  return copy;
}

static void
dragged_free (Dragged *self)
{
  g_free (self->id);
  g_free (self);
}

#define TYPE_DRAGGED (dragged_get_type ())
static GType dragged_get_type (void);
G_DEFINE_BOXED_TYPE (Dragged, dragged, dragged_copy, dragged_free)

typedef struct
{
  AnnoSpanAt at;
  gpointer data;
} End;

static void
end_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static End *
end_new (AnnoSpanAt at, gpointer data)
{
  End *end = g_new0 (End, 1);

  *end = (End){ at, data };
  return end;
}

static char *
find_at (GtkEventController *controller, double x, double y, End *end)
{
  return end->at (gtk_event_controller_get_widget (controller), x, y, end->data);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, End *end)
{
  Dragged dragged = { find_at (GTK_EVENT_CONTROLLER (source), x, y, end) };

  if (dragged.id == NULL)
    return NULL;
  GdkContentProvider *content = gdk_content_provider_new_typed (TYPE_DRAGGED, &dragged);
  g_free (dragged.id);
  return content;
}

/* The row or chip itself, on a ground of its own: it is moved over words. */
static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) image = gtk_widget_paintable_new (widget);
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (image);
  GtkWidget *picture = gtk_picture_new_for_paintable (still);

  gtk_widget_add_css_class (picture, "dragged-span");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), picture);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, End *end)
{
  g_autofree char *id = find_at (GTK_EVENT_CONTROLLER (target), x, y, end);

  return id != NULL ? GDK_ACTION_COPY : 0;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, End *end)
{
  const Dragged *dragged = g_value_get_boxed (value);
  g_autofree char *id = find_at (GTK_EVENT_CONTROLLER (target), x, y, end);

  if (id == NULL || g_str_equal (id, dragged->id))
    return FALSE;
  return gtk_widget_activate_action (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)),
                                     "session.link-two", "(ss)", dragged->id, id);
}

void
anno_span_drag_add (GtkWidget *widget, AnnoSpanAt at, gpointer data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && at != NULL);

  GtkDragSource *source = gtk_drag_source_new ();
  /* Before a button takes the press for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_data (source, "prepare", G_CALLBACK (prepare_cb), end_new (at, data), end_free, 0);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

void
anno_span_drop_add (GtkWidget *widget, AnnoSpanAt at, gpointer data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && at != NULL);

  GtkDropTarget *target = gtk_drop_target_new (TYPE_DRAGGED, GDK_ACTION_COPY);
  g_signal_connect_data (target, "motion", G_CALLBACK (motion_cb), end_new (at, data), end_free, 0);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), end_new (at, data), end_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
