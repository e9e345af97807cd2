#include "view/reveal.h"

/* Words are brought this far from the edge of what is in sight. */
#define MARGIN 48

struct _AnnoReveal
{
  GtkTextView *view;
  guint idle_id;   /* while the layout is not valid */
  gboolean waiting;
  guint start;
  guint end;
};

static void
jump (AnnoReveal *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GdkRectangle first, last, visible;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) self->start);
  gtk_text_view_get_iter_location (self->view, &iter, &first);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) self->end);
  gtk_text_view_get_iter_location (self->view, &iter, &last);
  gtk_text_view_get_visible_rect (self->view, &visible);

  int bottom = last.y + last.height;
  if (bottom - first.y > visible.height - 2 * MARGIN)
    bottom = first.y + first.height;
  if (first.y >= visible.y + MIN (MARGIN, first.y) && bottom <= visible.y + visible.height - MARGIN)
    return;
  /* A third from the top is where one reads on. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + first.y - visible.y
                                            - visible.height / 3);
}

static gboolean
valid_cb (gpointer data)
{
  AnnoReveal *self = data;

  self->idle_id = 0;
  if (self->waiting)
    {
      self->waiting = FALSE;
      jump (self);
    }
  return G_SOURCE_REMOVE;
}

AnnoReveal *
anno_reveal_new (GtkTextView *view)
{
  AnnoReveal *self = g_new0 (AnnoReveal, 1);
  self->view = view;
  return self;
}

void
anno_reveal_free (AnnoReveal *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_free (self);
}

void
anno_reveal_invalidate (AnnoReveal *self, gboolean drop)
{
  g_return_if_fail (self != NULL);

  if (drop)
    self->waiting = FALSE;
  /* Runs after the view's own idle has laid out everything. */
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 1, valid_cb, self, NULL);
}

static gboolean
is_in_sight (AnnoReveal *self, guint offset)
{
  GtkTextIter iter, at;
  GdkRectangle visible;
  int y = 0, height = 0;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &at, visible.y, NULL);
  if (offset < (guint) gtk_text_iter_get_offset (&at))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, (int) offset);
  gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
  return y + height <= visible.y + visible.height;
}

void
anno_reveal_show (AnnoReveal *self, guint start, guint end)
{
  g_return_if_fail (self != NULL && start <= end);

  self->start = start;
  self->end = end;
  self->waiting = self->idle_id != 0
                  && !(gtk_widget_get_height (GTK_WIDGET (self->view)) > 0
                       && is_in_sight (self, start) && is_in_sight (self, end));
  if (!self->waiting)
    jump (self);
}

gboolean
anno_reveal_is_waiting (AnnoReveal *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->waiting;
}
