/* What a reviewer can do, as records: decide, comment, answer, close a thread, give a verdict, take
 * something back.
 *
 * Each makes one record that is written nowhere yet (session/review-store). The time is now, but
 * later than all that is known, so that of two records of one person the one that was made later
 * counts, whatever the clock says.
 */
#pragma once

#include "review/review-state.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Who reviews what. Borrowed; all of one article. Who only answers needs neither `compare` nor
 * `state`. */
typedef struct
{
  const AnnoFieldCompare *compare;
  const AnnoReviewState *state;
  AnnoArticle *article;
  const char *creator_id;
  const char *creator_name;
} AnnoReviewDesk;

/* A cluster, or all of the article. */
#define ANNO_REVIEW_ARTICLE G_MAXUINT

/* On that cluster. @layers: whose marks are accepted (indexes, @n of them), with ACCEPT and BOTH;
 * @replacement: with REPLACE; @why may be NULL. It supersedes what the reviewer had decided there.
 * NULL where it would settle nothing, though it says so. */
AnnoReviewRecord *anno_review_act_decide (const AnnoReviewDesk *self, guint cluster,
                                          AnnoDecision decision, const guint *layers, guint n,
                                          AnnoSpan *replacement, const char *why)
    G_GNUC_WARN_UNUSED_RESULT;
/* On a cluster, or on the article. */
AnnoReviewRecord *anno_review_act_comment (const AnnoReviewDesk *self, guint cluster,
                                           const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* On one span, which is @whose (an annotator's IRI). */
AnnoReviewRecord *anno_review_act_comment_span (const AnnoReviewDesk *self, const char *whose,
                                                AnnoSpan *span, const char *words)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoReviewRecord *anno_review_act_reply   (const AnnoReviewDesk *self,
                                           const AnnoReviewThread *thread, const char *words)
    G_GNUC_WARN_UNUSED_RESULT;
/* Closes @thread, or opens it again; @why may be NULL. */
AnnoReviewRecord *anno_review_act_resolve (const AnnoReviewDesk *self,
                                           const AnnoReviewThread *thread, gboolean resolved,
                                           const char *why) G_GNUC_WARN_UNUSED_RESULT;
AnnoReviewRecord *anno_review_act_verdict (const AnnoReviewDesk *self, AnnoVerdict verdict,
                                           const char *why) G_GNUC_WARN_UNUSED_RESULT;
/* Answers another's verdict, as that what it asked for is done; @words may be NULL. */
AnnoReviewRecord *anno_review_act_answer_verdict (const AnnoReviewDesk *self,
                                                  const AnnoReviewRecord *verdict,
                                                  const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* Says something of another's decision: a comment on what it judged. */
AnnoReviewRecord *anno_review_act_answer_decision (const AnnoReviewDesk *self,
                                                   const AnnoReviewRecord *decision,
                                                   const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* Takes back the record of the reviewer's with that id, or up again. */
AnnoReviewRecord *anno_review_act_withdraw (const AnnoReviewDesk *self, const char *id,
                                            gboolean withdrawn) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
