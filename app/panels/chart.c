#include "panels/chart.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define HEIGHT 150 /* pixels of the picture without its labels */
#define WIDTH 220  /* at least */
#define GAP 6
#define LINES 4
#define COLUMN 0.74f   /* of the room of one */
#define MOST_COLUMN 90 /* pixels */
#define FEW 3          /* fewer numbers are no growth to be seen, and drawn as columns */

struct _AnnoChart
{
  GtkWidget parent_instance;
  AnnoChartKind kind;
  AnnoStatSeries *series; /* or NULL */
};

G_DEFINE_FINAL_TYPE (AnnoChart, anno_chart, GTK_TYPE_WIDGET)

/* Where the picture lies in the widget, and what it is drawn with. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  graphene_rect_t area;
  guint n;
  float slot; /* the room of one number */
  guint64 step;
  guint64 top; /* the number at the upper edge */
  gboolean rtl;
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA shape;
} Drawing;

guint64
anno_chart_step (guint64 most, guint n)
{
  static const guint64 steps[] = { 1, 2, 5 };
  guint64 power = 1;

  g_return_val_if_fail (n > 0, 1);

  for (guint i = 0;; i++)
    {
      guint64 step = steps[i % 3] * power;
      if (most <= step * n || power > G_MAXUINT64 / 100)
        return step;
      power *= i % 3 == 2 ? 10 : 1;
    }
}

static PangoLayout *
make_label (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static PangoLayout *
make_number (GtkWidget *widget, guint64 n)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
  return make_label (widget, text);
}

static void
size_of (PangoLayout *layout, float *width, float *height)
{
  int w = 0, h = 0;

  pango_layout_get_pixel_size (layout, &w, &h);
  *width = (float) w;
  *height = (float) h;
}

static float
line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = make_number (widget, 0);
  float width, height;

  size_of (layout, &width, &height);
  return height;
}

static GdkRGBA
accent_of (GtkWidget *widget)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  return colour;
}

static void
start (Drawing *self, AnnoChart *chart, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (chart);
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  guint64 most = MAX (anno_stat_series_max (chart->series), 1);
  float line = line_height (widget), width, height;

  *self = (Drawing){ .widget = widget, .snapshot = snapshot, .n = chart->series->values->len };
  self->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  self->step = anno_chart_step (most, LINES);
  self->top = (most + self->step - 1) / self->step * self->step;
  g_autoptr (PangoLayout) largest = make_number (widget, self->top);
  size_of (largest, &width, &height);
  float left = width + GAP;
  self->area = GRAPHENE_RECT_INIT (
      self->rtl ? 0 : left, line + GAP / 2, MAX ((float) gtk_widget_get_width (widget) - left, 1),
      MAX ((float) gtk_widget_get_height (widget) - 2 * line - 1.5f * GAP, 1));
  self->slot = self->area.size.width / (float) MAX (self->n, 1);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &self->text);
  self->dim = self->text;
  self->dim.alpha *= contrast ? 0.9f : 0.6f;
  self->shape = accent_of (widget);
}

/* The left edge of the room of the @at-th number. */
static float
x_of (const Drawing *self, guint at)
{
  return self->area.origin.x + self->slot * (float) (self->rtl ? self->n - 1 - at : at);
}

static float
y_of (const Drawing *self, guint64 n)
{
  float share = (float) ((double) n / (double) self->top);
  return self->area.origin.y + self->area.size.height * (1 - share);
}

static void
draw_layout (const Drawing *self, PangoLayout *layout, float x, float y, const GdkRGBA *colour)
{
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (self->snapshot, layout, colour);
  gtk_snapshot_restore (self->snapshot);
}

static void
draw_lines (const Drawing *self)
{
  GdkRGBA colour = self->text;

  for (guint64 n = 0; n <= self->top; n += self->step)
    {
      g_autoptr (PangoLayout) number = make_number (self->widget, n);
      float y = y_of (self, n), width, height;
      colour.alpha = n == 0 ? 0.5f : 0.13f;
      gtk_snapshot_append_color (
          self->snapshot, &colour,
          &GRAPHENE_RECT_INIT (self->area.origin.x, (float) (int) y, self->area.size.width, 1));
      size_of (number, &width, &height);
      float x = self->rtl ? self->area.size.width + GAP : self->area.origin.x - GAP - width;
      draw_layout (self, number, x, y - height / 2, &self->dim);
    }
}

static float
widest_label (const Drawing *self, GPtrArray *labels)
{
  float widest = 0, width, height;

  for (guint i = 0; i < labels->len; i++)
    {
      g_autoptr (PangoLayout) label = make_label (self->widget, labels->pdata[i]);
      size_of (label, &width, &height);
      widest = MAX (widest, width);
    }
  return widest;
}

/* As many as there is room for, always the first. */
static void
draw_labels (const Drawing *self, GPtrArray *labels)
{
  guint every = MAX ((guint) ((widest_label (self, labels) + GAP) / self->slot + 0.99f), 1);
  float y = self->area.origin.y + self->area.size.height + GAP / 2, width, height;

  for (guint i = 0; i < labels->len; i += every)
    {
      g_autoptr (PangoLayout) label = make_label (self->widget, labels->pdata[i]);
      size_of (label, &width, &height);
      float x = x_of (self, i) + (self->slot - width) / 2;
      float most = self->area.origin.x + self->area.size.width - width;
      draw_layout (self, label, CLAMP (x, self->area.origin.x, MAX (most, self->area.origin.x)), y,
                   &self->dim);
    }
}

/* Over the column, or the end of the area. */
static void
draw_number (const Drawing *self, guint at, guint64 n, gboolean anyway)
{
  g_autoptr (PangoLayout) number = make_number (self->widget, n);
  float width, height;

  size_of (number, &width, &height);
  float x = x_of (self, at) + (self->slot - width) / 2;
  float most = self->area.origin.x + self->area.size.width - width;
  if (n > 0 && (anyway || width + 2 <= self->slot))
    draw_layout (self, number, CLAMP (x, self->area.origin.x, MAX (most, self->area.origin.x)),
                 y_of (self, n) - height - 1, &self->text);
}

static void
draw_columns (const Drawing *self, const GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      guint64 n = g_array_index (values, guint64, i);
      float width = CLAMP (self->slot * COLUMN, 1, MOST_COLUMN), y = y_of (self, n);
      float height = self->area.origin.y + self->area.size.height - y;
      graphene_rect_t column
          = GRAPHENE_RECT_INIT (x_of (self, i) + (self->slot - width) / 2, y, width, height);
      GskRoundedRect outline;
      if (n == 0)
        continue;
      gsk_rounded_rect_init_from_rect (&outline, &column, 0);
      outline.corner[GSK_CORNER_TOP_LEFT] = outline.corner[GSK_CORNER_TOP_RIGHT]
          = GRAPHENE_SIZE_INIT (MIN (3, width / 2), MIN (3, height));
      gtk_snapshot_push_rounded_clip (self->snapshot, &outline);
      gtk_snapshot_append_color (self->snapshot, &self->shape, &column);
      gtk_snapshot_pop (self->snapshot);
      draw_number (self, i, n, FALSE);
    }
}

/* The upper edge of the area, from one number to the next. */
static void
trace (const Drawing *self, cairo_t *cairo, const GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      float x = x_of (self, i), end = x + self->slot;
      float y = y_of (self, g_array_index (values, guint64, i));
      cairo_line_to (cairo, self->rtl ? end : x, y);
      cairo_line_to (cairo, self->rtl ? x : end, y);
    }
}

static void
draw_area (const Drawing *self, const GArray *values)
{
  float floor = self->area.origin.y + self->area.size.height;
  float left = self->area.origin.x, right = left + self->area.size.width;
  cairo_t *cairo = gtk_snapshot_append_cairo (
      self->snapshot, &GRAPHENE_RECT_INIT (left, 0, self->area.size.width, floor + 1));
  GdkRGBA soft = self->shape;

  soft.alpha *= 0.25f;
  gdk_cairo_set_source_rgba (cairo, &soft);
  cairo_move_to (cairo, self->rtl ? right : left, floor);
  trace (self, cairo, values);
  cairo_line_to (cairo, self->rtl ? left : right, floor);
  cairo_fill (cairo);
  gdk_cairo_set_source_rgba (cairo, &self->shape);
  cairo_set_line_width (cairo, 2);
  trace (self, cairo, values);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
  draw_number (self, values->len - 1, g_array_index (values, guint64, values->len - 1), TRUE);
}

static void
anno_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AnnoChart *self = ANNO_CHART (widget);
  Drawing drawing;

  if (self->series == NULL || self->series->values->len == 0)
    return;
  start (&drawing, self, snapshot);
  draw_lines (&drawing);
  if (self->kind == ANNO_CHART_COLUMNS || drawing.n < FEW)
    draw_columns (&drawing, self->series->values);
  else
    draw_area (&drawing, self->series->values);
  draw_labels (&drawing, self->series->labels);
}

static void
anno_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH;
  else
    *minimum = *natural = HEIGHT + 2 * (int) line_height (widget) + GAP;
}

static gboolean
anno_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  AnnoChart *self = ANNO_CHART (widget);
  Drawing drawing;

  if (by_key || self->series == NULL || self->series->values->len == 0)
    return FALSE;
  start (&drawing, self, NULL);
  float along = ((float) x - drawing.area.origin.x) / drawing.slot;
  if (along < 0 || along >= (float) drawing.n)
    return FALSE;
  guint at = drawing.rtl ? drawing.n - 1 - (guint) along : (guint) along;
  g_autofree char *words
      = g_strdup_printf ("%s: %'" G_GUINT64_FORMAT, (const char *) self->series->labels->pdata[at],
                         g_array_index (self->series->values, guint64, at));
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
anno_chart_finalize (GObject *object)
{
  anno_stat_series_free (ANNO_CHART (object)->series);
  G_OBJECT_CLASS (anno_chart_parent_class)->finalize (object);
}

static void
anno_chart_class_init (AnnoChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anno_chart_finalize;
  widget_class->snapshot = anno_chart_snapshot;
  widget_class->measure = anno_chart_measure;
  widget_class->query_tooltip = anno_chart_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
anno_chart_init (AnnoChart *self)
{
  AdwStyleManager *styles = adw_style_manager_get_default ();

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (styles, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (styles, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
anno_chart_new (AnnoChartKind kind, const char *title)
{
  AnnoChart *self = g_object_new (ANNO_TYPE_CHART, NULL);

  self->kind = kind;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

void
anno_chart_show (AnnoChart *self, AnnoStatSeries *series, const char *words)
{
  g_return_if_fail (ANNO_IS_CHART (self) && series != NULL);

  g_clear_pointer (&self->series, anno_stat_series_free);
  self->series = series;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
