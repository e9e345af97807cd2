/* What pictures of numbers are drawn with: inks for light pages, dark ones and paper, and words in
 * the fonts of print/page-text, on whatever cairo draws on. Lengths are points; places are from the
 * upper left corner.
 *
 * Nothing is told by colour alone: who draws puts the number beside it, or another shape. Nothing
 * is blended by groups or patterns either, so that what is drawn comes out as plain shapes in a
 * file.
 */
#pragma once

#include "print/page-text.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_PLOT_LIGHT, /* on what is there, which is light */
  ANNO_PLOT_DARK,  /* on what is there, which is dark */
  ANNO_PLOT_PRINT, /* on white, which is painted */
} AnnoPlotScheme;

/* Red, green and blue, eight bits each. */
typedef struct
{
  guint32 page;
  guint32 ink;    /* words, numbers, axes: 7 to 1 and more */
  guint32 dim;    /* words beside: 4.5 to 1 */
  guint32 rule;   /* lines behind */
  guint32 ground; /* the fullest shade of a cell; words in ink on it have 4.5 to 1 */
  guint32 first;  /* marks */
  guint32 second;
} AnnoPlotInk;

const AnnoPlotInk *anno_plot_ink (AnnoPlotScheme scheme);

typedef struct
{
  cairo_t *cr;
  const AnnoPlotInk *ink;
  PangoContext *context;
} AnnoPlotPen;

/* Paints the page where the scheme has one: @width × @height. @cr is the caller's. */
void anno_plot_pen_init  (AnnoPlotPen *self, cairo_t *cr, AnnoPlotScheme scheme, double width,
                          double height);
void anno_plot_pen_clear (AnnoPlotPen *self);

/* How words are put at a place. */
typedef struct
{
  AnnoFace face;
  guint32 colour;
  double align;    /* 0: they begin at x, 0.5: their middle is there, 1: they end there */
  double width;    /* what they are cut to by an ellipsis, or, where they may wrap, broken at */
  gboolean wraps;
  gboolean turned; /* they rise to the right from x, y, by 45 degrees */
} AnnoPlotWords;

/* @y: the upper edge; of turned words, the middle of their beginning. Returns their height. */
double anno_plot_words (AnnoPlotPen *self, const char *words, double x, double y,
                        const AnnoPlotWords *how);
/* The size of words, cut to @width or, where they may wrap, broken at it; below 0 for none. */
void   anno_plot_words_size (const char *words, AnnoFace face, double width, gboolean wraps,
                             double *across, double *down);
/* How high they are as several lines of at most @width, in points; 0 where @words is NULL. */
double anno_plot_words_height (const char *words, AnnoFace face, double width);
void   anno_plot_colour (AnnoPlotPen *self, guint32 colour);
/* Between the page and the fullest shade; @share from 0 to 1. */
void   anno_plot_shade  (AnnoPlotPen *self, double share);
void   anno_plot_line   (AnnoPlotPen *self, double x1, double y1, double x2, double y2,
                         double thickness);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoPlotPen, anno_plot_pen_clear)

G_END_DECLS
