/* Draws spans: soft backgrounds, underlines in lanes, labels, connections, outlines and grips.
 *
 * It is told of runs, the parts of spans that lie on one displayed line, and draws them into a
 * snapshot; it knows nothing of text views. All lengths are pixels, and follow the size of the
 * text.
 */
#pragma once

#include "model/layer.h"
#include "model/span.h"
#include "model/tagset.h"
#include "view/palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Up to this many lanes are labelled; more are drawn close together, without labels, and of those
 * above the second number a line only says how many there are. */
#define ANNO_LANES_LABELLED 5
#define ANNO_LANES_DRAWN 10
/* The same for the lanes of colleagues, which lie below. */
#define ANNO_OVER_LABELLED 6
#define ANNO_OVER_DRAWN 12

/* Lengths that follow the size of the text. */
typedef struct
{
  float unit;  /* 1 at the normal size */
  float scale; /* pixels of the screen in one of these */
  float pitch; /* from one labelled lane to the next */
  float dense; /* from one lane to the next, without labels */
  float over;  /* from one lane of a colleague's to the next, … */
  float over_dense; /* … and that without initials */
  float line;  /* an underline's thickness */
  float grip;  /* a grip's radius */
  int label;   /* size of the label's letters, in Pango units */
  int small;   /* that of a colleague's initials */
} AnnoSpanMetrics;

/* For text of @size pixels, on a screen with that scale factor. */
AnnoSpanMetrics anno_span_metrics_of (double size, int scale);
/* How much room under a line @n_lanes need; never less than what one needs, so that the first span
 * of a paragraph moves nothing. */
int anno_span_metrics_room (const AnnoSpanMetrics *self, guint n_lanes);
/* The same with @n_over lanes of colleagues below them. */
int anno_span_metrics_room_over (const AnnoSpanMetrics *self, guint n_lanes, guint n_over);
/* From the words' lower edge to the upper edge of the underline in @lane, of @n_lanes. */
float anno_span_metrics_lane (const AnnoSpanMetrics *self, guint n_lanes, guint lane);
/* How high a lane is where there are @n_lanes, and one of a colleague's where there are @n_over. */
float anno_span_metrics_pitch      (const AnnoSpanMetrics *self, guint n_lanes);
float anno_span_metrics_pitch_over (const AnnoSpanMetrics *self, guint n_over);

typedef enum
{
  ANNO_RUN_START = 1 << 0, /* the span's part begins here: round on the left (right for RTL) */
  ANNO_RUN_END = 1 << 1,   /* … and ends here */
  ANNO_RUN_GAP = 1 << 2,   /* between two parts of one span */
  ANNO_RUN_RTL = 1 << 3,   /* its first word reads from the right */
  ANNO_RUN_SOFT = 1 << 4,  /* with a background */
  ANNO_RUN_LABEL = 1 << 5, /* with its label, or its colleague's initials */
  ANNO_RUN_OVER = 1 << 6,  /* a colleague's: drawn by view/over-painter */
} AnnoRunFlags;

typedef struct
{
  graphene_rect_t words; /* where the words are */
  float line_y;          /* upper edge of its underline */
  float depth;           /* how high its lane is */
  float room;            /* how wide its label may be */
  guint lane;            /* as drawn, from 0 */
  AnnoRunFlags flags;
  AnnoSpan *span;        /* a reference */
  guint part;
  AnnoLayer *layer;      /* whose it is, to be compared with: borrowed */
  guint owner;           /* which of the layers on the page, 0 for one's own */
} AnnoSpanRun;

/* An array of runs that lets go of their spans. */
GArray *anno_span_runs_new (void) G_GNUC_WARN_UNUSED_RESULT;

typedef struct _AnnoSpanPainter AnnoSpanPainter;

/* @context: makes the labels' layouts; kept. */
AnnoSpanPainter *anno_span_painter_new  (PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void             anno_span_painter_free (AnnoSpanPainter *self);

/* What all following calls draw with. @tagset may be NULL. */
void anno_span_painter_set_style  (AnnoSpanPainter *self, AnnoScheme scheme,
                                   const AnnoSpanMetrics *metrics);
void anno_span_painter_set_tagset (AnnoSpanPainter *self, AnnoTagset *tagset);

/* The colours of the tag with that id; grey where the tagset has none. */
const AnnoColours *anno_span_painter_find_colours (AnnoSpanPainter *self, const char *tag);
/* What it is called; the id where the tagset has none. Valid as long as the tagset and @tag. */
const char *anno_span_painter_find_name (AnnoSpanPainter *self, const char *tag);
/* How wide the label of @span's @part is. */
float anno_span_painter_measure_label (AnnoSpanPainter *self, const AnnoSpan *span, guint part);

/* Fills a shape with one colour. */
void anno_span_painter_fill (GtkSnapshot *snapshot, const GskRoundedRect *shape,
                             const GdkRGBA *colour);

/* All @runs (of AnnoSpanRun) that are one's own, one over the other, the outermost at the
 * bottom. */
void anno_span_painter_paint  (AnnoSpanPainter *self, GtkSnapshot *snapshot, const GArray *runs);
/* One run once more, as it looks under the pointer, as a mention of the person in hand, as a
 * part of the attribution in hand, or as a part of the chosen span. */
void anno_span_painter_hover  (AnnoSpanPainter *self, GtkSnapshot *snapshot,
                               const AnnoSpanRun *run);
void anno_span_painter_echo   (AnnoSpanPainter *self, GtkSnapshot *snapshot,
                               const AnnoSpanRun *run);
void anno_span_painter_join   (AnnoSpanPainter *self, GtkSnapshot *snapshot,
                               const AnnoSpanRun *run);
void anno_span_painter_choose (AnnoSpanPainter *self, GtkSnapshot *snapshot,
                               const AnnoSpanRun *run);
/* The "+3" in front of a line; its right edge and lower edge are at @x, @y. */
void anno_span_painter_more   (AnnoSpanPainter *self, GtkSnapshot *snapshot, guint n, float x,
                               float y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpanPainter, anno_span_painter_free)

G_END_DECLS
