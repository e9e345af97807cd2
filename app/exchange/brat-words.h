/* Words and places as brat standoff can hold them: types without blanks, values on one line, spans
 * in pieces of lines. */
#pragma once

#include "model/span.h"
#include "text/article.h"

G_BEGIN_DECLS

/* A name as a type: letters, digits, "_" and "-"; all else becomes "_". */
char   *anno_brat_words_type (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* On one line: what would break it is a blank. */
char   *anno_brat_words_line (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* On one line, without a loss: backslashes are \\, line feeds \n, and what else would break the
 * line \u and four hexadecimal digits. */
char   *anno_brat_words_escape (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* The segments of @span, of AnnoRange, cut where Python's readers end a line (LF, CR, VT, FF, FS to
 * US, NEL, U+2028, U+2029), without blanks at the edges of the pieces, which is how brat cuts them.
 * A span of nothing else is as it is. */
GArray *anno_brat_words_split (AnnoArticle *article, const AnnoSpan *span)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
