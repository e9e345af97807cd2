/* The ways from a window to others that are about its corpus: people, tagset, statistics,
 * agreement, import, export and review sheets, each an action of the window. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the session that they are about; NULL for none. */
void anno_window_doors_set_session (GtkWindow *window, AnnoSession *session);

G_END_DECLS
