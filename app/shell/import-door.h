/* The ways from a window to the import of articles: its actions "import", "import-files" (aay:
 * paths) and "import-clipboard". */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @window, whose actions are a GActionMap, the corpus of @session to import into; NULL for
 * none. */
void anno_import_door_set_session (GtkWindow *window, AnnoSession *session);
/* Opens the import with the file at *@path, as soon as the window has a corpus: then *@path is
 * freed, and NULL. Nothing for NULL. */
void anno_import_door_offer (GtkWindow *window, char **path);
/* Whether the file at @path is to be imported rather than opened: it isn't an article, nor a
 * folder. */
gboolean anno_import_door_is_source (const char *path);

G_END_DECLS
