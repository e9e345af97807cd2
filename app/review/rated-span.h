/* One rater's units of a text put together to spans again, as measures of whole spans take them.
 *
 * Units with one number and one category are one span; those that touch or overlap are one part of
 * it. Spans come in an order that depends on nothing but their places and categories: by start,
 * end, parts and category. So no result hangs on how spans are numbered or in which order they were
 * added. Places are code points.
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

typedef struct
{
  guint start; /* of its first part */
  guint end;   /* of its last part */
  guint size;  /* code points in all its parts */
  guint category;
  guint n_parts;
  const AnnoSegment *parts; /* sorted, disjoint, not touching */
} AnnoRatedSpan;

typedef struct
{
  AnnoRatedSpan *spans;
  guint n_spans;
  AnnoSegment *parts; /* where those of the spans are */
} AnnoRatedSpans;

AnnoRatedSpans *anno_rated_spans_new  (const AnnoRatedText *text, guint rater)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_rated_spans_free (AnnoRatedSpans *self);

/* By start, end and parts; 0 where they are exactly the same place. */
int   anno_rated_span_compare_place (const AnnoRatedSpan *a, const AnnoRatedSpan *b);
/* How many code points they share. */
guint anno_rated_span_shared        (const AnnoRatedSpan *a, const AnnoRatedSpan *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoRatedSpans, anno_rated_spans_free)

G_END_DECLS
