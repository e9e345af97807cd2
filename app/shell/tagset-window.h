/* The window in which the tagset of a corpus is changed: its types, their fields, keys, colours and
 * guidelines.
 *
 * What is done here is a draft until it is saved, as a whole. Saving asks what is to become of
 * one's own spans that hold what is no longer there, writes the file, and has the corpus go by it.
 * A file that another hand has changed meanwhile is said, and both versions stay.
 */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TAGSET_WINDOW (anno_tagset_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTagsetWindow, anno_tagset_window, ANNO, TAGSET_WINDOW, AdwWindow)

/* Over @parent, for the corpus of @session, to whose window it says what was done. */
GtkWidget *
anno_tagset_window_new (GtkWindow *parent, AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
