/* The picture of two values from 0 to 1 for each of several people: before and after. A ring is
 * before, a full square is after, a line leads from one to the other, thin bars above and below are
 * their intervals; the numbers stand at the right.
 *
 * A plain struct of what is shown, which knows nothing of measures. Lengths are points.
 */
#pragma once

#include "print/plot-pen.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean defined;
  double value;
  gboolean has_interval;
  double low;
  double high;
} AnnoGainValue;

typedef struct
{
  char *name;
  gboolean is_all; /* set apart */
  AnnoGainValue before;
  AnnoGainValue after;
} AnnoGainRow;

typedef struct
{
  char *title;
  char *before; /* what the ring is */
  char *after;
  GArray *rows; /* of AnnoGainRow */
  char *note;   /* or NULL */
} AnnoGain;

AnnoGain *anno_gain_new  (const char *title, const char *before, const char *after)
    G_GNUC_WARN_UNUSED_RESULT;
void      anno_gain_free (AnnoGain *self);
/* Takes the name over. */
void      anno_gain_add  (AnnoGain *self, const AnnoGainRow *row);

void anno_gain_measure (const AnnoGain *self, double *width, double *height);
void anno_gain_draw    (const AnnoGain *self, cairo_t *cr, AnnoPlotScheme scheme);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoGain, anno_gain_free)

G_END_DECLS
