/* The way from a window to what is known of its article: the action "article-facts" of the window,
 * and "undo-article-facts", which takes back what was last saved there. */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the article that @session has in hand; NULL for
 * none. What was done is said in @toasts. */
void anno_facts_door_set_session (GtkWindow *window, AnnoSession *session,
                                  AdwToastOverlay *toasts);

G_END_DECLS
