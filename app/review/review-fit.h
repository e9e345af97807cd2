/* Whether a decision still is about what lies there, and whether two decisions come to the same. */
#pragma once

#include "model/review-record.h"
#include "review/field-compare.h"

G_BEGIN_DECLS

/* The clusters (guint) that the spans judged by @record are in now, each once, in order. */
GArray  *anno_review_fit_list_clusters (const AnnoFieldCompare *compare,
                                        const AnnoReviewRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the cluster is as @record judged it. */
gboolean anno_review_fit_is_current    (const AnnoFieldCompare *compare, guint cluster,
                                        const AnnoReviewRecord *record);
/* Whether both settle their cluster in the same way. Both are current. */
gboolean anno_review_fit_is_one        (const AnnoFieldCompare *compare, const AnnoReviewRecord *a,
                                        const AnnoReviewRecord *b);
/* The marks of the cluster that @record accepts, by anno_clusters_compare_marks; borrowed. */
GPtrArray *anno_review_fit_list_accepted (const AnnoFieldCompare *compare, guint cluster,
                                          const AnnoReviewRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
