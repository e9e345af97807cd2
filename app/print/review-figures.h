/* The agreement of the people of a review sheet, in a line. */
#pragma once

#include "print/review-sheet.h"

G_BEGIN_DECLS

/* "Agreement: exact F1 0.82 · overlap F1 0.93 · …", of this article alone; NULL where nothing of it
 * is defined. */
char *anno_review_figures_describe (const AnnoReviewSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
