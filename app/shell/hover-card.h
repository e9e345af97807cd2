/* The card of the span under the pointer: its tag, its fields, its note, its maker. Never takes the
 * focus, and comes a moment after the pointer rests. */
#pragma once

#include "panels/floating.h"
#include "session/span-in-hand.h"

G_BEGIN_DECLS

#define ANNO_TYPE_HOVER_CARD (anno_hover_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHoverCard, anno_hover_card, ANNO, HOVER_CARD, AnnoFloating)

/* Must be given a parent, as panels/floating.h says, and unparented, by the caller. */
GtkWidget *anno_hover_card_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows a span at @area, in its own coordinates; and whose it is, where it is a colleague's. */
void       anno_hover_card_show (AnnoHoverCard *self, AnnoSession *session,
                                 const AnnoSpanInHand *hovered, const GdkRectangle *area);
/* Hides it, or forgets that it was about to come. */
void       anno_hover_card_hide (AnnoHoverCard *self);

G_END_DECLS
