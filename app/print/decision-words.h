/* What was decided and said of a difference, in the table of a review sheet. Markup, as in
 * print/said-words.h. */
#pragma once

#include "print/review-sheet.h"

G_BEGIN_DECLS

/* The decision, with who made it, when and why; where there is none that counts, what there is, and
 * boxes to tick by hand. */
char *anno_decision_words_new    (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
    G_GNUC_WARN_UNUSED_RESULT;
/* A comment with its answers, a line each. */
char *anno_decision_words_thread (const AnnoReviewSheet *sheet, const AnnoReviewThread *thread)
    G_GNUC_WARN_UNUSED_RESULT;
/* "Ann, 12 July 2017"; no markup. */
char *anno_decision_words_signed (const AnnoReviewSheet *sheet, const AnnoReviewRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
