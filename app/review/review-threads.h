/* Comments with their answers: which belong together, and which are resolved.
 *
 * A thread is a comment and all that answers it, or an answer to it. It is resolved where the last
 * record that resolves or reopens it, at whatever answer of it, resolves it.
 */
#pragma once

#include "model/review-record.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnoReviewRecord *comment;
  GPtrArray *replies;                  /* of AnnoReviewRecord, borrowed: the answers, by time */
  const AnnoReviewRecord *resolved_by; /* NULL where it is open */
  const AnnoReviewRecord *last;        /* what was said or done in it last */
} AnnoReviewThread;

/* The threads of @records, which are sorted and in force, by time of the comment: an array that
 * frees them. Answers to what isn't there are in none. */
GPtrArray *anno_review_threads_new (const GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
