/* What is proposed for the fields of a span that are not set: whom it may mean, and when.
 *
 * A proposal is never in a layer. It carries its reason, in words, and counts only where a person
 * accepts it: then it is a step like any other.
 */
#pragma once

#include "model/people.h"
#include "model/timex.h"
#include "session/document.h"
#include "session/gesture.h"

G_BEGIN_DECLS

/* How many spans to either side are looked at for whom they mention. */
#define ANNO_PROPOSAL_REACH 400

typedef struct
{
  AnnoPerson *person;
  gboolean is_new; /* not in the ledger: to accept it adds them, in the same step */
  char *reason;    /* a sentence without its full stop */
} AnnoPersonProposal;

/* Whom @span of @document may mean, the likeliest first: of AnnoPersonProposal, at most @max;
 * where it can be nobody of the ledger, the one whose full name it is. Empty where there is
 * nobody, or @field is set. @people: the ledger of whose layer it is. */
GPtrArray *anno_proposal_find_people (AnnoDocument *document, AnnoPeople *people,
                                      const AnnoField *field, AnnoSpan *span,
                                      guint max) G_GNUC_WARN_UNUSED_RESULT;

/* When @span is, as the calendar reads its words beside the document date; FALSE where it
 * doesn't say, or @field is set. @timex must be empty. */
gboolean   anno_proposal_find_time   (AnnoDocument *document, const AnnoField *field,
                                      AnnoSpan *span,
                                      AnnoTimex *timex, gboolean *relative);

/* The step that accepts what is proposed first for the fields of @span, from the first of them
 * on; NULL where nothing is. @gesture acts on @document. */
AnnoStep  *anno_proposal_accept      (const AnnoGesture *gesture, AnnoDocument *document,
                                      AnnoPeople *people, AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
