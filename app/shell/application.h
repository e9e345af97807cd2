/* The application: one process, any number of windows.
 *
 * Files and folders named on the command line, by "Open with" or by another start of the program
 * come in through …_open; what is open already is raised, not opened again.
 *
 * Actions ("app."): new-window, preferences, about, quit.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_APPLICATION (anno_application_get_type ())
G_DECLARE_FINAL_TYPE (AnnoApplication, anno_application, ANNO, APPLICATION, AdwApplication)

AnnoApplication *anno_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
