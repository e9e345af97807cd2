/* The window that imports articles into a corpus: it takes sources, shows at once what would come
 * in, does it, and says what came of it. */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_IMPORT_WINDOW (anno_import_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoImportWindow, anno_import_window, ANNO, IMPORT_WINDOW, AdwWindow)

GtkWidget *anno_import_window_new (GtkWindow *parent, AnnoSession *session)
    G_GNUC_WARN_UNUSED_RESULT;
/* An import that is under way reads its sources: more of them wait for the next window. */
gboolean   anno_import_window_can_add  (AnnoImportWindow *self);
/* More sources, where it can take them; @path: on-disk encoding. */
void       anno_import_window_add_path (AnnoImportWindow *self, const char *path);
/* What is on the clipboard. */
void       anno_import_window_paste    (AnnoImportWindow *self);

G_END_DECLS
