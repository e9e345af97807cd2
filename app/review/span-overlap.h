/* How the places of two spans lie to each other: the same, how much they share, what is in dispute.
 *
 * A place is all segments of a span; code points between two segments don't belong to it. */
#pragma once

#include "model/span.h"
#include "text/article.h"

G_BEGIN_DECLS

gboolean anno_span_overlap_is_same (const AnnoSpan *a, const AnnoSpan *b);
/* Reading order of places alone: by start, the longer first, then segment by segment; 0 where they
 * are the same. */
int      anno_span_overlap_compare (const AnnoSpan *a, const AnnoSpan *b);
/* How many code points belong to both. */
guint    anno_span_overlap_count   (const AnnoSpan *a, const AnnoSpan *b);
/* Appends the ranges (AnnoRange, in order, none touching the next) of the code points that belong
 * to at least one of the @n spans, and to fewer than @n_needed. */
void     anno_span_overlap_dispute (AnnoSpan *const *spans, guint n, guint n_needed,
                                    GArray *ranges);

G_END_DECLS
