#include "print/agreement-matrix.h"

#include <math.h>

#define MARGIN 12
#define GAP 6
#define CELL_WIDTH 40
#define CELL_HEIGHT 24
#define MOST_NAME 130  /* of rows */
#define MOST_TURNED 96 /* of columns, along the words */
#define LEAST_WIDTH 300

/* Where things lie. */
typedef struct
{
  double left;  /* of the first cell */
  double top;
  double right; /* of what is beyond the last cell */
  double below; /* of the last cell */
  double width;
  double height;
  double title_height;
  double note_height;
} Place;

AnnoMatrix *
anno_matrix_new (const char *title, guint n_rows, guint n_columns)
{
  g_return_val_if_fail (title != NULL, NULL);

  AnnoMatrix *self = g_new0 (AnnoMatrix, 1);
  self->title = g_strdup (title);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_new0 (AnnoMatrixCell, MAX ((gsize) n_rows * n_columns, 1));
  g_ptr_array_set_size (self->rows, (int) n_rows);
  g_ptr_array_set_size (self->columns, (int) n_columns);
  return self;
}

void
anno_matrix_free (AnnoMatrix *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < (gsize) self->rows->len * self->columns->len; i++)
    g_free (self->cells[i].words);
  g_free (self->cells);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_free (self->row_words);
  g_free (self->column_words);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

AnnoMatrixCell *
anno_matrix_cell (const AnnoMatrix *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len && column < self->columns->len, NULL);
  return &self->cells[(gsize) row * self->columns->len + column];
}

static double
widest_of (const GPtrArray *words, double most)
{
  double widest = 0;

  for (guint i = 0; i < words->len; i++)
    {
      double width;
      anno_plot_words_size (words->pdata[i], ANNO_FACE_SMALL, most, FALSE, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static void
find_place (const AnnoMatrix *self, Place *place)
{
  const double turned = widest_of (self->columns, MOST_TURNED) * G_SQRT2 / 2 + GAP;
  double beside = 0, title = 0;

  *place = (Place){ 0 };
  if (self->row_words != NULL)
    anno_plot_words_size (self->row_words, ANNO_FACE_STRONG, MOST_NAME, FALSE, &beside, NULL);
  anno_plot_words_size (self->title, ANNO_FACE_HEADING, -1, FALSE, &title, NULL);
  place->left = ceil (MARGIN + MAX (widest_of (self->rows, MOST_NAME), beside) + GAP);
  place->right = place->left + self->columns->len * CELL_WIDTH;
  place->width = ceil (MAX (MAX (place->right + turned, LEAST_WIDTH),
                            MIN (title, 460) + 2 * MARGIN));
  place->title_height = anno_plot_words_height (self->title, ANNO_FACE_HEADING, place->width - 2 * MARGIN);
  place->top = ceil (MARGIN + place->title_height + GAP
                     + (self->column_words != NULL ? 14 : 0) + turned + GAP);
  place->below = place->top + self->rows->len * CELL_HEIGHT;
  place->note_height = anno_plot_words_height (self->note, ANNO_FACE_SMALL, place->width - 2 * MARGIN);
  place->height = ceil (place->below + MARGIN + (self->note != NULL ? place->note_height + GAP : 0));
}

void
anno_matrix_measure (const AnnoMatrix *self, double *width, double *height)
{
  Place place;

  g_return_if_fail (self != NULL && width != NULL && height != NULL);
  find_place (self, &place);
  *width = place.width;
  *height = place.height;
}

static void
draw_cell (const AnnoMatrix *self, AnnoPlotPen *pen, const Place *place, guint row, guint column)
{
  const AnnoMatrixCell *cell = anno_matrix_cell (self, row, column);
  const double x = place->left + column * CELL_WIDTH, y = place->top + row * CELL_HEIGHT;
  const AnnoPlotWords how = { ANNO_FACE_SMALL, pen->ink->ink, 0.5, CELL_WIDTH - 4, FALSE, FALSE };
  double height;

  if (cell->words == NULL)
    return;
  anno_plot_shade (pen, cell->shade);
  cairo_rectangle (pen->cr, x, y, CELL_WIDTH, CELL_HEIGHT);
  cairo_fill (pen->cr);
  anno_plot_words_size (cell->words, ANNO_FACE_SMALL, -1, FALSE, NULL, &height);
  anno_plot_words (pen, cell->words, x + CELL_WIDTH / 2.0, y + (CELL_HEIGHT - height) / 2, &how);
}

static void
draw_grid (const AnnoMatrix *self, AnnoPlotPen *pen, const Place *place)
{
  anno_plot_colour (pen, pen->ink->rule);
  for (guint i = 0; i <= self->rows->len; i++)
    anno_plot_line (pen, place->left, place->top + i * CELL_HEIGHT, place->right,
                    place->top + i * CELL_HEIGHT, 0.5);
  for (guint i = 0; i <= self->columns->len; i++)
    anno_plot_line (pen, place->left + i * CELL_WIDTH, place->top, place->left + i * CELL_WIDTH,
                    place->below, 0.5);
  anno_plot_colour (pen, pen->ink->ink);
  for (guint i = 0; self->frames_diagonal && i < MIN (self->rows->len, self->columns->len); i++)
    {
      if (anno_matrix_cell (self, i, i)->words == NULL)
        continue;
      cairo_set_line_width (pen->cr, 1.2);
      cairo_rectangle (pen->cr, place->left + i * CELL_WIDTH, place->top + i * CELL_HEIGHT,
                       CELL_WIDTH, CELL_HEIGHT);
      cairo_stroke (pen->cr);
    }
}

static void
draw_names (const AnnoMatrix *self, AnnoPlotPen *pen, const Place *place)
{
  const AnnoPlotWords row = { ANNO_FACE_SMALL, pen->ink->ink, 1, MOST_NAME, FALSE, FALSE };
  const AnnoPlotWords column = { ANNO_FACE_SMALL, pen->ink->ink, 0, MOST_TURNED, FALSE, TRUE };
  const AnnoPlotWords beside = { ANNO_FACE_STRONG, pen->ink->dim, 1, MOST_NAME, FALSE, FALSE };
  const AnnoPlotWords above = { ANNO_FACE_STRONG, pen->ink->dim, 0, -1, FALSE, FALSE };

  for (guint i = 0; i < self->rows->len; i++)
    {
      double height;
      anno_plot_words_size (self->rows->pdata[i], ANNO_FACE_SMALL, MOST_NAME, FALSE, NULL, &height);
      anno_plot_words (pen, self->rows->pdata[i], place->left - GAP,
                       place->top + i * CELL_HEIGHT + (CELL_HEIGHT - height) / 2, &row);
    }
  for (guint i = 0; i < self->columns->len; i++)
    anno_plot_words (pen, self->columns->pdata[i], place->left + (i + 0.5) * CELL_WIDTH,
                     place->top - GAP - 2, &column);
  if (self->row_words != NULL)
    anno_plot_words (pen, self->row_words, place->left - GAP, place->top - 16, &beside);
  if (self->column_words != NULL)
    anno_plot_words (pen, self->column_words, place->left, MARGIN + place->title_height + GAP,
                     &above);
}

void
anno_matrix_draw (const AnnoMatrix *self, cairo_t *cr, AnnoPlotScheme scheme)
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
  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < self->columns->len; k++)
      draw_cell (self, &pen, &place, i, k);
  draw_grid (self, &pen, &place);
  draw_names (self, &pen, &place);
  if (self->note != NULL)
    anno_plot_words (&pen, self->note, MARGIN, place.below + MARGIN, &note);
}

gboolean
anno_matrix_find (const AnnoMatrix *self, double x, double y, guint *row, guint *column)
{
  Place place;

  g_return_val_if_fail (self != NULL && row != NULL && column != NULL, FALSE);
  find_place (self, &place);
  if (x < place.left || x >= place.right || y < place.top || y >= place.below)
    return FALSE;
  *row = (guint) ((y - place.top) / CELL_HEIGHT);
  *column = (guint) ((x - place.left) / CELL_WIDTH);
  return *row < self->rows->len && *column < self->columns->len
         && anno_matrix_cell (self, *row, *column)->words != NULL;
}
