/* Finds the spans under the pointer among what was drawn: what you see is what you click. */
#pragma once

#include "model/layer.h"
#include "view/span-painter.h"

G_BEGIN_DECLS

/* Which spans have a run at (@x, @y), in the coordinates of @runs (of AnnoSpanRun): one's own
 * first, then those of each colleague, the smallest first, each once, appended to @found (of
 * AnnoSpan, a reference each). A point on an underline or a label finds the span they belong to,
 * and no other. */
void anno_span_picker_pick (const GArray *runs, float x, float y, GPtrArray *found);
/* The spans of @layer that hold @place, in the same order, appended to @found. */
void anno_span_picker_find (AnnoLayer *layer, guint place, GPtrArray *found);

G_END_DECLS
