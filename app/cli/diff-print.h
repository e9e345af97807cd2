/* One difference as a line of "diff" and of "review list", as columns or as JSON. */
#pragma once

#include "cli/place.h"
#include "review/difference.h"
#include "review/vote.h"
#include "session/reviewed-case.h"

G_BEGIN_DECLS

/* Of two people, or of several: one of the two is there. */
typedef struct
{
  const AnnoDifference *difference;
  const AnnoVote *vote;
} AnnoDiffLine;

/* The lines of an article, by cluster: what is freed at the end, and what the n-th line is. */
GPtrArray *anno_diff_lines_new (AnnoReviewCase *one) G_GNUC_WARN_UNUSED_RESULT;
AnnoDiffLine anno_diff_lines_get (const GPtrArray *lines, const AnnoReviewCase *one, guint n);

/* With @status, its status and what was decided are columns too; in JSON they always are. */
void anno_diff_print_columns (const AnnoDiffLine *self, const AnnoReviewedCase *reviewed,
                              const AnnoPlace *place, gboolean status);
void anno_diff_print_json (const AnnoDiffLine *self, const AnnoReviewedCase *reviewed,
                           const AnnoPlace *place);

guint anno_diff_line_cluster (const AnnoDiffLine *self);
AnnoDifferenceKind anno_diff_line_kind (const AnnoDiffLine *self);

G_END_DECLS
