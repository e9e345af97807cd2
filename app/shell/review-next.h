/* The way to the next article in which something is still to be decided: looked for in a thread,
 * and taken in hand where there is one. Whoever takes another article in hand meanwhile calls it
 * off.
 */
#pragma once

#include "session/review.h"

G_BEGIN_DECLS

typedef struct _AnnoReviewNext AnnoReviewNext;

/* @came: called with the article, once it is asked for: its differences are read after that. */
AnnoReviewNext *anno_review_next_new    (AnnoReview *review,
                                         void (*came) (const char *article, gpointer data),
                                         gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* Calls off what is under way. */
void            anno_review_next_free   (AnnoReviewNext *self);
/* Looks for it, from the article in hand on; anew where that is under way already. */
void            anno_review_next_look   (AnnoReviewNext *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewNext, anno_review_next_free)

G_END_DECLS
