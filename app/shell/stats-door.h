/* The way of a window to the statistics of its corpus: the action win.statistics. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @window: a GActionMap. @session: NULL takes the way away, and closes what it led to. */
void anno_stats_door_set_session (GtkWindow *window, AnnoSession *session);

G_END_DECLS
