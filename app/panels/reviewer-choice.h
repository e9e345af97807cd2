/* Chooses whose annotations a review compares, in a menu of all who have made some: those who are
 * not in the menu, because they have annotated other articles, stay as they were.
 */
#pragma once

#include "panels/check-menu.h"
#include "session/review.h"

G_BEGIN_DECLS

typedef struct _AnnoReviewerChoice AnnoReviewerChoice;

/* @menu outlives it. */
AnnoReviewerChoice *anno_reviewer_choice_new  (AnnoCheckMenu *menu) G_GNUC_WARN_UNUSED_RESULT;
void                anno_reviewer_choice_free (AnnoReviewerChoice *self);

/* @everybody: of AnnoReviewer. The menu is made anew only where it says something else. */
void anno_reviewer_choice_fill (AnnoReviewerChoice *self, const GPtrArray *everybody);
/* What is chosen in the menu counts for @review. */
void anno_reviewer_choice_take (AnnoReviewerChoice *self, AnnoReview *review);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewerChoice, anno_reviewer_choice_free)

G_END_DECLS
