/* Rows of a table on paper: cells side by side, each as many lines as its words need. */
#pragma once

#include "print/page-text.h"

G_BEGIN_DECLS

#define ANNO_PAGE_CELL_GAP 9 /* points between columns */

typedef struct
{
  GPtrArray *strips; /* of AnnoStrip: what is set so far */
  PangoContext *context;
  double width;        /* of all columns, in points */
  const double *parts; /* of the width that each column has; 0 ends them */
  guint block;         /* the row's number */
} AnnoPageCells;

/* Adds a row of cells in Pango's markup, with a thin line above it where it is @ruled. Returns its
 * first strip, whose first text is the first cell's. Neither the first nor the last line of it
 * stands alone on a page. */
AnnoStrip *anno_page_cells_add (const AnnoPageCells *self, const char *const *cells, AnnoFace face,
                                gboolean ruled);

G_END_DECLS
