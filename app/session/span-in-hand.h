/* The span that is chosen, whosever it is: one's own, which acts are on, or a colleague's that lies
 * over the text, to be looked at.
 */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* All borrowed. */
typedef struct
{
  AnnoSpan *span;
  AnnoLayer *layer;       /* that holds it */
  AnnoDocument *document; /* … which is the layer of that */
  AnnoPeople *people;     /* whom its layer names */
  AnnoOverLayer *over;    /* whose it is; NULL for what the session has in hand */
} AnnoSpanInHand;

/* The chosen one; FALSE for none. */
gboolean anno_span_in_hand_get  (AnnoSession *session, AnnoSpanInHand *found);
/* The one with @id in @layer, which is the session's or lies over it; FALSE for none. */
gboolean anno_span_in_hand_find (AnnoSession *session, AnnoLayer *layer, const char *id,
                                 AnnoSpanInHand *found);
/* Chooses that one; none where there is none. */
void     anno_span_in_hand_choose (AnnoSession *session, AnnoLayer *layer, const char *id);

G_END_DECLS
