/* The way from a window to its tagset: the action "tagset" of the window. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the tagset of @session; NULL for none: then there
 * is nothing to open. */
void anno_tagset_door_set_session (GtkWindow *window, AnnoSession *session);

G_END_DECLS
