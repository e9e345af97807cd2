/* Which differences one act is to decide at once, as a reviewer names them.
 *
 * Nobody's word is gone over so: what is decided, contested, or a reviewer is unsure of isn't
 * among them. What was put off, or is outdated, is.
 */
#pragma once

#include "review/review-state.h"

G_BEGIN_DECLS

/* The clusters (guint) on which all agree. */
GArray *anno_review_choice_list_agreed (const AnnoReviewState *state) G_GNUC_WARN_UNUSED_RESULT;
/* Those on which not all agree and where @layer has a mark of @tag (an id of the tagset, interned;
 * NULL for any tag). */
GArray *
anno_review_choice_list_marked (const AnnoFieldCompare *compare, const AnnoReviewState *state,
                                guint layer, const char *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
