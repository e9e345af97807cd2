/* The way from a window to the publishing of what its review has settled: its action
 * "publish-settled". There is one such dialog at a time; it goes with the window, and with the
 * corpus. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the session that it is about; NULL for none. After
 * the review's. */
void anno_settled_door_set_session (GtkWindow *window, AnnoSession *session);

G_END_DECLS
