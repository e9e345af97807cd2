/* Finds the span that is there already: marking the same words with the same tag twice makes one
 * span, also where the tag had another id then. */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* The layer's span of the same tag and the same segments as @span, or NULL; the layer's. */
AnnoSpan *anno_twin_find    (AnnoLayer *layer, const AnnoTagset *tagset, AnnoSpan *span);
/* The layer's span of type @tag (an id) that is [start, end) and no more, or NULL; the layer's. */
AnnoSpan *anno_twin_find_at (AnnoLayer *layer, const AnnoTagset *tagset, const char *tag,
                             guint start, guint end);

G_END_DECLS
