/* The way from a window to the review sheet of its article: the actions "print-review-sheet" and
 * "save-review-sheet" of the window, about all who have annotated it. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the article that @session has in hand; NULL for
 * none. */
void anno_sheet_door_set_session (GtkWindow *window, AnnoSession *session);

G_END_DECLS
