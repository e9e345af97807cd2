/* Makes spans of what the rows of a WebAnno TSV 3 file mark (foreign/webanno-marks.h). */
#pragma once

#include "foreign/webanno-marks.h"

G_BEGIN_DECLS

/* Ties the marks together, and adds them to the layer of @maker (or NULL) in @document, with the
 * words that they have in its text. What is left out is told there. */
void anno_webanno_spans_add (AnnoWebannoMarks *marks, AnnoForeignDocument *document,
                             const char *maker);

G_END_DECLS
