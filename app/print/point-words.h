/* What a difference is, in the table of a review sheet: its words, and what each person has.
 * Markup, as in print/said-words.h. */
#pragma once

#include "print/review-sheet.h"

G_BEGIN_DECLS

/* The words around, those that somebody marked in bold, those that are disputed underlined, unless
 * somebody has none of them. */
char *anno_point_words_context (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
    G_GNUC_WARN_UNUSED_RESULT;
/* A line for each way in which it was marked, with who did; for who has nothing; and for each
 * field that differs. */
char *anno_point_words_said (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
