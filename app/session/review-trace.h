/* What lies on disk of reviews and of one's own layers, told by names, sizes and times alone:
 * whether anything may be another since, without reading any of it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *stamp;        /* equal where nothing has changed */
  GPtrArray *folders; /* of char: reviews/ and those below it, to be listened to; at most
                       * ANNO_REVIEW_TRACE_FOLDERS */
} AnnoReviewTrace;

#define ANNO_REVIEW_TRACE_FOLDERS 200

/* Of the corpus at @root, and the layers of @slug. Blocks. */
AnnoReviewTrace *anno_review_trace_new  (const char *root, const char *slug)
    G_GNUC_WARN_UNUSED_RESULT;
void             anno_review_trace_free (AnnoReviewTrace *self);

/* In a worker thread. Fails only with G_IO_ERROR_CANCELLED. */
void             anno_review_trace_new_async  (const char *root, const char *slug,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer data);
AnnoReviewTrace *anno_review_trace_new_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewTrace, anno_review_trace_free)

G_END_DECLS
