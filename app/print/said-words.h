/* Parts of what a review sheet says in its table, as Pango's markup, in which words from outside
 * are escaped, kept on one line and isolated. */
#pragma once

#include "print/review-sheet.h"

G_BEGIN_DECLS

#define ANNO_SAID_QUOTE 56  /* code points, as in "Speaker, “Lindsey Graham”" */
#define ANNO_SAID_OPTION 30 /* where there is less room */
#define ANNO_SAID_SMALL "<span size=\"7pt\" color=\"#5a5a5a\">"

/* @words on one line, with nothing in them that turns text; no markup. */
char *anno_said_words_flatten       (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* Adds @format, markup with one %s, with @words made fit for it. */
void  anno_said_words_append        (GString *markup, const char *format, const char *words);
/* Adds a line end, but for the first line. */
void  anno_said_words_begin_line    (GString *markup);
/* Adds "Speaker “Lindsey Graham”", at most @max code points of the words. */
void  anno_said_words_append_span   (GString *markup, const AnnoReviewSheet *sheet,
                                     const AnnoSpan *span, guint max);
/* Adds what @mark's span says in that field. */
void  anno_said_words_append_values (GString *markup, const AnnoReviewSheet *sheet,
                                     const AnnoMark *mark, const char *field_id);
/* Adds a line with the name of a field. */
void  anno_said_words_append_field  (GString *markup, const AnnoReviewSheet *sheet,
                                     const AnnoFieldVote *vote);

G_END_DECLS
