/* What is said of a difference in the table of a review sheet: its words, what each person has, and
 * what was decided or may be. All of it is Pango's markup, in which words from outside are escaped,
 * kept on one line and isolated. */
#pragma once

#include "print/review-sheet.h"

G_BEGIN_DECLS

/* The words around, those that somebody marked in bold, those that are disputed underlined. */
char *anno_point_words_context (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
    G_GNUC_WARN_UNUSED_RESULT;
/* A line for each way in which it was marked, with who did; for who has nothing; and for each
 * field that differs. */
char *anno_point_words_said (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
    G_GNUC_WARN_UNUSED_RESULT;
/* The decision, with who made it, when and why; where there is none that counts, what there is, and
 * boxes to tick by hand. */
char *anno_point_words_decision (const AnnoReviewSheet *sheet, const AnnoReviewPoint *point)
    G_GNUC_WARN_UNUSED_RESULT;
/* A comment with its answers, a line each. */
char *anno_point_words_thread (const AnnoReviewSheet *sheet, const AnnoReviewThread *thread)
    G_GNUC_WARN_UNUSED_RESULT;
/* "Ann, 12 July 2017" */
char *anno_point_words_signed (const AnnoReviewSheet *sheet, const AnnoReviewRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

/* Adds @format, markup with one %s, with @words made fit for it. */
void anno_point_words_append (GString *markup, const char *format, const char *words);

G_END_DECLS
