/* What reviewers make of an article as a whole, and what was answered.
 *
 * Who is asked for changes answers the verdict itself, once for all that was asked, so that the
 * reviewer knows to look again. A new verdict of the same reviewer has no answer yet.
 */
#pragma once

#include "model/review-record.h"

G_BEGIN_DECLS

/* The last verdict of each reviewer among @records, which are sorted and in force: borrowed, by
 * time. */
GPtrArray *anno_review_verdicts_new (const GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;
/* The last answer to @verdict among them that isn't by its reviewer; or NULL. */
const AnnoReviewRecord *anno_review_verdict_find_answer (const AnnoReviewRecord *verdict,
                                                         const GPtrArray *records);
/* Whether one of them is @who's answer to it. */
gboolean anno_review_verdict_is_answered (const AnnoReviewRecord *verdict, const GPtrArray *records,
                                          const char *who);

G_END_DECLS
