/* The settled layer's spans: what all agree on, and what reviewers decided.
 *
 * What is decided is made as decided: each span that is accepted, or the one it is replaced by;
 * accepted spans of several people at the same place, with the same tag and fields, become one.
 * "Neither" makes nothing, and counts as decided. What all marked the same is taken over without a
 * decision, and where an old decision no longer fits or was put off; a decision that fits goes
 * before it. All else is left out, and counted as open. Spans come as review/settling.h says: of
 * the layers and records alone, in any order, always the same.
 *
 * With a rule (review/merge-strategy.h), the decisions go first, and the rule takes the rest, also
 * what all agree on. What a person has still to say something about isn't the rule's: what is
 * contested, what a reviewer is unsure of, and what has changed since it was decided stays open.
 */
#pragma once

#include "review/merge-strategy.h"
#include "review/review-state.h"
#include "review/settling.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *spans; /* of AnnoSettledSpan, in reading order */
  GArray *open;     /* of AnnoOpenCluster: what is left out, by cluster */
  guint n_agreed;   /* clusters taken over because all agree */
  guint n_ruled;    /* clusters on which not all agree, taken over by the rule */
  guint n_decided;  /* clusters settled by a decision, with those that are neither */
  guint n_neither;
  guint n_open;    /* clusters left out */
  guint n_dropped; /* links to what isn't there */
} AnnoSettled;

/* @state is of the same @compare. */
AnnoSettled *anno_settle (const AnnoFieldCompare *compare,
                          const AnnoReviewState *state) G_GNUC_WARN_UNUSED_RESULT;
/* @rule: for what isn't decided, or NULL for none. */
AnnoSettled *anno_settle_by (const AnnoFieldCompare *compare, const AnnoReviewState *state,
                             const AnnoMergeStrategy *rule) G_GNUC_WARN_UNUSED_RESULT;
void anno_settled_free (AnnoSettled *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettled, anno_settled_free)

G_END_DECLS
