/* What several people made of one article, read and compared, with what reviewers have said of it
 * so far.
 *
 * Made in a worker thread, and only looked at afterwards, by any thread. After a reviewer has said
 * something more, a second reading shares all with the first but what reviewers have said.
 */
#pragma once

#include "review/review-acts.h"
#include "session/review-basis.h"
#include "session/review-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoReviewReading AnnoReviewReading;

AnnoReviewReading *anno_review_reading_ref   (AnnoReviewReading *self);
void               anno_review_reading_unref (AnnoReviewReading *self);

/* NULL with an error where the article can't be read (ANNO_FILE_ERROR), or G_IO_ERROR_CANCELLED;
 * that nobody has annotated it, or one can't be read, is no error. Blocks; for any thread. */
AnnoReviewReading *anno_review_reading_new (const AnnoReviewOrder *order, GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               anno_review_reading_new_async  (const AnnoReviewOrder *order,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer data);
AnnoReviewReading *anno_review_reading_new_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same layers with @records (of AnnoReviewRecord) in place of those that were read, in a worker
 * thread; anno_review_reading_new_finish is its end, too. */
void               anno_review_reading_renew_async (AnnoReviewReading *self, GPtrArray *records,
                                                    GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer data);

const char            *anno_review_reading_get_article  (const AnnoReviewReading *self);
/* NULL where nobody has annotated it. */
AnnoReviewCase        *anno_review_reading_get_case     (const AnnoReviewReading *self);
/* What the @n-th of the case's sides is called here. */
const char            *anno_review_reading_get_name     (const AnnoReviewReading *self, guint n);
/* All who have annotated it, compared or left out: of AnnoReviewer, by slug, or by what they are
 * called while names are hidden. */
const GPtrArray       *anno_review_reading_get_everybody (const AnnoReviewReading *self);
/* These two are NULL without a case. */
const AnnoFieldCompare *anno_review_reading_get_compare (const AnnoReviewReading *self);
const AnnoReviewState *anno_review_reading_get_state    (const AnnoReviewReading *self);
/* When the reviewer of the order was last at work on it, in microseconds; 0 for never. */
gint64                 anno_review_reading_get_last_act (const AnnoReviewReading *self);
/* All records that are known; of AnnoReviewRecord. */
GPtrArray             *anno_review_reading_get_records  (const AnnoReviewReading *self);
/* Of AnnoReviewEntry, kind by kind and in reading order, with what all agree on at the end. */
const GPtrArray       *anno_review_reading_get_entries  (const AnnoReviewReading *self);
/* Sentences (of char) about what couldn't be read or compared. */
const GPtrArray       *anno_review_reading_get_problems (const AnnoReviewReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewReading, anno_review_reading_unref)

G_END_DECLS
