/* The review panel while it lists the differences of all articles: which of them is in hand, while
 * articles come and go.
 *
 * To come to a difference of another article takes that article in hand, which is read in a thread:
 * until then nothing can be decided, and the row stays selected.
 */
#pragma once

#include "panels/difference-list.h"
#include "session/review.h"

G_BEGIN_DECLS

typedef struct _AnnoReviewAll AnnoReviewAll;

/* @list outlives it. @changed: something else is to be said of all of it. */
AnnoReviewAll *anno_review_all_new  (AnnoDifferenceList *list, void (*changed) (gpointer data),
                                     gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void           anno_review_all_free (AnnoReviewAll *self);

/* To be called before one listens to @review oneself, which may be NULL. */
void     anno_review_all_set_review (AnnoReviewAll *self, AnnoReview *review);
/* Whether all articles are wanted: they are read while the review is active. */
void     anno_review_all_set_on     (AnnoReviewAll *self, gboolean on);
gboolean anno_review_all_is_on      (AnnoReviewAll *self);
/* NULL without a review. */
AnnoReviewSurvey *anno_review_all_get_survey (AnnoReviewAll *self);
/* Reads all anew; looks whether the disk has changed. */
void     anno_review_all_again      (AnnoReviewAll *self);
void     anno_review_all_check      (AnnoReviewAll *self);

/* The review has read something: @anew as its "changed" has it. The list keeps to what was come to,
 * or follows to the article in hand. */
void     anno_review_all_arrive     (AnnoReviewAll *self, gboolean anew);
/* Whether @entry is one of the article that the review has read; @entry may be NULL. */
gboolean anno_review_all_is_in_hand (AnnoReviewAll *self, AnnoReviewEntry *entry);
/* Whether its article is on the way. */
gboolean anno_review_all_is_coming  (AnnoReviewAll *self, AnnoReviewEntry *entry);
/* Takes the article of @entry in hand, where it isn't. */
void     anno_review_all_open       (AnnoReviewAll *self, AnnoReviewEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewAll, anno_review_all_free)

G_END_DECLS
