/* A row object for one span, as list widgets want one: made on demand, held by nobody else.
 *
 * Spans are plain values so that a hundred thousand of them cost little; only those that a list
 * shows get an object.
 */
#pragma once

#include "model/span.h"

G_BEGIN_DECLS

#define ANNO_TYPE_SPAN_ITEM (anno_span_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSpanItem, anno_span_item, ANNO, SPAN_ITEM, GObject)

AnnoSpanItem *anno_span_item_new      (AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;
AnnoSpan     *anno_span_item_get_span (AnnoSpanItem *self);

G_END_DECLS
