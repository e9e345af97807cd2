/* What somebody who said something in a review is called where it is shown: by a letter, while
 * names are hidden, where they have annotated the article themselves, as over the text
 * (session/over-layers.h). */
#pragma once

#include "session/review.h"

G_BEGIN_DECLS

/* In UTF-8. */
char *
anno_review_speaker (AnnoReview *review, const AnnoReviewRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
