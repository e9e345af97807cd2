/* The picture of a square of numbers: how far each two people agree, or which tag is taken for
 * which. The number is written in each cell; the shade only helps to find the high ones. Cells of
 * the diagonal have a frame where it means something.
 *
 * A plain struct of what is shown, which knows nothing of measures. Lengths are points.
 */
#pragma once

#include "print/plot-pen.h"

G_BEGIN_DECLS

typedef struct
{
  char *words;  /* the number as it is written; NULL for an empty cell */
  double shade; /* from 0 to 1 */
} AnnoMatrixCell;

typedef struct
{
  char *title;
  char *row_words;    /* what the rows are; NULL where they are what the columns are */
  char *column_words;
  GPtrArray *rows;    /* of char */
  GPtrArray *columns;
  AnnoMatrixCell *cells; /* row × columns + column */
  gboolean frames_diagonal;
  char *note;         /* below: what it is about, what was left out; or NULL */
} AnnoMatrix;

/* Rows and columns are there, without their names, and cells, which are empty. */
AnnoMatrix *anno_matrix_new  (const char *title, guint n_rows, guint n_columns)
    G_GNUC_WARN_UNUSED_RESULT;
void        anno_matrix_free (AnnoMatrix *self);
AnnoMatrixCell *anno_matrix_cell (const AnnoMatrix *self, guint row, guint column);

void     anno_matrix_measure (const AnnoMatrix *self, double *width, double *height);
/* Draws it with its upper left corner at 0, 0. */
void     anno_matrix_draw    (const AnnoMatrix *self, cairo_t *cr, AnnoPlotScheme scheme);
/* The cell at a place; FALSE where there is none, or it is empty. */
gboolean anno_matrix_find    (const AnnoMatrix *self, double x, double y, guint *row,
                              guint *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMatrix, anno_matrix_free)

G_END_DECLS
