/* What the window shows before anything is open: what the program is for, and the ways in.
 *
 * Its buttons name actions of the window: win.open-folder, win.open-files, win.open-sample, and
 * win.open-path (ay: a path in the encoding of the disk) for the folders that were open last: those
 * that the desktop's list of recent files has from this program, at most six.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_WELCOME_PAGE (anno_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnoWelcomePage, anno_welcome_page, ANNO, WELCOME_PAGE, GtkBox)

G_END_DECLS
