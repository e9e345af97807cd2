/* Finds links that run in a circle: a claim inside a claim inside the first one.
 *
 * A field is looked at by itself: two fields that point at each other, as "said by" and "says"
 * would, are no circle. Costs one visit to each link; the depth of the links doesn't matter.
 */
#pragma once

#include "model/layer.h"

G_BEGIN_DECLS

/* For each circle of links of @field, the first span in reading order that lies on it, of AnnoSpan
 * with references. A span that links to itself is a circle too. */
GPtrArray *anno_link_circles_find (AnnoLayer *layer, const char *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
