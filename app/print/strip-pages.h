/* Strips parted into pages, and drawn: page by page from the top, with a line at the foot. */
#pragma once

#include "print/paper.h"
#include "print/strip.h"

G_BEGIN_DECLS

/* The first strip (guint) of each page; one page at least. Strips that stay together do, unless
 * they are higher than a page. */
GArray *anno_strip_pages_break     (const GPtrArray *strips, const AnnoPaper *paper)
    G_GNUC_WARN_UNUSED_RESULT;
/* Draws the @nth page of those that begin at @starts. */
void    anno_strip_pages_draw      (const GPtrArray *strips, const GArray *starts, guint nth,
                                    const AnnoPaper *paper, cairo_t *cr);
/* @title on the left, @page on the right, below the text. */
void    anno_strip_pages_draw_foot (PangoContext *context, const AnnoPaper *paper,
                                    const char *title, const char *page, cairo_t *cr);

G_END_DECLS
