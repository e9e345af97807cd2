/* One difference as a line of "diff", as columns or as JSON. */
#pragma once

#include "cli/place.h"
#include "review/difference.h"
#include "review/vote.h"
#include "session/review-case.h"

G_BEGIN_DECLS

/* Of two people, or of several: one of the two is there. */
typedef struct
{
  const AnnoDifference *difference;
  const AnnoVote *vote;
} AnnoDiffLine;

void anno_diff_print_columns (const AnnoDiffLine *self, const AnnoReviewCase *one,
                              const AnnoPlace *place);
void anno_diff_print_json    (const AnnoDiffLine *self, const AnnoReviewCase *one,
                              const AnnoPlace *place);

AnnoDifferenceKind anno_diff_line_kind (const AnnoDiffLine *self);

G_END_DECLS
