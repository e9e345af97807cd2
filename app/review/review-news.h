/* What has happened since a reviewer was last at work on an article: so that one who comes back
 * sees only what is new.
 *
 * New is what others said, what was marked or changed, whoever did, and a decision that doesn't fit
 * any more, whenever that came about. That a mark was taken away leaves no time behind: it is new
 * only where a decision was about it.
 *
 * Times are microseconds since 1970 UTC. Those of annotations are of whole seconds in their files:
 * what was marked within the second of the reviewer's last act counts as new.
 */
#pragma once

#include "review/review-state.h"

G_BEGIN_DECLS

/* When the reviewer with the IRI @who last said, or took back, anything of @records (of
 * AnnoReviewRecord, in any order); 0 for never. */
gint64 anno_review_news_last_act (const GPtrArray *records, const char *who);

/* When something happened last to that cluster that is no act of @who's; @who may be NULL: then all
 * acts count. G_MAXINT64 where a decision doesn't fit any more. */
gint64 anno_review_news_of_cluster (const AnnoFieldCompare *compare, const AnnoReviewState *state,
                                    guint cluster, const char *who);
/* When somebody other than @who last said something in that thread; 0 for never. */
gint64 anno_review_news_of_thread  (const AnnoReviewThread *thread, const char *who);

G_END_DECLS
