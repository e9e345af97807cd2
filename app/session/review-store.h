/* The review files of one article: all reviewers' are read, one's own is added to.
 *
 * A reviewer's folder below reviews/ is named as their folder below annotations/, which says whose
 * it is. Records are only ever added: under the folder's lock, one's own file is read again, what
 * it lacks is added, and it is written only over the file that was read, so that two programs of
 * one person lose nothing. A file that can't be read, or is somebody else's, is never written.
 */
#pragma once

#include "formats/review-file.h"
#include "session/annotator.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One reviewer's file. */
typedef struct
{
  char *slug;
  AnnoReviewFile *file; /* NULL where it can't be read */
  GPtrArray *findings;  /* what is odd about it */
  GError *error;        /* why it can't be read, or NULL */
} AnnoReviewerFile;

typedef struct
{
  GPtrArray *reviewers; /* of AnnoReviewerFile, by slug: all who have a file on the article */
  GPtrArray *records;   /* of AnnoReviewRecord: all that can be read, by anno_review_record_compare,
                         * each id once */
} AnnoReviews;

void anno_reviews_free (AnnoReviews *self);

/* All reviews of @article (its path below @root). NULL with ANNO_FILE_ERROR where they can't be
 * listed; one that can't be read hinders no other. Blocks; for any thread. */
AnnoReviews *anno_review_store_load        (const char *root, const char *article, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same in a worker thread; also G_IO_ERROR_CANCELLED. */
void         anno_review_store_load_async  (const char *root, const char *article,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer data);
AnnoReviews *anno_review_store_load_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Adds @records (of AnnoReviewRecord, made by @annotator) to their file on @article, whose text has
 * the hash @sha256 (or NULL: as the file has it); writes nothing where all are there. Returns all
 * records of that file, once they are on disk. Else NULL, and the file is as it was (but for
 * NOT_DURABLE, see files/file-writer.h): ANNO_FILE_ERROR, of which NO_RIGHT also where the file is
 * somebody else's; ANNO_JSON_ERROR where what is there can't be read, or what is new could never
 * be; G_IO_ERROR_READ_ONLY. Blocks; for any thread. */
GPtrArray *anno_review_store_append        (const char *root, const AnnoAnnotator *annotator,
                                            const char *article, const char *sha256,
                                            const GPtrArray *records, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same in a worker thread. It isn't cancelled: what was said is to be kept. */
void       anno_review_store_append_async  (const char *root, const AnnoAnnotator *annotator,
                                            const char *article, const char *sha256,
                                            const GPtrArray *records,
                                            GAsyncReadyCallback callback, gpointer data);
GPtrArray *anno_review_store_append_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviews, anno_reviews_free)

G_END_DECLS
