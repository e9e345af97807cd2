#include "print/agreement-line.h"

#include <math.h>

#define MARGIN 12
#define GAP 6
#define SLOT 52 /* the room of a point */
#define HEIGHT 160
#define LEFT 38 /* numbers of the axis */
#define LEAST_WIDTH 320
#define DOT 3.2
#define N_RULES 5 /* 0, 0.2 … */

typedef struct
{
  double width;
  double height;
  double left;
  double top;
  double below;
  double title_height;
} Place;

AnnoLine *
anno_line_new (const char *title, const char *axis)
{
  g_return_val_if_fail (title != NULL && axis != NULL, NULL);

  AnnoLine *self = g_new0 (AnnoLine, 1);
  self->title = g_strdup (title);
  self->axis = g_strdup (axis);
  self->points = g_array_new (FALSE, FALSE, sizeof (AnnoLinePoint));
  return self;
}

void
anno_line_free (AnnoLine *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->points->len; i++)
    {
      g_free (g_array_index (self->points, AnnoLinePoint, i).label);
      g_free (g_array_index (self->points, AnnoLinePoint, i).beside);
    }
  g_array_unref (self->points);
  g_free (self->title);
  g_free (self->axis);
  g_free (self->note);
  g_free (self);
}

void
anno_line_add (AnnoLine *self, const AnnoLinePoint *point)
{
  g_return_if_fail (self != NULL && point != NULL && point->label != NULL);
  g_array_append_val (self->points, *point);
}

static void
find_place (const AnnoLine *self, Place *place)
{
  *place = (Place){ .left = MARGIN + LEFT };
  place->width = MAX (place->left + self->points->len * SLOT + MARGIN, LEAST_WIDTH);
  place->title_height = anno_plot_words_height (self->title, ANNO_FACE_HEADING, place->width - 2 * MARGIN);
  place->top = ceil (MARGIN + place->title_height + 30);
  place->below = place->top + HEIGHT;
  place->height = ceil (place->below + 34 + MARGIN
                        + anno_plot_words_height (self->note, ANNO_FACE_SMALL, place->width - 2 * MARGIN));
}

void
anno_line_measure (const AnnoLine *self, double *width, double *height)
{
  Place place;

  g_return_if_fail (self != NULL && width != NULL && height != NULL);
  find_place (self, &place);
  *width = place.width;
  *height = place.height;
}

static double
y_of (const Place *place, double value)
{
  return place->below - CLAMP (value, 0, 1) * HEIGHT;
}

static double
x_of (const Place *place, guint i)
{
  return place->left + (i + 0.5) * SLOT;
}

static void
draw_axis (const AnnoLine *self, AnnoPlotPen *pen, const Place *place)
{
  const AnnoPlotWords number = { ANNO_FACE_SMALL, pen->ink->dim, 1, LEFT, FALSE, FALSE };
  const AnnoPlotWords axis = { ANNO_FACE_STRONG, pen->ink->dim, 0, -1, FALSE, FALSE };

  for (guint i = 0; i <= N_RULES; i++)
    {
      const double value = (double) i / N_RULES;
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      double height;
      g_ascii_formatd (text, sizeof text, "%.1f", value);
      anno_plot_words_size (text, ANNO_FACE_SMALL, -1, FALSE, NULL, &height);
      anno_plot_words (pen, text, place->left - GAP, y_of (place, value) - height / 2, &number);
      anno_plot_colour (pen, pen->ink->rule);
      anno_plot_line (pen, place->left, y_of (place, value), place->width - MARGIN,
                      y_of (place, value), i == 0 ? 1 : 0.5);
    }
  anno_plot_words (pen, self->axis, MARGIN, MARGIN + place->title_height + GAP, &axis);
}

static void
draw_interval (AnnoPlotPen *pen, const Place *place, const AnnoLinePoint *point, double x)
{
  const double high = y_of (place, point->high), low = y_of (place, point->low);

  anno_plot_colour (pen, pen->ink->dim);
  anno_plot_line (pen, x, high, x, low, 1);
  anno_plot_line (pen, x - 4, high, x + 4, high, 1);
  anno_plot_line (pen, x - 4, low, x + 4, low, 1);
}

/* Above what is drawn, or below it where the upper edge is near. */
static void
draw_number (AnnoPlotPen *pen, const Place *place, const AnnoLinePoint *point, double x)
{
  const AnnoPlotWords how = { ANNO_FACE_STRONG, pen->ink->ink, 0, SLOT, FALSE, FALSE };
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double height;

  g_ascii_formatd (text, sizeof text, "%.2f", fabs (point->value) < 0.005 ? 0 : point->value);
  anno_plot_words_size (text, ANNO_FACE_STRONG, -1, FALSE, NULL, &height);
  anno_plot_words (pen, text, x + DOT + 2, y_of (place, point->value) - height - 1, &how);
}

static void
draw_points (const AnnoLine *self, AnnoPlotPen *pen, const Place *place)
{
  const AnnoLinePoint *last = NULL;

  for (guint i = 0; i < self->points->len; i++)
    {
      const AnnoLinePoint *point = &g_array_index (self->points, AnnoLinePoint, i);
      const double x = x_of (place, i), y = y_of (place, point->value);
      if (point->defined && last != NULL)
        {
          anno_plot_colour (pen, pen->ink->first);
          anno_plot_line (pen, x - SLOT, y_of (place, last->value), x, y, 1.5);
        }
      last = point->defined ? point : NULL;
    }
  for (guint i = 0; i < self->points->len; i++)
    {
      const AnnoLinePoint *point = &g_array_index (self->points, AnnoLinePoint, i);
      const double x = x_of (place, i), y = y_of (place, point->value);
      if (!point->defined)
        continue;
      if (point->has_interval)
        draw_interval (pen, place, point, x);
      anno_plot_colour (pen, pen->ink->first);
      cairo_arc (pen->cr, x, y, DOT, 0, 2 * G_PI);
      cairo_fill (pen->cr);
      draw_number (pen, place, point, x);
    }
}

static void
draw_labels (const AnnoLine *self, AnnoPlotPen *pen, const Place *place)
{
  const AnnoPlotWords label = { ANNO_FACE_SMALL, pen->ink->ink, 0.5, SLOT - 2, FALSE, FALSE };
  const AnnoPlotWords beside = { ANNO_FACE_SMALL, pen->ink->dim, 0.5, SLOT - 2, FALSE, FALSE };

  for (guint i = 0; i < self->points->len; i++)
    {
      const AnnoLinePoint *point = &g_array_index (self->points, AnnoLinePoint, i);
      double y = place->below + 4;
      y += anno_plot_words (pen, point->label, x_of (place, i), y, &label);
      if (point->beside != NULL)
        anno_plot_words (pen, point->beside, x_of (place, i), y, &beside);
    }
}

void
anno_line_draw (const AnnoLine *self, cairo_t *cr, AnnoPlotScheme scheme)
{
  Place place;

  g_return_if_fail (self != NULL && cr != NULL);
  find_place (self, &place);
  g_auto (AnnoPlotPen) pen = { 0 };
  anno_plot_pen_init (&pen, cr, scheme, place.width, place.height);
  const AnnoPlotWords title
      = { ANNO_FACE_HEADING, pen.ink->ink, 0, place.width - 2 * MARGIN, TRUE, FALSE };
  const AnnoPlotWords note
      = { ANNO_FACE_SMALL, pen.ink->dim, 0, place.width - 2 * MARGIN, TRUE, FALSE };

  anno_plot_words (&pen, self->title, MARGIN, MARGIN, &title);
  draw_axis (self, &pen, &place);
  draw_points (self, &pen, &place);
  draw_labels (self, &pen, &place);
  if (self->note != NULL)
    anno_plot_words (&pen, self->note, MARGIN, place.below + 34, &note);
}
