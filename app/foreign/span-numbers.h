/* Numbers for spans and their parts, for forms that name them so: each part of a span has one, and
 * a span is known by its first. */
#pragma once

#include "model/layer.h"

G_BEGIN_DECLS

typedef struct _AnnoSpanNumbers AnnoSpanNumbers;

/* From @first on, in reading order. */
AnnoSpanNumbers *anno_span_numbers_new  (AnnoLayer *layer, guint first) G_GNUC_WARN_UNUSED_RESULT;
void             anno_span_numbers_free (AnnoSpanNumbers *self);
/* Of the span's first part; FALSE where there is no such span. */
gboolean         anno_span_numbers_find (const AnnoSpanNumbers *self, const char *id,
                                         guint *number);
/* The first that isn't given out. */
guint            anno_span_numbers_get_end (const AnnoSpanNumbers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSpanNumbers, anno_span_numbers_free)

G_END_DECLS
