#include "view/article-view.h"

#include "text/boundaries.h"
#include "view/lane-leading.h"
#include "view/pointer.h"
#include "view/reveal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_ZOOM 0.5
#define MAX_ZOOM 3.0
#define ZOOM_STEP 1.1
#define TEXT_EM 1.15
/* The column, in characters of average width. Real text runs a little narrower than the average, so
 * that 60 to 75 come to lie in a line. */
#define COLUMN 72
#define MIN_MARGIN 22
#define SAME_SPOT 4.0

struct _AnnoArticleView
{
  GtkTextView parent_instance;
  AnnoArticle *article;
  AnnoArticleBuffer *map;
  AnnoLayer *layer;
  AnnoTagset *tagset;
  AnnoArticlePage *page;
  AnnoReveal *reveal;
  GtkTextTagTable *tags;
  GtkCssProvider *zoom_css;
  double zoom;
  gboolean high_contrast;
  AnnoScheme scheme;
  GArray *extra;        /* of AnnoSegment */
  char *armed;
  char *chosen;
  char *hovered;
  char *chosen_at_press;
  gboolean locked;
  gboolean drawing;     /* the mouse is selecting: nothing rests yet */
  AnnoRange told;       /* the selection that others know of */
  guint told_caret;
  guint rest_id;        /* tells of selection and caret, once the key is done with */
  guint redraw_id;
  AnnoGrip edge;        /* the edge in hand */
  gboolean moving_edge;
  guint edge_place;
  GtkEventController *motion;
  double picked_x;      /* where the last click was, and how many there have been */
  double picked_y;
  guint picked_nth;
};

enum
{
  PROP_ZOOM = 1,
  PROP_CARET,
  PROP_HIGH_CONTRAST,
  N_PROPS,
};

enum
{
  SELECTED,
  PICKED,
  HOVERED,
  EDGE_MOVED,
  ACTIVATED,
  CONTEXT,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoArticleView, anno_article_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
buffer_of (AnnoArticleView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static guint
to_offset (AnnoArticleView *self, guint place)
{
  return self->map != NULL ? anno_article_buffer_to_offset (self->map, place) : 0;
}

static guint
place_of_iter (AnnoArticleView *self, const GtkTextIter *iter)
{
  return self->map != NULL
             ? anno_article_buffer_to_place (self->map, (guint) gtk_text_iter_get_offset (iter))
             : 0;
}

static void
to_iter (AnnoArticleView *self, guint place, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), iter, (int) to_offset (self, place));
}

static AnnoRange
selection_of (AnnoArticleView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer_of (self), &start, &end);
  return (AnnoRange) { place_of_iter (self, &start), place_of_iter (self, &end) };
}

static void
to_page (AnnoArticleView *self, double x, double y, float *page_x, float *page_y)
{
  int bx = 0, by = 0;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &bx, &by);
  *page_x = (float) bx;
  *page_y = (float) by;
}

/* Telling what rests. */

static void
tell (AnnoArticleView *self, gboolean further)
{
  AnnoRange range = selection_of (self);
  guint caret = anno_article_view_get_caret (self);
  gboolean was_empty = self->told.start == self->told.end, empty = range.start == range.end;
  gboolean same = range.start == self->told.start && range.end == self->told.end;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->told = range;
  if ((!same || further) && !(was_empty && empty))
    g_signal_emit (self, signals[SELECTED], 0, range.start, range.end, further);
  if (self->told_caret != caret)
    {
      self->told_caret = caret;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARET]);
    }
}

static gboolean
rest_cb (gpointer data)
{
  AnnoArticleView *self = data;

  self->rest_id = 0;
  if (!self->drawing)
    tell (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* Both marks of a selection move one after the other. What rests is told when the key that moved
 * them is done with, but before the next key: a letter typed after Shift+Right must find it told. */
static void
mark_set_cb (GtkTextBuffer *buffer, const GtkTextIter *iter, GtkTextMark *mark,
             AnnoArticleView *self)
{
  if (mark != gtk_text_buffer_get_insert (buffer)
      && mark != gtk_text_buffer_get_selection_bound (buffer))
    return;
  if (self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_HIGH, rest_cb, self, NULL);
}

/* What the mouse does. */

static guint
place_at (gpointer target, double x, double y)
{
  AnnoArticleView *self = target;
  GtkTextIter iter;
  float px, py;

  to_page (self, x, y, &px, &py);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, (int) px, (int) py);
  return place_of_iter (self, &iter);
}

static AnnoRange
unit_at (gpointer target, guint place, guint presses)
{
  AnnoArticleView *self = target;

  if (self->article == NULL || presses < 2)
    return (AnnoRange) { place, place };
  return presses == 2 ? anno_boundaries_word (self->article, place)
                      : anno_boundaries_paragraph (self->article, place);
}

static guint
anchor (gpointer target)
{
  AnnoArticleView *self = target;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer_of (self), &iter,
                                    gtk_text_buffer_get_selection_bound (buffer_of (self)));
  return place_of_iter (self, &iter);
}

static void
draw_selection (gpointer target, guint from, guint to)
{
  AnnoArticleView *self = target;
  GtkTextIter bound, insert;

  if (!self->drawing)
    {
      g_free (self->chosen_at_press);
      self->chosen_at_press = g_strdup (self->chosen);
    }
  self->drawing = TRUE;
  to_iter (self, from, &bound);
  to_iter (self, to, &insert);
  gtk_text_buffer_select_range (buffer_of (self), &insert, &bound);
}

static void
activate_at (AnnoArticleView *self, AnnoRange range)
{
  AnnoSpan *chosen = self->layer != NULL && self->chosen_at_press != NULL
                         ? anno_layer_find (self->layer, self->chosen_at_press)
                         : NULL;

  if (chosen != NULL && anno_span_covers (chosen, range.start))
    {
      g_autofree char *id = g_strdup (anno_span_get_id (chosen));
      g_signal_emit (self, signals[ACTIVATED], 0, id);
    }
}

static void
selection_rests (gpointer target, guint presses, gboolean as_drawn, gboolean further)
{
  AnnoArticleView *self = target;
  AnnoRange range = selection_of (self);

  self->drawing = FALSE;
  if (!as_drawn && self->article != NULL && range.start < range.end)
    {
      range = anno_boundaries_snap (self->article, range);
      GtkTextIter start, end;
      to_iter (self, range.start, &start);
      to_iter (self, range.end, &end);
      gtk_text_buffer_select_range (buffer_of (self), &end, &start);
    }
  tell (self, further && range.start < range.end);
  if (presses == 2)
    activate_at (self, range);
}

static void
pick_at (gpointer target, double x, double y)
{
  AnnoArticleView *self = target;
  self->drawing = FALSE;
  tell (self, FALSE);
  g_autoptr (GPtrArray) found = anno_article_view_pick (self, x, y);
  gboolean again = fabs (x - self->picked_x) <= SAME_SPOT && fabs (y - self->picked_y) <= SAME_SPOT;
  self->picked_nth = again && found->len > 0 ? self->picked_nth % found->len + 1 : 1;
  self->picked_x = x;
  self->picked_y = y;
  if (found->len == 0)
    g_signal_emit (self, signals[PICKED], 0, NULL, 0, 0);
  else
    g_signal_emit (self, signals[PICKED], 0,
                   anno_span_get_id (found->pdata[self->picked_nth - 1]), self->picked_nth,
                   found->len);
}

static gboolean
take_edge (gpointer target, double x, double y)
{
  AnnoArticleView *self = target;
  float px, py;

  to_page (self, x, y, &px, &py);
  if (self->locked || self->chosen == NULL
      || !anno_article_page_grip_at (self->page, px, py, &self->edge))
    return FALSE;
  AnnoSpan *span = anno_layer_find (self->layer, self->chosen);
  if (span == NULL || self->edge.part >= anno_span_get_n_segments (span))
    return FALSE;

  const AnnoSegment *segment = anno_span_get_segments (span) + self->edge.part;
  self->moving_edge = TRUE;
  self->edge_place = self->edge.end ? segment->end : segment->start;
  return TRUE;
}

/* The part whose edge is in hand, as it would be with that edge at @place: never empty, and never
 * into the part beside it. NULL where the span has gone meanwhile. */
static gboolean
edge_range (AnnoArticleView *self, guint place, AnnoRange *range)
{
  AnnoSpan *span = self->chosen != NULL && self->layer != NULL
                       ? anno_layer_find (self->layer, self->chosen)
                       : NULL;
  if (span == NULL || self->edge.part >= anno_span_get_n_segments (span))
    return FALSE;

  const AnnoSegment *segment = anno_span_get_segments (span) + self->edge.part;
  gboolean last = self->edge.part + 1 == anno_span_get_n_segments (span);
  guint low = self->edge.part > 0 ? segment[-1].end : 0;
  guint high = last ? anno_article_get_length (self->article) : segment[1].start;
  range->start = self->edge.end ? segment->start : CLAMP (place, low, segment->end - 1);
  range->end = self->edge.end ? CLAMP (place, segment->start + 1, high) : segment->end;
  return TRUE;
}

static void
move_edge (gpointer target, guint place)
{
  AnnoArticleView *self = target;

  self->edge_place = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_edge (gpointer target, guint place, gboolean as_drawn)
{
  AnnoArticleView *self = target;
  AnnoRange range;

  self->moving_edge = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!edge_range (self, place, &range))
    return;
  if (!as_drawn)
    {
      AnnoRange snapped = anno_boundaries_snap (self->article, range);
      if (snapped.start < snapped.end && edge_range (self, self->edge.end ? snapped.end
                                                                          : snapped.start, &snapped))
        range = snapped;
    }
  AnnoSpan *span = anno_layer_find (self->layer, self->chosen);
  const AnnoSegment *segment = anno_span_get_segments (span) + self->edge.part;
  guint now = self->edge.end ? range.end : range.start;
  if (now == (self->edge.end ? segment->end : segment->start))
    return;
  g_autofree char *id = g_strdup (self->chosen);
  g_signal_emit (self, signals[EDGE_MOVED], 0, id, self->edge.part, self->edge.end, now);
}

static void
break_off (gpointer target)
{
  AnnoArticleView *self = target;

  self->moving_edge = FALSE;
  self->drawing = FALSE;
  tell (self, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

static void
set_hovered (AnnoArticleView *self, const char *id)
{
  if (g_strcmp0 (id, self->hovered) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (id);
  anno_article_page_set_hovered (self->page, id);
  g_signal_emit (self, signals[HOVERED], 0, self->hovered);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, AnnoArticleView *self)
{
  AnnoGrip grip;
  float px, py;

  if (self->drawing || self->moving_edge)
    return;
  to_page (self, x, y, &px, &py);
  g_autoptr (GPtrArray) found = anno_article_page_pick (self->page, px, py);
  set_hovered (self, found->len > 0 ? anno_span_get_id (found->pdata[0]) : NULL);
  gboolean on_grip = !self->locked && anno_article_page_grip_at (self->page, px, py, &grip);
  const char *cursor = on_grip ? "col-resize" : self->armed != NULL ? "crosshair" : "text";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static void
leave_cb (GtkEventControllerMotion *motion, AnnoArticleView *self)
{
  set_hovered (self, NULL);
}

static void
emit_context (AnnoArticleView *self, const char *id, double x, double y)
{
  g_autofree char *kept = g_strdup (id);
  g_signal_emit (self, signals[CONTEXT], 0, kept, x, y);
}

static void
secondary_cb (GtkGestureClick *click, int n, double x, double y, AnnoArticleView *self)
{
  float px, py;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  to_page (self, x, y, &px, &py);
  g_autoptr (GPtrArray) found = anno_article_page_pick (self->page, px, py);
  emit_context (self, found->len > 0 ? anno_span_get_id (found->pdata[0]) : NULL, x, y);
}

static gboolean
menu_key_cb (GtkEventControllerKey *key, guint keyval, guint keycode, GdkModifierType state,
             AnnoArticleView *self)
{
  guint modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint caret = anno_article_view_get_caret (self);
  GdkRectangle area = { 0 };

  if (!(keyval == GDK_KEY_Menu && modifiers == 0)
      && !(keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  anno_article_view_get_area (self, caret, caret, &area);
  g_autoptr (GPtrArray) spans = anno_article_view_spans_at (self, caret);
  const char *id = self->chosen;
  if (id == NULL && spans->len > 0)
    id = anno_span_get_id (spans->pdata[0]);
  emit_context (self, id, area.x, area.y + area.height);
  return GDK_EVENT_STOP;
}

static gboolean
zoom_scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, AnnoArticleView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  g_object_set (self, "zoom", CLAMP (self->zoom * pow (ZOOM_STEP, -dy), MIN_ZOOM, MAX_ZOOM), NULL);
  return GDK_EVENT_STOP;
}

/* The look of the page. */

static double
text_size (AnnoArticleView *self, int *average)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  *average = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics) * COLUMN);
  pango_font_metrics_unref (metrics);
  return pango_font_description_get_size_is_absolute (font) ? size : size * 96 / 72;
}

static void
set_column (AnnoArticleView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int column = 0;

  text_size (self, &column);
  int margin = MAX (MIN_MARGIN, (width - column) / 2);
  if (gtk_text_view_get_left_margin (view) == margin)
    return;
  gtk_text_view_set_left_margin (view, margin);
  gtk_text_view_set_right_margin (view, margin);
}

static gboolean
is_dark (AnnoArticleView *self)
{
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  return 0.2126f * colour.red + 0.7152f * colour.green + 0.0722f * colour.blue > 0.5f;
}

static void
set_tag_colour (AnnoArticleView *self, const char *name)
{
  GdkRGBA dim = anno_palette_find (self->scheme, "grey")->label;
  g_object_set (gtk_text_tag_table_lookup (self->tags, name), "foreground-rgba", &dim, NULL);
}

static void
restyle (AnnoArticleView *self)
{
  int column = 0;
  AnnoSpanMetrics metrics = anno_span_metrics_of (text_size (self, &column));

  self->scheme = anno_scheme_of (is_dark (self), self->high_contrast);
  anno_article_page_set_style (self->page, self->scheme, &metrics);
  set_tag_colour (self, "byline");
  set_tag_colour (self, "dateline");
  anno_reveal_invalidate (self->reveal, FALSE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
anno_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anno_article_view_parent_class)->css_changed (widget, change);
  restyle (ANNO_ARTICLE_VIEW (widget));
}

static void
anno_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (widget);

  set_column (self, width);
  anno_article_page_forget (self->page);
  anno_reveal_invalidate (self->reveal, FALSE);
  GTK_WIDGET_CLASS (anno_article_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
set_zoom (AnnoArticleView *self, double zoom)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  self->zoom = zoom;
  g_ascii_formatd (number, sizeof number, "%.4f", TEXT_EM * zoom);
  css = g_strdup_printf ("textview { font-size: %sem; }", number);
  gtk_css_provider_load_from_data (self->zoom_css, css, -1);
}

static void
add_tags (AnnoArticleView *self)
{
  GtkTextTag *headline = gtk_text_tag_new ("headline");
  GtkTextTag *byline = gtk_text_tag_new ("byline");
  GtkTextTag *dateline = gtk_text_tag_new ("dateline");

  g_object_set (headline, "weight", PANGO_WEIGHT_BOLD, "scale", 1.6, NULL);
  g_object_set (byline, "scale", 0.95, NULL);
  g_object_set (dateline, "scale", 0.95, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GtkTextTag) tag = (GtkTextTag *[]) { headline, byline, dateline }[i];
      gtk_text_tag_table_add (self->tags, tag);
    }
  anno_lane_leading_create (self->tags);
}

static void
tag_line (AnnoArticleView *self, const char *name, AnnoRange range)
{
  GtkTextIter start, end;

  if (range.start == range.end)
    return;
  to_iter (self, range.start, &start);
  to_iter (self, range.end, &end);
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag_by_name (buffer_of (self), name, &start, &end);
}

/* Drawing. */

static void
add_selected (AnnoArticleView *self, GArray *selected, guint start, guint end)
{
  AnnoRange range = { to_offset (self, start), end > start ? to_offset (self, end - 1) + 1 : 0 };

  if (range.start < range.end)
    g_array_append_val (selected, range);
}

static GArray *
find_selected (AnnoArticleView *self)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  AnnoRange own = selection_of (self), edge;

  add_selected (self, selected, own.start, own.end);
  for (guint i = 0; self->extra != NULL && i < self->extra->len; i++)
    {
      const AnnoSegment *segment = &g_array_index (self->extra, AnnoSegment, i);
      if (segment->start != own.start || segment->end != own.end)
        add_selected (self, selected, segment->start, segment->end);
    }
  if (self->moving_edge && edge_range (self, self->edge_place, &edge))
    add_selected (self, selected, edge.start, edge.end);
  return selected;
}

static GdkRGBA
selection_colour (AnnoArticleView *self)
{
  AnnoSpan *moved = self->moving_edge && self->layer != NULL && self->chosen != NULL
                        ? anno_layer_find (self->layer, self->chosen)
                        : NULL;
  const char *tag = moved != NULL ? anno_span_get_tag (moved) : self->armed;

  return tag != NULL ? anno_article_page_find_colours (self->page, tag)->strong
                     : anno_palette_find (self->scheme, "blue")->strong;
}

static gboolean
redraw_cb (gpointer data)
{
  AnnoArticleView *self = data;

  self->redraw_id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
anno_article_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      g_autoptr (GArray) selected = find_selected (self);
      GdkRGBA colour = selection_colour (self);
      anno_article_page_snapshot_below (self->page, snapshot, selected, &colour);
    }
  /* The view lays out what has changed only after the lower layer is drawn: in the rare frame in
   * which that moved something, the next frame puts it right. */
  else if (!anno_article_page_snapshot_above (self->page, snapshot) && self->redraw_id == 0)
    self->redraw_id = g_idle_add (redraw_cb, self);
}

/* Words are copied from the article: the text here may have breaks of its own. */
static void
anno_article_view_copy_clipboard (GtkTextView *view)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (view);
  AnnoRange range = selection_of (self);

  if (self->article == NULL || range.start == range.end)
    return;
  g_autofree char *words = anno_article_slice (self->article, range.start, range.end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
}

/* The layer. */

static void
layer_changed_cb (AnnoLayer *layer, AnnoSpan *before, AnnoSpan *after, AnnoArticleView *self)
{
  anno_article_page_change (self->page, before, after);
}

/* A put tells of one span by "changed"; a layer that is filled tells of all of them only here. Of one
 * alone it can't be seen which it was. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added,
                  AnnoArticleView *self)
{
  if (removed > 0 || added == 0 || added != g_list_model_get_n_items (model))
    return;
  if (added > 1)
    anno_article_page_refill (self->page);
  else
    anno_article_page_change (self->page, NULL, anno_layer_nth (self->layer, 0));
}

static void
watch_layer (AnnoArticleView *self, AnnoLayer *layer)
{
  if (self->layer != NULL)
    g_signal_handlers_disconnect_by_data (self->layer, self);
  g_set_object (&self->layer, layer);
  if (layer == NULL)
    return;
  g_signal_connect (layer, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (layer, "changed", G_CALLBACK (layer_changed_cb), self);
}

static void
fill_buffer (AnnoArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (self->tags);
  GtkTextIter start;

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  if (self->map != NULL)
    {
      gsize n_bytes = 0;
      const char *text = anno_article_buffer_get_text (self->map, &n_bytes);
      gtk_text_buffer_set_text (buffer, text, (int) n_bytes);
    }
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_set_buffer (view, buffer);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), self, 0);
  if (self->article != NULL)
    {
      tag_line (self, "headline", anno_article_get_headline (self->article));
      tag_line (self, "byline", anno_article_get_byline (self->article));
      tag_line (self, "dateline", anno_article_get_dateline (self->article));
    }
}

static void
anno_article_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM: g_value_set_double (value, self->zoom); break;
    case PROP_CARET: g_value_set_uint (value, anno_article_view_get_caret (self)); break;
    case PROP_HIGH_CONTRAST: g_value_set_boolean (value, self->high_contrast); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
anno_article_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      if (self->zoom != g_value_get_double (value))
        {
          set_zoom (self, g_value_get_double (value));
          g_object_notify_by_pspec (object, spec);
        }
      break;
    case PROP_HIGH_CONTRAST:
      if (self->high_contrast != g_value_get_boolean (value))
        {
          self->high_contrast = g_value_get_boolean (value);
          restyle (self);
          g_object_notify_by_pspec (object, spec);
        }
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
anno_article_view_dispose (GObject *object)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (object);

  watch_layer (self, NULL);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->redraw_id, g_source_remove);
  G_OBJECT_CLASS (anno_article_view_parent_class)->dispose (object);
}

static void
anno_article_view_finalize (GObject *object)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (object);

  g_clear_pointer (&self->page, anno_article_page_free);
  g_clear_pointer (&self->reveal, anno_reveal_free);
  g_clear_pointer (&self->map, anno_article_buffer_free);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->extra, g_array_unref);
  g_clear_pointer (&self->armed, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->hovered, g_free);
  g_clear_pointer (&self->chosen_at_press, g_free);
  g_clear_object (&self->article);
  g_clear_object (&self->tags);
  g_clear_object (&self->zoom_css);
  G_OBJECT_CLASS (anno_article_view_parent_class)->finalize (object);
}

static void
add_signals (AnnoArticleViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  signals[HOVERED] = g_signal_new ("hovered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EDGE_MOVED] = g_signal_new ("edge-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_BOOLEAN,
                                      G_TYPE_UINT);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CONTEXT] = g_signal_new ("context", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
anno_article_view_class_init (AnnoArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = anno_article_view_get_property;
  object_class->set_property = anno_article_view_set_property;
  object_class->dispose = anno_article_view_dispose;
  object_class->finalize = anno_article_view_finalize;
  widget_class->css_changed = anno_article_view_css_changed;
  widget_class->size_allocate = anno_article_view_size_allocate;
  view_class->snapshot_layer = anno_article_view_snapshot_layer;
  view_class->copy_clipboard = anno_article_view_copy_clipboard;
  view_class->cut_clipboard = anno_article_view_copy_clipboard;

  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, MIN_ZOOM, MAX_ZOOM, 1.0,
                                          flags | G_PARAM_READWRITE);
  props[PROP_CARET] = g_param_spec_uint ("caret", NULL, NULL, 0, G_MAXUINT, 0,
                                         flags | G_PARAM_READABLE);
  props[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE,
                                                    flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, props);
  add_signals (klass);
}

static void
add_controllers (AnnoArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  anno_pointer_attach (GTK_TEXT_VIEW (self), &pointer_target);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (menu_key_cb), self);
  gtk_widget_add_controller (widget, key);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (zoom_scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);

  self->motion = gtk_event_controller_motion_new ();
  g_signal_connect (self->motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (self->motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, self->motion);
}

static void
anno_article_view_init (AnnoArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->zoom = 1.0;
  self->picked_x = self->picked_y = -1e6;
  self->tags = gtk_text_tag_table_new ();
  add_tags (self);
  self->page = anno_article_page_new (view);
  self->reveal = anno_reveal_new (view);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 28);
  gtk_text_view_set_bottom_margin (view, 96);
  fill_buffer (self);

  self->zoom_css = gtk_css_provider_new ();
  set_zoom (self, 1.0);
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  GTK_STYLE_PROVIDER (self->zoom_css),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Article"), -1);
  add_controllers (self);
}

GtkWidget *
anno_article_view_new (void)
{
  return g_object_new (ANNO_TYPE_ARTICLE_VIEW, NULL);
}

void
anno_article_view_show (AnnoArticleView *self, AnnoArticle *article, AnnoLayer *layer,
                        AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));
  g_return_if_fail (article != NULL || layer == NULL);

  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  AnnoArticleBuffer *map = article != NULL ? anno_article_buffer_new (article) : NULL;

  anno_article_page_show (self->page, NULL, NULL, NULL);
  anno_article_view_set_chosen (self, NULL);
  set_hovered (self, NULL);
  g_clear_pointer (&self->extra, g_array_unref);
  g_clear_pointer (&self->map, anno_article_buffer_free);
  g_set_object (&self->article, article);
  self->map = map;
  watch_layer (self, layer);
  fill_buffer (self);
  anno_article_page_show (self->page, self->map, layer, tagset);
  self->told = (AnnoRange) { 0, 0 };
  self->told_caret = 0;
  anno_reveal_invalidate (self->reveal, TRUE);
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARET]);
}

void
anno_article_view_set_chosen (AnnoArticleView *self, const char *id)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  char *chosen = g_strdup (id);
  g_free (self->chosen);
  self->chosen = chosen;
  anno_article_page_set_chosen (self->page, chosen, !self->locked);
}

void
anno_article_view_set_armed (AnnoArticleView *self, const char *tag)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  g_free (self->armed);
  self->armed = tag != NULL && *tag != '\0' ? g_strdup (tag) : NULL;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->armed != NULL ? "crosshair" : "text");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anno_article_view_set_locked (AnnoArticleView *self, gboolean locked)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  self->locked = locked;
  anno_article_page_set_chosen (self->page, self->chosen, !locked);
}

void
anno_article_view_set_extra_selection (AnnoArticleView *self, const GArray *segments)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  g_clear_pointer (&self->extra, g_array_unref);
  if (segments != NULL && segments->len > 0)
    {
      self->extra = g_array_sized_new (FALSE, FALSE, sizeof (AnnoSegment), segments->len);
      g_array_append_vals (self->extra, segments->data, segments->len);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anno_article_view_select (AnnoArticleView *self, guint start, guint end)
{
  GtkTextIter from, to;

  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  to_iter (self, start, &from);
  to_iter (self, end, &to);
  gtk_text_buffer_select_range (buffer_of (self), &to, &from);
  self->told = selection_of (self);
}

guint
anno_article_view_get_caret (AnnoArticleView *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), 0);

  gtk_text_buffer_get_iter_at_mark (buffer_of (self), &iter,
                                    gtk_text_buffer_get_insert (buffer_of (self)));
  return place_of_iter (self, &iter);
}

void
anno_article_view_place_caret (AnnoArticleView *self, guint place)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));
  anno_article_view_select (self, place, place);
}

static gboolean
gather_cb (const AnnoFragment *fragment, gpointer data)
{
  g_ptr_array_add (data, anno_span_ref (fragment->span));
  return TRUE;
}

static int
compare_sizes_cb (gconstpointer a, gconstpointer b)
{
  const AnnoSpan *first = *(AnnoSpan *const *) a, *second = *(AnnoSpan *const *) b;
  guint size = anno_span_get_size (first), other = anno_span_get_size (second);

  return size != other ? (size < other ? -1 : 1) : anno_span_compare (first, second);
}

GPtrArray *
anno_article_view_spans_at (AnnoArticleView *self, guint place)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), NULL);

  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  if (self->layer != NULL)
    anno_layer_foreach (self->layer, place, place, gather_cb, spans);
  g_ptr_array_sort (spans, compare_sizes_cb);
  return spans;
}

GPtrArray *
anno_article_view_pick (AnnoArticleView *self, double x, double y)
{
  float px, py;

  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), NULL);

  to_page (self, x, y, &px, &py);
  return anno_article_page_pick (self->page, px, py);
}

void
anno_article_view_reveal (AnnoArticleView *self, guint start, guint end)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self) && start <= end);
  anno_reveal_show (self->reveal, to_offset (self, start), to_offset (self, end));
}

gboolean
anno_article_view_is_waiting (AnnoArticleView *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), FALSE);
  return anno_reveal_is_waiting (self->reveal);
}

/* gdk_rectangle_union takes a caret, which has no width, for nothing. */
static void
join (GdkRectangle *area, const GdkRectangle *other)
{
  int right = MAX (area->x + area->width, other->x + other->width);
  int bottom = MAX (area->y + area->height, other->y + other->height);

  /* Over several lines the whole column is meant. */
  area->x = MIN (area->x, other->x);
  area->y = MIN (area->y, other->y);
  area->width = right - area->x;
  area->height = bottom - area->y;
}

gboolean
anno_article_view_get_area (AnnoArticleView *self, guint start, guint end, GdkRectangle *area)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, first, last;
  GtkTextIter top, bottom, from, to;

  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self) && area != NULL && start <= end, FALSE);

  /* To ask for what is out of sight would cost a layout of its paragraph. */
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &top, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &bottom, visible.y + visible.height, NULL);
  if (!gtk_text_iter_ends_line (&bottom))
    gtk_text_iter_forward_to_line_end (&bottom);
  to_iter (self, start, &from);
  to_iter (self, end, &to);
  if (gtk_text_iter_compare (&from, &bottom) > 0 || gtk_text_iter_compare (&to, &top) < 0)
    return FALSE;
  from = gtk_text_iter_compare (&from, &top) < 0 ? top : from;
  to = gtk_text_iter_compare (&to, &bottom) > 0 ? bottom : to;

  gtk_text_view_get_iter_location (view, &from, &first);
  gtk_text_view_get_iter_location (view, &to, &last);
  if (gtk_text_iter_compare (&to, &from) > 0)
    last.width = 0;
  join (&first, &last);
  if (first.y + first.height <= visible.y || first.y >= visible.y + visible.height)
    return FALSE;
  *area = first;
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, first.x, first.y, &area->x,
                                         &area->y);
  return TRUE;
}

void
anno_article_view_describe (AnnoArticleView *self, const char *description)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

const AnnoPageWork *
anno_article_view_get_work (AnnoArticleView *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), NULL);
  return anno_article_page_get_work (self->page);
}
