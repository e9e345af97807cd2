/* The way from a window to another one about its corpus, of which there is one at a time: an action
 * of the window. It goes with the window, and with the corpus. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef GtkWidget *(*AnnoMakeWindow) (GtkWindow *parent, AnnoSession *session);

/* @window: a GActionMap. @action: a literal, the name of the action. @session: NULL takes the way
 * away, and closes what it led to. */
void anno_corpus_door_set_session (GtkWindow *window, const char *action, AnnoMakeWindow make,
                                   AnnoSession *session);

G_END_DECLS
