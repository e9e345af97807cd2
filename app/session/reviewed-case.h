/* A case (session/review-case.h) with what reviewers have said of it.
 *
 * A review that can't be read is told, and the others count; who needs all of them asks whether
 * they were. Blocks; for any thread. Nothing is written.
 */
#pragma once

#include "review/review-state.h"
#include "session/review-case.h"
#include "session/review-store.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoReviewCase *one;
  AnnoReviews *reviews;   /* all reviewers', also those that aren't asked for; NULL where they can't
                           * be listed */
  AnnoReviewState *state; /* by those that are asked for */
  gboolean is_whole;      /* all of theirs could be read */
} AnnoReviewedCase;

/* @one: transfer full. @reviewers: folders of those whose reviews count; NULL for all, an empty
 * list for nobody's. @problems gets sentences (of char). */
AnnoReviewedCase *
anno_reviewed_case_new (const char *root, AnnoReviewCase *one, const char *const *reviewers,
                        GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;
void anno_reviewed_case_free (AnnoReviewedCase *self);

/* From where the first mark of that cluster begins to where the last one ends, in code points. */
void anno_reviewed_case_get_range (const AnnoReviewedCase *self, guint cluster, guint *start,
                                   guint *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReviewedCase, anno_reviewed_case_free)

G_END_DECLS
