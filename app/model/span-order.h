/* The spans of a layer in reading order: the list, and what a save takes away.
 *
 * An array cut into chunks. A fork shares the chunks with the original, and costs what a table of
 * them costs; whoever changes a chunk that is shared makes a copy of that one first. So the main
 * thread can hand a hundred thousand spans to a thread within microseconds, and pays for the change
 * that follows with one chunk.
 *
 * An order belongs to one thread, a fork to another one: what they share is counted atomically and
 * never written.
 */
#pragma once

#include "model/span.h"

G_BEGIN_DECLS

typedef struct _AnnoSpanOrder AnnoSpanOrder;

AnnoSpanOrder *anno_span_order_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Holds the spans that @self holds now, whatever becomes of @self. */
AnnoSpanOrder *anno_span_order_fork (AnnoSpanOrder *self) G_GNUC_WARN_UNUSED_RESULT;
void           anno_span_order_free (AnnoSpanOrder *self);

/* Takes references to the @n spans, in any order; @self must be empty. */
void     anno_span_order_fill   (AnnoSpanOrder *self, AnnoSpan *const *spans, guint n);
/* Takes a reference. No equal one may be there: see anno_span_compare. */
void     anno_span_order_add    (AnnoSpanOrder *self, AnnoSpan *span);
/* FALSE where it isn't there. */
gboolean anno_span_order_remove (AnnoSpanOrder *self, AnnoSpan *span);

guint     anno_span_order_get_length (const AnnoSpanOrder *self);
/* The @n-th; NULL past the end. */
AnnoSpan *anno_span_order_nth  (const AnnoSpanOrder *self, guint n);
/* The place of @span; G_MAXUINT where it isn't there. */
guint     anno_span_order_rank (const AnnoSpanOrder *self, const AnnoSpan *span);

/* The chunks: two orders that share one give the same address for it, and as long as either is
 * there the same spans are at that address. */
guint            anno_span_order_get_n_chunks (const AnnoSpanOrder *self);
AnnoSpan *const *anno_span_order_get_chunk    (const AnnoSpanOrder *self, guint n, guint *n_spans);

/* A walk through all of an order, which must not be changed meanwhile. */
typedef struct
{
  const AnnoSpanOrder *order;
  guint chunk;
  guint at;
} AnnoSpanOrderIter;

void      anno_span_order_iter_init (AnnoSpanOrderIter *iter, const AnnoSpanOrder *self);
/* NULL at the end. */
AnnoSpan *anno_span_order_iter_next (AnnoSpanOrderIter *iter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpanOrder, anno_span_order_free)

G_END_DECLS
