/* The ways from a window to the import of articles: its actions "import", "import-files" (aay:
 * paths) and "import-clipboard". */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the corpus of @session to import into; NULL for
 * none. */
void anno_import_door_set_session (GtkWindow *window, AnnoSession *session);
/* Opens the import with the files at @paths (of char), or adds them to what is shown there, as soon
 * as the window has a corpus: then @paths is empty. Nothing where it is. */
void anno_import_door_offer (GtkWindow *window, GPtrArray *paths);
/* Whether the file at @path is to be imported rather than opened: it isn't an article, nor a
 * folder. */
gboolean anno_import_door_is_source (const char *path);

G_END_DECLS
