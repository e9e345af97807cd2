/* The people of a corpus: a list to find them in, and a page for each, where they are changed,
 * merged, split and deleted.
 *
 * One's own ledger, also while a colleague's annotations are looked at. It follows undo and other
 * windows. Actions: people.back, people.add; win.close, win.help and win.save as in a window;
 * "session." has the session's verbs.
 */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PEOPLE_WINDOW (anno_people_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPeopleWindow, anno_people_window, ANNO, PEOPLE_WINDOW, AdwWindow)

/* @parent: over which it stands, and with which it goes. */
GtkWidget *anno_people_window_new  (GtkWindow *parent,
                                    AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the person with that id, or whom they were merged into; NULL shows the list. */
void       anno_people_window_show (AnnoPeopleWindow *self, const char *id);

G_END_DECLS
