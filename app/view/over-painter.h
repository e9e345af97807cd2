/* Draws the spans of colleagues: thin lines below one's own, in the colour of the tag.
 *
 * Whose a line is does not hang on its colour: each colleague has a mark, which is a pattern of
 * strokes, and initials where the line begins. Where there is room, the tag's name follows them.
 */
#pragma once

#include "view/span-painter.h"

G_BEGIN_DECLS

/* How many patterns there are; a mark beyond them has one of them again, and begins with a knob. */
#define ANNO_OVER_PATTERNS 6

typedef struct _AnnoOverPainter AnnoOverPainter;

/* @context: makes the layouts; kept. */
AnnoOverPainter *anno_over_painter_new  (PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void             anno_over_painter_free (AnnoOverPainter *self);

/* Whoever is to be drawn: the first is the owner 1 of runs. @initials: NULL-terminated. @marks: as
 * many. */
void anno_over_painter_set_makers (AnnoOverPainter *self, const char *const *initials,
                                   const guint *marks);
void anno_over_painter_set_style  (AnnoOverPainter *self, const AnnoSpanMetrics *metrics);

/* Those of @runs (of AnnoSpanRun) that are colleagues'; @painter has the colours and the tags. */
void anno_over_painter_paint (AnnoOverPainter *self, GtkSnapshot *snapshot,
                              AnnoSpanPainter *painter, const GArray *runs);

/* A line with the pattern of @mark in @area, as high as @area; for a legend as well. @rtl: it
 * begins on the right. */
void anno_over_pattern_paint (GtkSnapshot *snapshot, guint mark, const graphene_rect_t *area,
                              const GdkRGBA *colour, float unit, gboolean rtl);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoOverPainter, anno_over_painter_free)

G_END_DECLS
