/* What the annotations of a layer file quote: the words at their places, and those around them.
 *
 * Spans don't keep that, because it follows from their places; where those are of another version
 * of the text, it is all that there is to find them by.
 */
#pragma once

#include "formats/json-slice.h"
#include "text/said-place.h"

G_BEGIN_DECLS

/* Adds to @said (of anno_said_places_new) what @line, the annotation @id as anno_annotation_read
 * reads it, says of its segments. */
void anno_layer_quotes_add (GHashTable *said, const char *id, const AnnoJsonSlice *line);

G_END_DECLS
