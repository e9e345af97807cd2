/* The chosen span as a card: its tag, its words, one editor a field, a note and a flag.
 *
 * Whatever is changed here is one step of undo a gesture. When the span changes by another way (a
 * key, undo, another window), the card follows, but never touches what somebody is typing. Where
 * no span is chosen, it says how to make one.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SPAN_CARD (anno_span_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSpanCard, anno_span_card, ANNO, SPAN_CARD, GtkBox)

/* The session whose chosen span is shown, or NULL. */
void     anno_span_card_set_session  (AnnoSpanCard *self, AnnoSession *session);
/* Puts the keyboard into the first field; FALSE where no span is chosen. */
gboolean anno_span_card_focus_fields (AnnoSpanCard *self);

G_END_DECLS
