/* A button that offers to import the file which a session shows, or can't show: one that isn't
 * UTF-8. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NULL where the session has no file. */
GtkWidget *anno_import_button_new (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
