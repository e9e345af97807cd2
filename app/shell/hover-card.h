/* The card of the span under the pointer: its tag, its fields, its note. Never takes the focus, and
 * comes a moment after the pointer rests. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_HOVER_CARD (anno_hover_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHoverCard, anno_hover_card, ANNO, HOVER_CARD, GtkPopover)

/* Must be given a parent, and unparented, by the caller. */
GtkWidget *anno_hover_card_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @span at @area, in the parent's coordinates. */
void       anno_hover_card_show (AnnoHoverCard *self, AnnoSession *session, AnnoSpan *span,
                                const GdkRectangle *area);

G_END_DECLS
