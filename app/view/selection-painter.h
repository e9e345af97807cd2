/* Draws what is selected, what was found, and the grips by which edges are taken.
 *
 * The theme's own selection fills the whole distance between lines, and would cover the lanes. This
 * one stays behind the words.
 */
#pragma once

#include "view/palette.h"
#include "view/span-painter.h"

G_BEGIN_DECLS

/* Fills @areas (of graphene_rect_t), rounding the outer edges. */
void anno_selection_paint (GtkSnapshot *snapshot, const GArray *areas, const GdkRGBA *colour,
                           const AnnoSpanMetrics *metrics);

/* Outlines @areas (of graphene_rect_t), where something was found. */
void anno_selection_outline (GtkSnapshot *snapshot, const GArray *areas, const GdkRGBA *colour,
                             const AnnoSpanMetrics *metrics);

/* A bar at the edge of the words with a knob: above them for a start, below them for an end.
 * @x: the edge. @words: the line of words it belongs to. */
void anno_grip_paint (GtkSnapshot *snapshot, float x, const graphene_rect_t *words, gboolean end,
                      const AnnoColours *colours, const GdkRGBA *page,
                      const AnnoSpanMetrics *metrics);
/* Whether (@px, @py) takes that grip. */
gboolean anno_grip_holds (float x, const graphene_rect_t *words, gboolean end,
                          const AnnoSpanMetrics *metrics, float px, float py);

G_END_DECLS
