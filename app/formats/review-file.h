/* What a review file holds: one reviewer's records on one article. See docs/format.md.
 *
 * Plain data, owned by one thread at a time. What was read and isn't understood is kept as raw
 * JSON, so that writing loses nothing.
 */
#pragma once

#include "model/review-record.h"

G_BEGIN_DECLS

typedef struct
{
  char *context; /* raw JSON; NULL for this program's own */
  char *id;
  char *label; /* the article's file name, or NULL */
  char *creator_id;
  char *creator_name; /* or NULL */
  char *sha256;       /* of the text that the last record is about, or NULL */
  /* Unknown members: "key":value,… or NULL. */
  char *extra;
  char *creator_extra;
  char *article_extra;
  char *page_extra;

  GPtrArray *records; /* of AnnoReviewRecord, by anno_review_record_compare, each id once */
  GHashTable *lines;  /* id → the record's line, of those that hold what isn't understood */
  GPtrArray *unread;  /* of char *: lines that are no records */
} AnnoReviewFile;

/* Without records, and with a random id. @creator_name may be NULL. */
AnnoReviewFile *anno_review_file_new  (const char *creator_id, const char *creator_name)
    G_GNUC_WARN_UNUSED_RESULT;
void            anno_review_file_free (AnnoReviewFile *self);

/* Adds those of @records (of AnnoReviewRecord) that it lacks; of two versions of one the later
 * stays. Whether it holds anything else than before. */
gboolean anno_review_file_add (AnnoReviewFile *self, const GPtrArray *records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewFile, anno_review_file_free)

G_END_DECLS
