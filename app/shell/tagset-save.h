/* Saves the tagset that was changed in a window: counts what one's own spans hold of what is no
 * longer there, asks about that, writes the file, and does what was answered. What hinders it is
 * asked about too: another hand's version, a file that can't be written.
 */
#pragma once

#include "files/file-identity.h"
#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @saved: FALSE where nothing was, because the person thought better of it. */
typedef void (*AnnoTagsetSaved) (gboolean saved, gpointer data);

/* @in_use: what spans were made by. @tagset: what is to be written. @identity: the file as it was
 * read. Questions are over @window; what was done is said by @session. @saved is called once. */
void
anno_tagset_save (GtkWindow *window, AnnoSession *session, AnnoTagset *in_use, AnnoTagset *tagset,
                  const AnnoFileIdentity *identity, AnnoTagsetSaved saved, gpointer data);

G_END_DECLS
