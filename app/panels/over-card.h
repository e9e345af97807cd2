/* A colleague's span that is chosen over the text, as a card to be read: whose it is, its tag, its
 * words, the fields that are set, its note. Hidden while none is chosen.
 */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_OVER_CARD (anno_over_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnoOverCard, anno_over_card, ANNO, OVER_CARD, GtkBox)

/* The session whose chosen span is shown, or NULL. */
void anno_over_card_set_session (AnnoOverCard *self, AnnoSession *session);

G_END_DECLS
