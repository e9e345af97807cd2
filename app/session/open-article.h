/* Looks for the next article in which a reviewer is still to decide something. */
#pragma once

#include "session/review-reading.h"

G_BEGIN_DECLS

/* The first of @articles (paths below the root) after @after, going round, that has differences
 * that aren't decided, among those whom @order compares; @after itself doesn't count, and needn't
 * be among them. NULL without an error where there is none: what can't be read has none. Else
 * G_IO_ERROR_CANCELLED. Blocks; for any thread. */
char *anno_open_article_find        (const AnnoReviewOrder *order, const char *const *articles,
                                     const char *after, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same in a worker thread. */
void  anno_open_article_find_async  (const AnnoReviewOrder *order, const char *const *articles,
                                     const char *after, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
char *anno_open_article_find_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
