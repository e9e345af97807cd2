/* Spans of a layer, found again by their ids. */
#pragma once

#include "model/layer.h"

G_BEGIN_DECLS

/* Adds the spans of @layer whose ids are in @ids (a set; some may have gone) to @spans (of
 * AnnoSpan, the layer's), and sorts these as they are read. */
void anno_span_set_add (GPtrArray *spans, AnnoLayer *layer, GHashTable *ids);

G_END_DECLS
