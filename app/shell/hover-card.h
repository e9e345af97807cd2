/* The card of the span under the pointer: its tag, its fields, its note. Never takes the focus, and
 * comes a moment after the pointer rests. */
#pragma once

#include "session/session.h"
#include "shell/passive-popover.h"

G_BEGIN_DECLS

#define ANNO_TYPE_HOVER_CARD (anno_hover_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHoverCard, anno_hover_card, ANNO, HOVER_CARD, AnnoPassivePopover)

/* Must be given a parent, and unparented, by the caller. */
GtkWidget *anno_hover_card_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @span at @area, in the parent's coordinates. */
void       anno_hover_card_show (AnnoHoverCard *self, AnnoSession *session, AnnoSpan *span,
                                const GdkRectangle *area);
/* Hides it, or forgets that it was about to come. */
void       anno_hover_card_hide (AnnoHoverCard *self);

G_END_DECLS
