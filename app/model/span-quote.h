/* The words that a span marks, as one line that can be shown. */
#pragma once

#include "model/span.h"
#include "text/article.h"

G_BEGIN_DECLS

/* The marked words, segments joined by " … ", line breaks as blanks; at most @max code points (0
 * for all), cut with "…" in the middle, between words where they are not too long. */
char *anno_span_quote (AnnoArticle *article, const AnnoSpan *span, guint max)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
