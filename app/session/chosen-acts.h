/* What is done to all that is chosen: to one span, or to several at once, as one step.
 *
 * Each returns whether something was done: not where nothing is chosen, nothing may be changed, or
 * nothing would.
 */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

gboolean anno_chosen_delete     (AnnoSession *session);
gboolean anno_chosen_retag      (AnnoSession *session, const AnnoTag *tag);
gboolean anno_chosen_set_unsure (AnnoSession *session, gboolean unsure);

/* Sets @field of @span to @values (of AnnoValue; NULL for none); where @span is one of several that
 * are chosen, of all of them that are of its type. */
gboolean anno_chosen_set_field  (AnnoSession *session, AnnoSpan *span, const AnnoField *field,
                                 const GPtrArray *values);
/* Likewise for a field that names a person: NULL for nobody. @add: they aren't in the ledger yet,
 * and join it in the same step. */
gboolean anno_chosen_set_person (AnnoSession *session, AnnoSpan *span, const AnnoField *field,
                                 AnnoPerson *person, gboolean add);

G_END_DECLS
