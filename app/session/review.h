/* The review in hand of a window: whose annotations of the article are compared, how, what has been
 * decided, and what its person does about it.
 *
 * It follows the article that its session has in hand while it is active, and what is shown over
 * its text (session/over-layers), whose names it takes; it reads in a worker thread. Acts are
 * written at once (session/review-keeper) and can be undone as any other.
 *
 * Properties (notifying): active, loading (boolean). Signals:
 *   "changed" (boolean anew): what is compared or decided is another; @anew: of another article, or
 *     of other layers, so that clusters have other numbers.
 *   "asked-otherwise": other people are compared, or they are called otherwise: what was read of
 *     any article is to be read again.
 *   "failed" (const char *message): it could not be read, or written.
 */
#pragma once

#include "session/review-entry.h"
#include "session/review-reading.h"
#include "session/review-visit.h"
#include "session/session.h"

G_BEGIN_DECLS

#define ANNO_TYPE_REVIEW (anno_review_get_type ())
G_DECLARE_FINAL_TYPE (AnnoReview, anno_review, ANNO, REVIEW, GObject)

AnnoReview  *anno_review_new         (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;
AnnoSession *anno_review_get_session (AnnoReview *self);

void     anno_review_set_active (AnnoReview *self, gboolean active);
gboolean anno_review_get_active (AnnoReview *self);
/* Whose annotations are left out, by slug; NULL for nobody's. */
void     anno_review_set_without (AnnoReview *self, const char *const *slugs);
const char *const *anno_review_get_without (AnnoReview *self);
/* Reads all again, as after another hand has changed something. */
void     anno_review_reload (AnnoReview *self);

/* What is read where @article (its path; NULL: which one is still to be said) is reviewed. */
AnnoReviewOrder *anno_review_make_order (AnnoReview *self, const char *article)
    G_GNUC_WARN_UNUSED_RESULT;
/* Since when things are new to its person: of the visit that began when it was made active last. */
AnnoReviewVisit *anno_review_get_visit (AnnoReview *self);

/* NULL while nothing is read, or not active. The review's; valid until "changed". */
AnnoReviewReading *anno_review_get_reading (AnnoReview *self);
/* Whether what was read is the article that the session has in hand: while another one is being
 * read, the reading is still that of the one before. */
gboolean anno_review_is_in_hand (AnnoReview *self);
/* Who reviews what, to make records with; FALSE where there is nothing to review. */
gboolean anno_review_get_desk (AnnoReview *self, AnnoReviewDesk *desk);

/* Has the window bring the words that @entry is about into sight, if its article is in hand. */
void     anno_review_reveal (AnnoReview *self, AnnoReviewEntry *entry);

/* Writes @records (of AnnoReviewRecord) as one step called @label. */
void anno_review_say (AnnoReview *self, const GPtrArray *records, const char *label);

/* One act each, on a cluster of the reading; arguments as in review/review-acts.h. FALSE where it
 * isn't possible. */
gboolean anno_review_decide  (AnnoReview *self, guint cluster, AnnoDecision decision,
                              const guint *layers, guint n, AnnoSpan *replacement,
                              const char *why);
gboolean anno_review_comment (AnnoReview *self, guint cluster, const char *words);
gboolean anno_review_reply   (AnnoReview *self, const AnnoReviewThread *thread, const char *words);
gboolean anno_review_resolve (AnnoReview *self, const AnnoReviewThread *thread, gboolean resolved);
gboolean anno_review_judge   (AnnoReview *self, AnnoVerdict verdict, const char *why);

G_END_DECLS
