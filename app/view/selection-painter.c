#include "view/selection-painter.h"

#include <math.h>

#define RADIUS 3.0f
#define HIT_FILL 0.18f
/* A finger's, or a tired hand's, width beside the bar. */
#define REACH 6.0f

void
anno_selection_paint (GtkSnapshot *snapshot, const GArray *areas, const GdkRGBA *colour,
                      const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (snapshot != NULL && areas != NULL && colour != NULL && metrics != NULL);

  for (guint i = 0; i < areas->len; i++)
    {
      GskRoundedRect shape;
      gsk_rounded_rect_init_from_rect (&shape, &g_array_index (areas, graphene_rect_t, i),
                                       RADIUS * metrics->unit);
      anno_span_painter_fill (snapshot, &shape, colour);
    }
}

void
anno_selection_outline (GtkSnapshot *snapshot, const GArray *areas, const GdkRGBA *colour,
                        const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (snapshot != NULL && areas != NULL && colour != NULL && metrics != NULL);

  const GdkRGBA fill = { colour->red, colour->green, colour->blue, HIT_FILL };
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  float width = MAX (1.0f, 1.2f * metrics->unit);
  const float widths[4] = { width, width, width, width };
  for (guint i = 0; i < areas->len; i++)
    {
      GskRoundedRect shape;
      gsk_rounded_rect_init_from_rect (&shape, &g_array_index (areas, graphene_rect_t, i),
                                       RADIUS * metrics->unit);
      anno_span_painter_fill (snapshot, &shape, &fill);
      gtk_snapshot_append_border (snapshot, &shape, widths, colours);
    }
}

static float
knob_y (const graphene_rect_t *words, gboolean end, const AnnoSpanMetrics *metrics)
{
  return end ? words->origin.y + words->size.height + metrics->grip / 2
             : words->origin.y - metrics->grip / 2;
}

void
anno_grip_paint (GtkSnapshot *snapshot, float x, const graphene_rect_t *words, gboolean end,
                 const AnnoColours *colours, const GdkRGBA *page, const AnnoSpanMetrics *metrics)
{
  g_return_if_fail (snapshot != NULL && words != NULL && colours != NULL && metrics != NULL);

  float bar = MAX (1.5f, 2.0f * metrics->unit), r = metrics->grip, y = knob_y (words, end, metrics);
  graphene_rect_t line = { { x - bar / 2, words->origin.y }, { bar, words->size.height } };
  graphene_rect_t outer = { { x - r - 1, y - r - 1 }, { 2 * r + 2, 2 * r + 2 } };
  graphene_rect_t inner = { { x - r, y - r }, { 2 * r, 2 * r } };
  GskRoundedRect shape;

  gtk_snapshot_append_color (snapshot, &colours->line, &line);
  gsk_rounded_rect_init_from_rect (&shape, &outer, r + 1);
  anno_span_painter_fill (snapshot, &shape, page);
  gsk_rounded_rect_init_from_rect (&shape, &inner, r);
  anno_span_painter_fill (snapshot, &shape, &colours->line);
}

gboolean
anno_grip_holds (float x, const graphene_rect_t *words, gboolean end,
                 const AnnoSpanMetrics *metrics, float px, float py)
{
  g_return_val_if_fail (words != NULL && metrics != NULL, FALSE);

  float reach = REACH * MAX (metrics->unit, 1.0f), r = metrics->grip + 2;
  float y = knob_y (words, end, metrics);
  if (fabsf (px - x) <= r + 1 && fabsf (py - y) <= r + 1)
    return TRUE;
  /* Less to the outside: a drag may begin at the first letter of the next word. */
  float out = x > words->origin.x + words->size.width / 2 ? px - x : x - px;
  return out >= -reach / 2 && out <= reach / 5 && py >= words->origin.y
         && py <= words->origin.y + words->size.height;
}
