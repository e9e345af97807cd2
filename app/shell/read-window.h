/* The window that takes in what others marked in other programs: it reads first, says what would
 * come of it, and lets a person say what types mean. */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_READ_WINDOW (anno_read_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoReadWindow, anno_read_window, ANNO, READ_WINDOW, AdwWindow)

GtkWidget *anno_read_window_new (GtkWindow *parent, AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;
/* Reads that file, folder or archive. */
void       anno_read_window_set_path (AnnoReadWindow *self, const char *path);

G_END_DECLS
