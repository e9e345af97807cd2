/* The text-bounds and events of brat standoff as spans, of which all other lines say something.
 *
 * A text-bound that is the trigger of events is no span of its own: each event is one, on its
 * words. What names a trigger means the first event on it.
 */
#pragma once

#include "foreign/brat-lines.h"

G_BEGIN_DECLS

/* Adds a span for each text-bound and each event, with the roles of events as links. */
void anno_brat_marks_add (AnnoBratLines *lines, AnnoForeignLayer *layer);
/* The line of the span that @id means, told where there is none: of @line, which names it. */
AnnoBratLine *anno_brat_marks_find (AnnoBratLines *lines, const AnnoBratLine *line,
                                    AnnoBratPart id);

G_END_DECLS
