/* Words and places as brat standoff can hold them: types without blanks, values on one line, spans
 * in pieces of lines.
 *
 * brat's own settings know types of ASCII letters, digits, "_" and "-" alone ("brat annotation
 * configuration" of brat's documentation). It has no escapes, so that the one here is our own: it
 * is made such that any line of somebody else's comes back as it was, whatever backslashes are in
 * it (see anno_brat_words_unescape).
 */
#pragma once

#include "model/span.h"
#include "text/article.h"

G_BEGIN_DECLS

/* A name as a type: where it has other characters, each is "_", and "-" and eight hexadecimal
 * digits follow, which tell it from names that differ in those alone. */
char   *anno_brat_words_type (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* On one line: what would break it is a blank. */
char   *anno_brat_words_line (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* On one line, without a loss: backslashes are \\, line feeds \n, and what else would break the
 * line \u and four hexadecimal digits; nothing at all is \e. Words that need none of this, and
 * wouldn't be taken for such, stay as they are. */
char   *anno_brat_words_escape (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* The words that @line stands for: those that anno_brat_words_escape makes that line of.
 *
 * A line is taken for escaped only where each backslash in it begins one of those, and something
 * was gained by it: a line that breaks, or words that would themselves be taken for escaped. So
 * "C:\data", "a\\b" and "50\%" are what they are; "C:\new" can't be told from two lines, but is
 * written again as it came. Both ways round nothing is lost. */
char   *anno_brat_words_unescape (const char *line) G_GNUC_WARN_UNUSED_RESULT;
/* Whether some reader of brat's takes a line to end within @words. */
gboolean anno_brat_words_break (const char *words);
/* The segments of @span, of AnnoRange, cut where Python's readers end a line (LF, CR, VT, FF, FS to
 * US, NEL, U+2028, U+2029), without blanks at the edges of the pieces, which is how brat cuts them.
 * A span of nothing else is as it is. */
GArray *anno_brat_words_split (AnnoArticle *article, const AnnoSpan *span)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
