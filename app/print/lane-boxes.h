/* A lane below a line of text: what one person marked there, as boxes with labels, in as many rows
 * as keep them apart. */
#pragma once

#include "print/page-text.h"

G_BEGIN_DECLS

#define ANNO_LANE_ROW 9.6 /* points from row to row */
#define ANNO_LANE_ROWS_MAX 6

typedef enum
{
  ANNO_LANE_MARK,
  ANNO_LANE_AGREED,  /* what all marked: no box, a thin line */
  ANNO_LANE_GAP,     /* between two parts of a span */
  ANNO_LANE_NOTHING, /* where others marked something: shown only where there is room for it */
} AnnoLaneLook;

typedef struct
{
  int start; /* bytes of the layout, half-open; parts that aren't on the line don't count */
  int end;
  AnnoLaneLook look;
  gconstpointer span; /* parts of one may touch each other */
  const char *label;  /* NULL for none */
  guint32 colour;
  guint32 label_colour;
} AnnoLaneBox;

typedef struct _AnnoLane AnnoLane;

/* @width: of the text, in points; labels keep within it. */
AnnoLane *anno_lane_new  (PangoContext *context, double width) G_GNUC_WARN_UNUSED_RESULT;
void      anno_lane_free (AnnoLane *self);
/* Adds what of @box is on @line; beyond ANNO_LANE_ROWS_MAX rows it is left out. */
void      anno_lane_add        (AnnoLane *self, PangoLayoutLine *line, const AnnoLaneBox *box);
guint     anno_lane_get_n_rows (const AnnoLane *self);
/* How many boxes there are, and were left out. */
guint     anno_lane_get_n      (const AnnoLane *self, guint *n_left_out);
/* Draws all rows, the first at @y; the text begins at @x. */
void      anno_lane_draw (const AnnoLane *self, AnnoStrip *strip, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLane, anno_lane_free)

G_END_DECLS
