/* A strip: what stands side by side on a page and is never torn apart, as a line of text with what
 * is drawn under it, or a line of a table. Pages are stacks of strips.
 *
 * All lengths are points; places are from the strip's upper left corner.
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_STROKE_NONE, /* a filled rectangle */
  ANNO_STROKE_SOLID,
  ANNO_STROKE_DASHED,
  ANNO_STROKE_DOTTED,
  ANNO_STROKE_WAVY,
  ANNO_STROKE_HATCH, /* a rectangle of thin slanting lines */
  ANNO_STROKE_FRAME, /* its outline */
  ANNO_STROKE_BADGE, /* the outline, with round ends */
  ANNO_STROKE_SEAL,  /* filled, with round ends */
} AnnoStroke;

/* A rectangle, or a line along its upper edge. */
typedef struct
{
  double x;
  double y;
  double width;
  double height; /* of a line, how thick it is */
  guint32 colour;
  double opacity;
  AnnoStroke stroke;
} AnnoStripShape;

typedef struct
{
  PangoLayoutLine *line;
  PangoLayout *layout; /* the line's: it knows its words */
  double x;
  double baseline;
  guint32 colour;
  char *dest; /* by which links find it; NULL for none */
  char *link; /* the dest it leads to; NULL for none */
} AnnoStripText;

typedef struct
{
  double gap;       /* above it, unless it is the first on a page */
  double height;
  gboolean keep;    /* the next one goes on the same page */
  guint block;      /* strips of one paragraph or row have one number */
  const char *tag;  /* what the block is in a tagged PDF: "H1", "P"; static */
  GArray *shapes;   /* of AnnoStripShape: below the texts */
  GPtrArray *texts; /* of AnnoStripText */
} AnnoStrip;

AnnoStrip *anno_strip_new  (guint block, const char *tag) G_GNUC_WARN_UNUSED_RESULT;
void       anno_strip_free (AnnoStrip *self);
void       anno_strip_add_shape (AnnoStrip *self, const AnnoStripShape *shape);
/* The text's dest and link are the caller's to set. */
AnnoStripText *anno_strip_add_text (AnnoStrip *self, PangoLayoutLine *line, double x,
                                    double baseline, guint32 colour);
/* Draws it with its upper left corner at @x, @y. */
void       anno_strip_draw (const AnnoStrip *self, cairo_t *cr, double x, double y);

/* No line of @strips (of AnnoStrip) from @first on stands alone at the end or start of a page. */
void       anno_strips_keep_pairs (GPtrArray *strips, guint first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoStrip, anno_strip_free)

G_END_DECLS
