#include "print/agreement-gain.h"

#include <math.h>

#define MARGIN 12
#define GAP 8
#define ROW 26
#define ACROSS 220 /* from 0 to 1 */
#define NUMBERS 74
#define MOST_NAME 130
#define MARK 3.6
#define LEGEND 40
#define N_RULES 5

typedef struct
{
  double width;
  double height;
  double left;
  double top;
  double below;
  double title_height;
} Place;

AnnoGain *
anno_gain_new (const char *title, const char *before, const char *after)
{
  g_return_val_if_fail (title != NULL && before != NULL && after != NULL, NULL);

  AnnoGain *self = g_new0 (AnnoGain, 1);
  self->title = g_strdup (title);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AnnoGainRow));
  return self;
}

void
anno_gain_free (AnnoGain *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    g_free (g_array_index (self->rows, AnnoGainRow, i).name);
  g_array_unref (self->rows);
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self->note);
  g_free (self);
}

void
anno_gain_add (AnnoGain *self, const AnnoGainRow *row)
{
  g_return_if_fail (self != NULL && row != NULL && row->name != NULL);
  g_array_append_val (self->rows, *row);
}

static void
find_place (const AnnoGain *self, Place *place)
{
  double widest = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      double width;
      anno_plot_words_size (g_array_index (self->rows, AnnoGainRow, i).name, ANNO_FACE_STRONG,
                            MOST_NAME, FALSE, &width, NULL);
      widest = MAX (widest, width);
    }
  *place = (Place){ .left = ceil (MARGIN + widest + GAP) };
  place->width = ceil (place->left + ACROSS + GAP + NUMBERS + MARGIN);
  place->title_height = anno_plot_words_height (self->title, ANNO_FACE_HEADING, place->width - 2 * MARGIN);
  place->top = ceil (MARGIN + place->title_height + LEGEND);
  place->below = place->top + self->rows->len * ROW;
  place->height = ceil (place->below + 22 + MARGIN
                        + anno_plot_words_height (self->note, ANNO_FACE_SMALL, place->width - 2 * MARGIN));
}

void
anno_gain_measure (const AnnoGain *self, double *width, double *height)
{
  Place place;

  g_return_if_fail (self != NULL && width != NULL && height != NULL);
  find_place (self, &place);
  *width = place.width;
  *height = place.height;
}

static double
x_of (const Place *place, double value)
{
  return place->left + CLAMP (value, 0, 1) * ACROSS;
}

static void
draw_ring (AnnoPlotPen *pen, double x, double y)
{
  anno_plot_colour (pen, pen->ink->page);
  cairo_arc (pen->cr, x, y, MARK, 0, 2 * G_PI);
  cairo_fill_preserve (pen->cr);
  anno_plot_colour (pen, pen->ink->second);
  cairo_set_line_width (pen->cr, 1.6);
  cairo_stroke (pen->cr);
}

static void
draw_square (AnnoPlotPen *pen, double x, double y)
{
  anno_plot_colour (pen, pen->ink->first);
  cairo_rectangle (pen->cr, x - MARK, y - MARK, 2 * MARK, 2 * MARK);
  cairo_fill (pen->cr);
}

static void
draw_legend (const AnnoGain *self, AnnoPlotPen *pen, const Place *place)
{
  const AnnoPlotWords how
      = { ANNO_FACE_SMALL, pen->ink->ink, 0, place->width - 2 * MARGIN - 14, FALSE, FALSE };
  double y = MARGIN + place->title_height + 4;

  draw_ring (pen, MARGIN + MARK + 1, y + 6);
  y += anno_plot_words (pen, self->before, MARGIN + 14, y, &how) + 2;
  draw_square (pen, MARGIN + MARK + 1, y + 6);
  anno_plot_words (pen, self->after, MARGIN + 14, y, &how);
}

static void
draw_axis (AnnoPlotPen *pen, const Place *place)
{
  const AnnoPlotWords how = { ANNO_FACE_SMALL, pen->ink->dim, 0.5, -1, FALSE, FALSE };

  for (guint i = 0; i <= N_RULES; i++)
    {
      const double value = (double) i / N_RULES;
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      g_ascii_formatd (text, sizeof text, "%.1f", value);
      anno_plot_colour (pen, pen->ink->rule);
      anno_plot_line (pen, x_of (place, value), place->top, x_of (place, value), place->below, 0.5);
      anno_plot_words (pen, text, x_of (place, value), place->below + 3, &how);
    }
}

static void
draw_interval (AnnoPlotPen *pen, const Place *place, const AnnoGainValue *value, double y,
               guint32 colour)
{
  const double low = x_of (place, value->low), high = x_of (place, value->high);

  if (!value->defined || !value->has_interval)
    return;
  anno_plot_colour (pen, colour);
  anno_plot_line (pen, low, y, high, y, 0.8);
  anno_plot_line (pen, low, y - 2, low, y + 2, 0.8);
  anno_plot_line (pen, high, y - 2, high, y + 2, 0.8);
}

static void
format (const AnnoGainValue *value, char *text, gsize n)
{
  if (value->defined)
    g_ascii_formatd (text, (int) n, "%.2f", fabs (value->value) < 0.005 ? 0 : value->value);
  else
    g_strlcpy (text, "–", n);
}

static void
draw_row (AnnoPlotPen *pen, const Place *place, const AnnoGainRow *row, double y)
{
  const AnnoFace face = row->is_all ? ANNO_FACE_STRONG : ANNO_FACE_SMALL;
  const AnnoPlotWords name = { face, pen->ink->ink, 1, MOST_NAME, FALSE, FALSE };
  const AnnoPlotWords numbers = { face, pen->ink->ink, 0, NUMBERS, FALSE, FALSE };
  char before[G_ASCII_DTOSTR_BUF_SIZE], after[G_ASCII_DTOSTR_BUF_SIZE];
  double height;

  anno_plot_words_size (row->name, face, MOST_NAME, FALSE, NULL, &height);
  anno_plot_words (pen, row->name, place->left - GAP, y - height / 2, &name);
  draw_interval (pen, place, &row->before, y - 7, pen->ink->second);
  draw_interval (pen, place, &row->after, y + 7, pen->ink->first);
  if (row->before.defined && row->after.defined)
    {
      anno_plot_colour (pen, pen->ink->dim);
      anno_plot_line (pen, x_of (place, row->before.value), y, x_of (place, row->after.value), y, 1);
    }
  if (row->after.defined)
    draw_square (pen, x_of (place, row->after.value), y);
  if (row->before.defined)
    draw_ring (pen, x_of (place, row->before.value), y);
  format (&row->before, before, sizeof before);
  format (&row->after, after, sizeof after);
  g_autofree char *words = g_strdup_printf ("%s → %s", before, after);
  anno_plot_words (pen, words, place->left + ACROSS + GAP + 4, y - height / 2, &numbers);
}

void
anno_gain_draw (const AnnoGain *self, cairo_t *cr, AnnoPlotScheme scheme)
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
  draw_legend (self, &pen, &place);
  draw_axis (&pen, &place);
  for (guint i = 0; i < self->rows->len; i++)
    draw_row (&pen, &place, &g_array_index (self->rows, AnnoGainRow, i),
              place.top + (i + 0.5) * ROW);
  if (self->note != NULL)
    anno_plot_words (&pen, self->note, MARGIN, place.below + 22, &note);
}
