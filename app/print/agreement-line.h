/* The picture of a value from 0 to 1 as it goes from point to point, with intervals: agreement over
 * time. Points are joined by lines, intervals are bars with ends, and each value is written beside
 * its point. A point without a value is a gap.
 *
 * A plain struct of what is shown, which knows nothing of measures. Lengths are points.
 */
#pragma once

#include "print/plot-pen.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;  /* when */
  char *beside; /* what it is of, in small letters below; or NULL */
  gboolean defined;
  double value; /* below 0 it is drawn at 0 */
  gboolean has_interval;
  double low;
  double high;
} AnnoLinePoint;

typedef struct
{
  char *title;
  char *axis;    /* what the values are */
  GArray *points; /* of AnnoLinePoint */
  char *note;    /* or NULL */
} AnnoLine;

AnnoLine *anno_line_new  (const char *title, const char *axis) G_GNUC_WARN_UNUSED_RESULT;
void      anno_line_free (AnnoLine *self);
/* Takes the words of @point over. */
void      anno_line_add  (AnnoLine *self, const AnnoLinePoint *point);

void anno_line_measure (const AnnoLine *self, double *width, double *height);
void anno_line_draw    (const AnnoLine *self, cairo_t *cr, AnnoPlotScheme scheme);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLine, anno_line_free)

G_END_DECLS
