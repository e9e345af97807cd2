/* What a reviewer has said: a decision on a difference, a comment, an answer, a verdict.
 *
 * Records are only ever added. One that replaces an earlier one of its kind names it
 * (`supersedes`); one that takes back another of the same reviewer's, or takes that up again, as
 * undo and redo do, answers it. And lists of records are merged by putting them together: a record
 * is known by its id. Each has a copy of what was judged, as it was then, so that one can tell
 * later whether it still is so. Plain data; a record is filled by who makes it, and not changed
 * once others have it.
 */
#pragma once

#include "model/span.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_REVIEW_DECISION,
  ANNO_REVIEW_COMMENT, /* on what is judged, or on the whole article where nothing is */
  ANNO_REVIEW_REPLY,   /* these three have `reply_to` */
  ANNO_REVIEW_RESOLVE,
  ANNO_REVIEW_REOPEN,
  ANNO_REVIEW_VERDICT,  /* on the whole article */
  ANNO_REVIEW_WITHDRAW, /* what `reply_to` names was never said, … */
  ANNO_REVIEW_RESTORE,  /* … or was, after all */
} AnnoReviewKind;

typedef enum
{
  ANNO_DECISION_ACCEPT,  /* what is marked as accepted, and nothing else */
  ANNO_DECISION_BOTH,    /* several are right, each for itself */
  ANNO_DECISION_NEITHER, /* nothing is to be marked here */
  ANNO_DECISION_REPLACE, /* `replacement` is right */
  ANNO_DECISION_SKIP,    /* not now */
  ANNO_DECISION_UNSURE,
} AnnoDecision;

typedef enum
{
  ANNO_VERDICT_APPROVE,
  ANNO_VERDICT_CHANGES,
  ANNO_VERDICT_COMMENT,
} AnnoVerdict;

/* One side of what was judged. */
typedef struct
{
  char *whose;       /* the annotator's IRI */
  AnnoSpan *span;    /* as it was: id, tag, segments, fields; NULL where they had marked nothing */
  char *quote;       /* its words; NULL without a span */
  gboolean accepted; /* by ACCEPT and BOTH */
} AnnoJudged;

typedef struct
{
  gatomicrefcount refs;
  char *id; /* an IRI */
  AnnoReviewKind kind;
  AnnoDecision decision; /* of a decision */
  AnnoVerdict verdict;   /* of a verdict */
  GPtrArray *judged;     /* of AnnoJudged: all that were compared; may be empty */
  AnnoSpan *replacement; /* or NULL */
  char *why;             /* the words of a comment or an answer; or NULL */
  char *creator_id;
  char *creator_name;
  gint64 created;   /* microseconds since 1970 UTC */
  char *supersedes; /* a record's id, or NULL */
  char *reply_to;   /* likewise */
} AnnoReviewRecord;

/* With a random id, and nothing judged. */
AnnoReviewRecord *anno_review_record_new (AnnoReviewKind kind, const char *creator_id,
                                          const char *creator_name, gint64 created)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoReviewRecord *anno_review_record_ref   (AnnoReviewRecord *self);
void              anno_review_record_unref (AnnoReviewRecord *self);

/* Adds a side; @span and @quote may be NULL. */
void anno_review_record_add_judged (AnnoReviewRecord *self, const char *whose, AnnoSpan *span,
                                    const char *quote, gboolean accepted);
/* Marks that side as accepted; FALSE where it isn't among what is judged. */
gboolean anno_review_record_accept (AnnoReviewRecord *self, const char *whose, const char *id);
/* The side of @whose, or NULL. */
const AnnoJudged *anno_review_record_find (const AnnoReviewRecord *self, const char *whose);

/* Whether it is a decision that settles something: that says what it accepts, or replaces by. */
gboolean anno_review_record_settles (const AnnoReviewRecord *self);
/* By time, then by id. Of two versions under one id, which there shouldn't be, by what else they
 * say. */
int      anno_review_record_compare (const AnnoReviewRecord *a, const AnnoReviewRecord *b);

/* All records of the @n lists (of AnnoReviewRecord), each id once, by anno_review_record_compare;
 * of two versions the later. The array holds references. */
GPtrArray *anno_review_records_merge    (const GPtrArray *const *lists, guint n)
    G_GNUC_WARN_UNUSED_RESULT;
/* Those of @records that aren't withdrawn, and that no later one of their kind supersedes, in the
 * same order, borrowed. That one counts even where it is superseded itself, but not where it is
 * withdrawn. What withdraws and restores isn't among them. */
GPtrArray *anno_review_records_in_force (const GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewRecord, anno_review_record_unref)

G_END_DECLS
