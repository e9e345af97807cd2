/* What a colleague marked, said in one's own terms: ids differ from layer to layer, and so do those
 * of people from ledger to ledger.
 *
 * A link is led to one's own annotation that stands for the same thing with the same tag, and so is
 * what a date is counted from; where there is none it is left out, and counted. A person is the one
 * of one's own ledger, or comes into it.
 */
#pragma once

#include "session/review-case.h"

G_BEGIN_DECLS

/* Whether @span refers to anything that has an id: else it is said alike by everybody. */
gboolean  anno_todo_terms_matter (const AnnoSpan *span);
/* @span, which is @whose, as @own would have it (both an annotator's IRI): with the same id, made
 * at the same time. @people (of AnnoPerson) gets those who aren't in the own ledger yet; @n_left is
 * added to. NULL where @own has no layer in @one. For any thread. */
AnnoSpan *anno_todo_terms_say    (AnnoReviewCase *one, const char *own, const char *whose,
                                  AnnoSpan *span, GPtrArray *people, guint *n_left)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
