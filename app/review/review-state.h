/* What has been decided of what people marked differently, how, by whom, and what is open.
 *
 * There is one item for each cluster, under its number, as there is one difference and one vote for
 * each. A decision is about the cluster that a span it judged is in now. It fits where all sides
 * are as they were judged: the same spans, unchanged in tag, place and fields, and nobody has
 * marked anything since where they had nothing. One that doesn't fit is outdated, not dropped. Of
 * each reviewer the last that fits counts, else the last.
 *
 * Several reviewers' decisions that fit and come to the same are one; where they don't, the item is
 * contested, until one of them is superseded. That nothing is right ("neither") is a decision as
 * any other. What all agree on needs none, and isn't counted as a difference.
 */
#pragma once

#include "review/field-compare.h"
#include "review/review-threads.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_STATUS_OPEN,
  ANNO_STATUS_DECIDED,
  ANNO_STATUS_CONTESTED,
  ANNO_STATUS_OUTDATED, /* decided, and changed since */
  ANNO_STATUS_SKIPPED,
  ANNO_STATUS_UNSURE,
} AnnoReviewStatus;

typedef struct
{
  gboolean agreed; /* all marked the same */
  AnnoReviewStatus status;
  GPtrArray *decisions; /* of AnnoReviewRecord: those that make the status what it is, by time:
                         * where it is decided, all that came to the same; else one a reviewer */
  GPtrArray *threads;   /* of AnnoReviewThread, borrowed: the comments on it */
} AnnoReviewItem;

typedef struct
{
  GPtrArray *records; /* holds the references */
  GPtrArray *items;   /* of AnnoReviewItem */
  GPtrArray *orphans; /* decisions in force on what is nowhere any more, by time */
  GPtrArray *threads; /* all, by time; those on the whole article, and on what is gone, are here
                       * alone */
  GPtrArray *verdicts; /* the last of each reviewer, by time */
  GPtrArray *answers;  /* to each of these: the last by somebody else; NULL where there is none */
  guint n_differences;
  guint n_decided;    /* of these */
  guint n_outdated;   /* likewise */
  guint n_unresolved; /* threads */
} AnnoReviewState;

/* @records: of AnnoReviewRecord, in any order. */
AnnoReviewState *anno_review_state_new  (const AnnoFieldCompare *compare, const GPtrArray *records)
    G_GNUC_WARN_UNUSED_RESULT;
void             anno_review_state_free (AnnoReviewState *self);

const AnnoReviewItem *anno_review_state_get (const AnnoReviewState *self, guint cluster);
/* The last answer to that verdict by somebody else, as that what it asked for is done; or NULL. */
const AnnoReviewRecord *anno_review_state_find_answer (const AnnoReviewState *self,
                                                       const AnnoReviewRecord *verdict);
/* "3 of 12 decided", in the reader's language, in a few words: for headings. */
char *anno_review_progress_describe (guint n_decided, guint n_differences)
    G_GNUC_WARN_UNUSED_RESULT;
/* "41 of 63 differences decided", in the reader's language. */
char *anno_review_state_describe (const AnnoReviewState *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewState, anno_review_state_free)

G_END_DECLS
