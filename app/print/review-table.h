/* What stands below the article on a review sheet: the table of differences, other comments,
 * verdicts, and the people where they are too many for the head. */
#pragma once

#include "print/review-lanes.h"

G_BEGIN_DECLS

#define ANNO_REVIEW_HEAD_PEOPLE 8 /* so many are named at the head */

/* Adds the strips of all of it, after the article's own. */
void anno_review_table_set (AnnoReviewSetting *setting);
/* Adds a line of words over the whole width; what follows stays with it. */
void anno_review_table_add_line (AnnoReviewSetting *setting, AnnoFace face, const char *words,
                                 double gap, guint32 colour);

G_END_DECLS
