/* A span in words: what was marked, and what its fields say, for rows, cards and screen readers. */
#pragma once

#include "model/people.h"
#include "model/tagset.h"
#include "session/document.h"

G_BEGIN_DECLS

/* One field's values: "Lindsey Graham", "direct", "Sunday 9 July 2017", "“said”", each isolated,
 * so that none turns the words around it. Empty where unset. */
char *anno_span_words_field (AnnoDocument *document, const AnnoTagset *tagset, AnnoPeople *people,
                             const AnnoSpan *span, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;

/* All set fields in one line, "Said by “he” · Worth checking: No"; empty where none is set. */
char *anno_span_words_fields (AnnoDocument *document, const AnnoTagset *tagset, AnnoPeople *people,
                              const AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
