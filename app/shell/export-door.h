/* The way from a window to the export of its corpus: the action win.export. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the corpus of @session to export from; NULL for
 * none. */
void anno_export_door_set_session (GtkWindow *window, AnnoSession *session);

G_END_DECLS
