/* A reviewer's visit: since when things are new to them, article by article.
 *
 * It is what they did last in an article before they came that counts, as it was when the article
 * was first read in the course of the visit. So what they do now makes nothing old.
 *
 * Belongs to the main thread.
 */
#pragma once

#include "session/review-entry.h"

G_BEGIN_DECLS

typedef struct _AnnoReviewVisit AnnoReviewVisit;

AnnoReviewVisit *anno_review_visit_new   (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoReviewVisit *anno_review_visit_ref   (AnnoReviewVisit *self);
void             anno_review_visit_unref (AnnoReviewVisit *self);

/* @last_act: when the reviewer was last at work on @article (its path below the root), in
 * microseconds; 0 for never. Only the first call for an article counts. */
void     anno_review_visit_note   (AnnoReviewVisit *self, const char *article, gint64 last_act);
/* Whether something happened to that since. All is new where the reviewer was never before. */
gboolean anno_review_visit_is_new (const AnnoReviewVisit *self, AnnoReviewEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewVisit, anno_review_visit_unref)

G_END_DECLS
