/* Whom a span may mean, proposed: buttons that look like nothing that is set, each with its reason.
 *
 * Signal "accepted" (AnnoPerson *person, gboolean is_new): somebody chose one of them, who isn't in
 * the ledger where @is_new.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PERSON_PROPOSALS (anno_person_proposals_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPersonProposals, anno_person_proposals, ANNO, PERSON_PROPOSALS, GtkBox)

/* For @field of the chosen span; both are borrowed. */
GtkWidget *anno_person_proposals_new    (AnnoSession *session, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;
/* Shows what is proposed for @span, as soon as the article doesn't need the time. */
void       anno_person_proposals_show   (AnnoPersonProposals *self, AnnoSpan *span);
/* Accepts the first; FALSE where nothing is proposed. */
gboolean   anno_person_proposals_accept (AnnoPersonProposals *self);

G_END_DECLS
