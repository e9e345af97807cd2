#include "view/article-mouse.h"

#include "text/boundaries.h"
#include "view/pointer.h"

#include <math.h>

#define SAME_SPOT 4.0

struct _AnnoArticleMouse
{
  GtkTextView *view;
  AnnoArticleText *text;
  AnnoArticlePage *page;
  AnnoArticleMouseRest rest;
  AnnoLayer *layer;
  char *chosen;
  gboolean movable;
  gboolean armed;
  char *hovered;
  AnnoLayer *hovered_in; /* a reference */
  char *chosen_at_press;
  gboolean drawing;
  AnnoGrip edge;     /* the edge in hand */
  gboolean moving_edge;
  guint edge_place;
  double picked_x;   /* where the last click was, and which of the spans there it chose */
  double picked_y;
  guint picked_nth;
};

static void
to_page (AnnoArticleMouse *self, double x, double y, float *page_x, float *page_y)
{
  int bx = 0, by = 0;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx,
                                         &by);
  *page_x = (float) bx;
  *page_y = (float) by;
}

GPtrArray *
anno_article_mouse_pick (AnnoArticleMouse *self, double x, double y)
{
  float px, py;

  g_return_val_if_fail (self != NULL, NULL);

  to_page (self, x, y, &px, &py);
  return anno_article_page_pick (self->page, px, py);
}

static AnnoLayer *
layer_of (AnnoArticleMouse *self, AnnoSpan *span)
{
  return anno_page_layers_find_layer (anno_article_page_get_layers (self->page), span);
}

static AnnoSpan *
find_chosen (AnnoArticleMouse *self, const char *id)
{
  return self->layer != NULL && id != NULL ? anno_layer_find (self->layer, id) : NULL;
}

/* Selecting. */

static guint
place_at (gpointer target, double x, double y)
{
  AnnoArticleMouse *self = target;
  GtkTextIter iter;
  float px, py;

  to_page (self, x, y, &px, &py);
  gtk_text_view_get_iter_at_location (self->view, &iter, (int) px, (int) py);
  return anno_article_text_to_place (self->text, &iter);
}

static AnnoRange
unit_at (gpointer target, guint place, guint presses)
{
  AnnoArticleMouse *self = target;
  AnnoArticle *article = anno_article_text_get_article (self->text);

  if (article == NULL || presses < 2)
    return (AnnoRange) { place, place };
  return presses == 2 ? anno_boundaries_word (article, place)
                      : anno_boundaries_paragraph (article, place);
}

static guint
anchor (gpointer target)
{
  AnnoArticleMouse *self = target;
  return anno_article_text_get_anchor (self->text);
}

static void
draw_selection (gpointer target, guint from, guint to)
{
  AnnoArticleMouse *self = target;

  if (!self->drawing)
    {
      g_free (self->chosen_at_press);
      self->chosen_at_press = g_strdup (self->chosen);
    }
  self->drawing = TRUE;
  anno_article_text_select (self->text, from, to);
}

/* A double click takes a word; on the span that was chosen before it, it asks for the span too. */
static void
activate_at (AnnoArticleMouse *self, guint place)
{
  AnnoSpan *chosen = find_chosen (self, self->chosen_at_press);

  if (chosen != NULL && anno_span_covers (chosen, place))
    g_signal_emit_by_name (self->view, "activated", self->chosen_at_press);
}

static void
selection_rests (gpointer target, guint presses, gboolean as_drawn, gboolean further)
{
  AnnoArticleMouse *self = target;
  AnnoArticle *article = anno_article_text_get_article (self->text);
  AnnoRange range = anno_article_text_get_selection (self->text);

  self->drawing = FALSE;
  if (!as_drawn && article != NULL && range.start < range.end)
    {
      range = anno_boundaries_snap (article, range);
      anno_article_text_select (self->text, range.start, range.end);
    }
  self->rest (self->view, further && range.start < range.end);
  if (presses == 2)
    activate_at (self, range.start);
}

static void
pick_at (gpointer target, double x, double y)
{
  AnnoArticleMouse *self = target;

  self->drawing = FALSE;
  self->rest (self->view, FALSE);
  g_autoptr (GPtrArray) found = anno_article_mouse_pick (self, x, y);
  gboolean again = fabs (x - self->picked_x) <= SAME_SPOT && fabs (y - self->picked_y) <= SAME_SPOT;
  self->picked_nth = again && found->len > 0 ? self->picked_nth % found->len + 1 : 1;
  self->picked_x = x;
  self->picked_y = y;
  if (found->len == 0)
    {
      g_signal_emit_by_name (self->view, "picked", NULL, 0, 0, NULL);
      return;
    }
  AnnoSpan *picked = found->pdata[self->picked_nth - 1];
  g_signal_emit_by_name (self->view, "picked", anno_span_get_id (picked), self->picked_nth,
                         found->len, layer_of (self, picked));
}

/* Moving an edge. */

static gboolean
take_edge (gpointer target, double x, double y)
{
  AnnoArticleMouse *self = target;
  AnnoSpan *span = find_chosen (self, self->chosen);
  float px, py;

  to_page (self, x, y, &px, &py);
  if (!self->movable || span == NULL
      || !anno_article_page_grip_at (self->page, px, py, &self->edge)
      || self->edge.part >= anno_span_get_n_segments (span))
    return FALSE;

  const AnnoSegment *segment = anno_span_get_segments (span) + self->edge.part;
  self->moving_edge = TRUE;
  self->edge_place = self->edge.end ? segment->end : segment->start;
  return TRUE;
}

/* The part whose edge is in hand, as it would be with that edge at @place: never empty, and never
 * into the part beside it. FALSE where the span has gone or lost that part meanwhile. */
static gboolean
edge_range (AnnoArticleMouse *self, guint place, AnnoRange *range)
{
  AnnoSpan *span = find_chosen (self, self->chosen);
  guint n = span != NULL ? anno_span_get_n_segments (span) : 0;

  if (self->edge.part >= n)
    return FALSE;
  const AnnoSegment *segment = anno_span_get_segments (span) + self->edge.part;
  guint low = self->edge.part > 0 ? segment[-1].end : 0;
  guint high = self->edge.part + 1 < n
                   ? segment[1].start
                   : anno_article_get_length (anno_article_text_get_article (self->text));
  range->start = self->edge.end ? segment->start : CLAMP (place, low, segment->end - 1);
  range->end = self->edge.end ? CLAMP (place, segment->start + 1, high) : segment->end;
  return TRUE;
}

static void
move_edge (gpointer target, guint place)
{
  AnnoArticleMouse *self = target;

  self->edge_place = place;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* Where the edge is meant to be: snapped to words, as a selection would be. */
static guint
snap_edge (AnnoArticleMouse *self, AnnoRange range, gboolean as_drawn)
{
  AnnoArticle *article = anno_article_text_get_article (self->text);
  AnnoRange snapped = as_drawn ? range : anno_boundaries_snap (article, range);

  if (snapped.start < snapped.end
      && edge_range (self, self->edge.end ? snapped.end : snapped.start, &snapped))
    range = snapped;
  return self->edge.end ? range.end : range.start;
}

static void
drop_edge (gpointer target, guint place, gboolean as_drawn)
{
  AnnoArticleMouse *self = target;
  AnnoRange range;

  self->moving_edge = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  if (!edge_range (self, place, &range))
    return;
  const AnnoSegment *segment
      = anno_span_get_segments (find_chosen (self, self->chosen)) + self->edge.part;
  guint now = snap_edge (self, range, as_drawn);
  if (now == (self->edge.end ? segment->end : segment->start))
    return;
  g_autofree char *id = g_strdup (self->chosen);
  g_signal_emit_by_name (self->view, "edge-moved", id, self->edge.part, self->edge.end, now);
}

static void
break_off (gpointer target)
{
  AnnoArticleMouse *self = target;

  self->moving_edge = FALSE;
  self->drawing = FALSE;
  self->rest (self->view, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

static const AnnoPointerTarget pointer_target = {
  .place_at = place_at,
  .unit_at = unit_at,
  .anchor = anchor,
  .take_edge = take_edge,
  .move_edge = move_edge,
  .drop_edge = drop_edge,
  .draw = draw_selection,
  .rest = selection_rests,
  .click = pick_at,
  .cancel = break_off,
};

/* Pointing, and asking for a menu. */

static void
set_hovered (AnnoArticleMouse *self, AnnoLayer *layer, const char *id)
{
  if (g_strcmp0 (id, self->hovered) == 0 && layer == self->hovered_in)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (id);
  g_set_object (&self->hovered_in, layer);
  anno_article_page_set_hovered (self->page, layer, self->hovered);
  g_signal_emit_by_name (self->view, "hovered", self->hovered, layer);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, AnnoArticleMouse *self)
{
  AnnoGrip grip;
  float px, py;

  if (self->drawing || self->moving_edge)
    return;
  g_autoptr (GPtrArray) found = anno_article_mouse_pick (self, x, y);
  if (found->len > 0)
    set_hovered (self, layer_of (self, found->pdata[0]), anno_span_get_id (found->pdata[0]));
  else
    set_hovered (self, NULL, NULL);
  to_page (self, x, y, &px, &py);
  gboolean on_grip = self->movable && anno_article_page_grip_at (self->page, px, py, &grip);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), on_grip       ? "col-resize"
                                                            : self->armed ? "crosshair"
                                                                          : "text");
}

static void
leave_cb (GtkEventControllerMotion *motion, AnnoArticleMouse *self)
{
  set_hovered (self, NULL, NULL);
}

static void
secondary_cb (GtkGestureClick *click, int n, double x, double y, AnnoArticleMouse *self)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_autoptr (GPtrArray) found = anno_article_mouse_pick (self, x, y);
  g_signal_emit_by_name (self->view, "context",
                         found->len > 0 ? anno_span_get_id (found->pdata[0]) : NULL, x, y,
                         found->len > 0 ? layer_of (self, found->pdata[0]) : NULL);
}

static void
add_controllers (AnnoArticleMouse *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  anno_pointer_attach (self->view, &pointer_target, self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (secondary));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
}

AnnoArticleMouse *
anno_article_mouse_new (GtkTextView *view, AnnoArticleText *text, AnnoArticlePage *page,
                        AnnoArticleMouseRest rest)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view) && text != NULL && page != NULL, NULL);

  AnnoArticleMouse *self = g_new0 (AnnoArticleMouse, 1);
  self->view = view;
  self->text = text;
  self->page = page;
  self->rest = rest;
  self->picked_x = self->picked_y = -1e6;
  add_controllers (self);
  return self;
}

void
anno_article_mouse_free (AnnoArticleMouse *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->layer);
  g_clear_object (&self->hovered_in);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->hovered, g_free);
  g_clear_pointer (&self->chosen_at_press, g_free);
  g_free (self);
}

void
anno_article_mouse_set_layer (AnnoArticleMouse *self, AnnoLayer *layer)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->layer, layer);
  self->moving_edge = FALSE;
  self->picked_x = self->picked_y = -1e6;
  set_hovered (self, NULL, NULL);
}

void
anno_article_mouse_set_chosen (AnnoArticleMouse *self, const char *id, gboolean movable)
{
  g_return_if_fail (self != NULL);

  char *chosen = g_strdup (id);
  g_free (self->chosen);
  self->chosen = chosen;
  self->movable = movable;
}

void
anno_article_mouse_set_armed (AnnoArticleMouse *self, gboolean armed)
{
  g_return_if_fail (self != NULL);

  self->armed = armed;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), armed ? "crosshair" : "text");
}

gboolean
anno_article_mouse_is_drawing (AnnoArticleMouse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->drawing;
}

AnnoSpan *
anno_article_mouse_get_moved (AnnoArticleMouse *self, AnnoRange *part)
{
  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  if (!self->moving_edge || !edge_range (self, self->edge_place, part))
    return NULL;
  return find_chosen (self, self->chosen);
}
