/* What the review of one article comes to: the reading (session/review-reading.h) without the
 * layers it was made of, so that those of a whole corpus can be kept.
 *
 * Immutable once it is made; made in a worker thread, or of a reading that is there.
 */
#pragma once

#include "session/review-reading.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount refs;
  char *article;        /* below the root, on-disk encoding */
  char *title;
  GPtrArray *entries;   /* of AnnoReviewEntry, in reading order; without what all agree on, unless
                         * that is wanted */
  GPtrArray *everybody; /* of AnnoReviewer */
  GPtrArray *problems;  /* of char: sentences */
  gint64 last_act;      /* of the reviewer; 0 for never */
  guint n_differences;
  guint n_decided; /* of these */
  guint64 signs;   /* of the files it was made of, as they were before that; 0 for unknown */
  gint64 begun;    /* when that was, by the monotonic clock */
} AnnoReviewGist;

/* Of a reading that is there, which has the newest of the article. */
AnnoReviewGist *anno_review_gist_new   (const AnnoReviewReading *reading, gboolean with_agreed)
    G_GNUC_WARN_UNUSED_RESULT;
/* Reads @article, for what @order says besides: of an article that can't be read, there are the
 * problems. NULL where it was cancelled, or nothing has changed since @signs were taken (0: read in
 * any case). Blocks; for any thread. */
AnnoReviewGist *anno_review_gist_read  (const AnnoReviewOrder *order, const char *article,
                                        gboolean with_agreed, guint64 signs,
                                        GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
AnnoReviewGist *anno_review_gist_ref   (AnnoReviewGist *self);
void            anno_review_gist_unref (AnnoReviewGist *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewGist, anno_review_gist_unref)

G_END_DECLS
