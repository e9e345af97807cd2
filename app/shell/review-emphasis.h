/* What of a review is seen on the page: the layers that are compared, and the difference in
 * hand. */
#pragma once

#include "session/review.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* Has the layers that are compared shown over the text, but for one's own, which is there
 * anyway. */
void anno_review_emphasis_show_layers (AnnoReview *review);
/* Shows on @view which spans @entry is about, and which characters are disputed; NULL for none. */
void anno_review_emphasis_show        (AnnoReview *review, AnnoArticleView *view,
                                       AnnoReviewEntry *entry);

G_END_DECLS
