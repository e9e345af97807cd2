/* Makes the entries of a review: what differs, in words, with what was decided. */
#pragma once

#include "session/review-basis.h"
#include "session/review-entry.h"

G_BEGIN_DECLS

/* Of AnnoReviewEntry, kind by kind and in reading order; an array that frees them. The basis has a
 * case, and `changed` of an entry is for its reviewer. For any thread. */
GPtrArray *anno_review_entries_new (AnnoReviewBasis *basis, const AnnoReviewState *state)
    G_GNUC_WARN_UNUSED_RESULT;

/* What a decision says, who made it, and why: “Rita: Anna’s. “As the guideline has it””. */
char *anno_review_decision_describe (const AnnoReviewRecord *record, const AnnoReviewCase *one,
                                     const char *const *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
