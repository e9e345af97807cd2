/* The way from a window to its people: the actions "people" and "edit-person" (s: an id) of the
 * window. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the people of @session; NULL for none: then there
 * is nothing to open, and what was open closes, with what is typed there taken over. */
void anno_people_door_set_session (GtkWindow *window, AnnoSession *session);

G_END_DECLS
