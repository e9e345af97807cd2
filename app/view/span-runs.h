/* Turns the planned spans of one paragraph into runs to draw: one for each stretch of each part on
 * each displayed line. */
#pragma once

#include "view/article-buffer.h"
#include "model/span-lanes.h"
#include "view/span-painter.h"
#include "view/text-lines.h"

G_BEGIN_DECLS

/* A line that has more lanes than fit. */
typedef struct
{
  graphene_rect_t words;
  guint n; /* how many spans are not shown */
} AnnoMore;

/* Appends to @runs (anno_span_runs_new) and @more (of AnnoMore) what @plan shows on @lines (of
 * AnnoTextLine), in their coordinates. Lanes that are empty on a line are left out there. */
void anno_span_runs_build (GtkTextView *view, const AnnoArticleBuffer *map,
                           AnnoSpanPainter *painter,
                           const AnnoSpanMetrics *metrics, const AnnoLanePlan *plan,
                           const GArray *lines, GArray *runs, GArray *more);

G_END_DECLS
