/* The statistics of a corpus, in a window of their own: they follow what is marked, and what the
 * index learns. Actions: win.close, win.help; Escape closes it. */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_STATS_WINDOW (anno_stats_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoStatsWindow, anno_stats_window, ANNO, STATS_WINDOW, AdwWindow)

/* @parent: over which it stands, and with which it goes; or NULL. */
GtkWidget *
anno_stats_window_new (GtkWindow *parent, AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
