/* The window that gives an annotation set to others: in which form, whose, and of what; it says at
 * once what that form can't hold. */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_EXPORT_WINDOW (anno_export_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoExportWindow, anno_export_window, ANNO, EXPORT_WINDOW, AdwWindow)

GtkWidget *anno_export_window_new (GtkWindow *parent, AnnoSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
