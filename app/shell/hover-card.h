/* The card of the span under the pointer: its tag, its fields, its note. Never takes the focus, and
 * comes a moment after the pointer rests. */
#pragma once

#include "panels/floating.h"
#include "session/session.h"

G_BEGIN_DECLS

#define ANNO_TYPE_HOVER_CARD (anno_hover_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHoverCard, anno_hover_card, ANNO, HOVER_CARD, AnnoFloating)

/* Must be given a parent, as panels/floating.h says, and unparented, by the caller. */
GtkWidget *anno_hover_card_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @span at @area, in its own coordinates. */
void       anno_hover_card_show (AnnoHoverCard *self, AnnoSession *session, AnnoSpan *span,
                                const GdkRectangle *area);
/* Hides it, or forgets that it was about to come. */
void       anno_hover_card_hide (AnnoHoverCard *self);

G_END_DECLS
