/* A window to read the help in, for desktops that have no viewer for it: one page at a time,
 * with a way back. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_HELP_WINDOW (anno_help_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHelpWindow, anno_help_window, ANNO, HELP_WINDOW, AdwWindow)

/* @folder: of anno_help_book_find. */
GtkWidget *anno_help_window_new  (GtkWindow *parent, const char *folder) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the page "mark"; one that can't be read is said to be missing, with the way to where it
 * should be. */
void       anno_help_window_show (AnnoHelpWindow *self, const char *page);

G_END_DECLS
