#include "view/pointer.h"

#define EDGE_SPEED 0.25

typedef enum
{
  DOING_NOTHING,
  DOING_PRESS, /* pressed, not moved: may become a click */
  DOING_DRAW,
  DOING_EDGE,
} Doing;

typedef struct
{
  GtkTextView *view;
  const AnnoPointerTarget *target;
  gpointer data; /* the target's */
  Doing doing;
  guint presses;
  guint32 pressed_at; /* of the last press, milliseconds */
  double press_x;
  double press_y;
  double x;           /* where the pointer is now */
  double y;
  AnnoRange unit;     /* what the press took */
  gboolean further;   /* Ctrl was held at the press */
  guint tick_id;      /* while the pointer is above or below what is in sight */
} Pointer;

static gboolean
is_far (Pointer *self, double x, double y, int distance)
{
  return ABS (x - self->press_x) > distance || ABS (y - self->press_y) > distance;
}

/* Counts presses in quick succession at one spot, up to three. */
static void
count_press (Pointer *self, double x, double y, guint32 time)
{
  int delay = 400, distance = 5;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->view)), "gtk-double-click-time", &delay,
                "gtk-double-click-distance", &distance, NULL);
  gboolean again = self->presses > 0 && self->presses < 3
                   && time - self->pressed_at <= (guint32) delay
                   && !is_far (self, x, y, distance);
  self->presses = again ? self->presses + 1 : 1;
  self->pressed_at = time;
  self->press_x = x;
  self->press_y = y;
}

/* Draws from the far edge of what the press took to the pointer, in whole units. */
static void
draw_to_pointer (Pointer *self)
{
  guint place = self->target->place_at (self->data, self->x, self->y);
  AnnoRange at = self->presses > 1 ? self->target->unit_at (self->data, place, self->presses)
                                   : (AnnoRange) { place, place };

  if (place < self->unit.start)
    self->target->draw (self->data, self->unit.end, at.start);
  else
    self->target->draw (self->data, self->unit.start, MAX (at.end, self->unit.end));
}

static void
follow (Pointer *self)
{
  if (self->doing == DOING_DRAW)
    draw_to_pointer (self);
  else if (self->doing == DOING_EDGE)
    self->target->move_edge (self->data,
                             self->target->place_at (self->data, self->x, self->y));
}

/* How far the pointer is above (negative) or below what is in sight. */
static double
overshoot (Pointer *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->view));

  return self->y < 0 ? self->y : self->y > height ? self->y - height : 0;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Pointer *self = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  double by = overshoot (self);

  if (by == 0 || self->doing == DOING_NOTHING)
    {
      self->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by * EDGE_SPEED);
  follow (self);
  return G_SOURCE_CONTINUE;
}

static void
end_gesture (Pointer *self)
{
  self->doing = DOING_NOTHING;
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
}

static GdkModifierType
modifiers_of (GtkGesture *gesture)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
}

static void
press (Pointer *self, GdkModifierType modifiers)
{
  if (self->presses == 1 && self->target->take_edge (self->data, self->x, self->y))
    {
      self->doing = DOING_EDGE;
      return;
    }

  guint place = self->target->place_at (self->data, self->x, self->y);
  self->further = (modifiers & GDK_CONTROL_MASK) != 0;
  self->doing = DOING_PRESS;
  if (modifiers & GDK_SHIFT_MASK && self->presses == 1)
    {
      guint anchor = self->target->anchor (self->data);
      self->unit = (AnnoRange) { anchor, anchor };
      self->doing = DOING_DRAW;
    }
  else
    self->unit = self->target->unit_at (self->data, place, self->presses);
  if (self->doing == DOING_DRAW)
    draw_to_pointer (self);
  else
    self->target->draw (self->data, self->unit.start, self->unit.end);
  if (self->presses > 1)
    self->doing = DOING_DRAW;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer data)
{
  Pointer *self = data;
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;

  if (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->x = x;
  self->y = y;
  count_press (self, x, y, event != NULL ? gdk_event_get_time (event) : 0);
  press (self, modifiers_of (GTK_GESTURE (gesture)));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  Pointer *self = data;

  if (self->doing == DOING_NOTHING)
    return;
  self->x = self->press_x + dx;
  self->y = self->press_y + dy;
  if (self->doing == DOING_PRESS && is_far (self, self->x, self->y, 3))
    self->doing = DOING_DRAW;
  follow (self);
  if (overshoot (self) != 0 && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), scroll_cb, self, NULL);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  Pointer *self = data;

  /* A quick hand's last movement may come with the release alone. */
  drag_update_cb (gesture, dx, dy, data);
  Doing done = self->doing;
  gboolean as_drawn = (modifiers_of (GTK_GESTURE (gesture)) & GDK_SHIFT_MASK) != 0;

  end_gesture (self);
  if (done == DOING_EDGE)
    self->target->drop_edge (self->data, self->target->place_at (self->data, self->x, self->y),
                             as_drawn);
  else if (done == DOING_DRAW)
    self->target->rest (self->data, self->presses, as_drawn, self->further);
  else if (done == DOING_PRESS)
    self->target->click (self->data, self->press_x, self->press_y);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer data)
{
  Pointer *self = data;

  if (self->doing == DOING_NOTHING)
    return;
  end_gesture (self);
  self->target->cancel (self->data);
}

void
anno_pointer_attach (GtkTextView *view, const AnnoPointerTarget *target, gpointer data)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && target != NULL);

  Pointer *self = g_new0 (Pointer, 1);
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->view = view;
  self->target = target;
  self->data = data;
  g_object_set_data_full (G_OBJECT (drag), "anno-pointer", self, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
}
