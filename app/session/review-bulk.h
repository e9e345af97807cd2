/* Many decisions at once: what all agree on, or all of one person's of a tag. */
#pragma once

#include "session/review-entry.h"
#include "review/review-acts.h"

G_BEGIN_DECLS

/* Which are meant. */
typedef struct
{
  guint layer;     /* whose is accepted; G_MAXUINT: what the most have, where more than half do */
  const char *tag; /* only of that tag (its id); NULL for all */
} AnnoReviewBulk;

/* Adds to @records (of AnnoReviewRecord) the decisions about @entries (of AnnoReviewEntry), from
 * the @from-th on and before the @to-th. Only differences are decided: what all agree on is settled
 * as it is. As with review/review-choice, what is decided, contested, or somebody is unsure of is
 * left alone. Where that person has nothing, nothing is decided. */
void anno_review_bulk_add (const AnnoReviewBulk *self, const AnnoReviewDesk *desk,
                           const GPtrArray *entries, guint from, guint to, GPtrArray *records);

G_END_DECLS
