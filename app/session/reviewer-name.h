/* What somebody who said something in a review is called. */
#pragma once

#include "model/review-record.h"

G_BEGIN_DECLS

/* The name that @record has, else the id: plain, on one line, and of moderate length, as it comes
 * from a file. Never empty. */
char *anno_reviewer_name (const AnnoReviewRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
