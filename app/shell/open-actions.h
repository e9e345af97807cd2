/* The ways to open something from a window: dialogs, the sample, a recent folder, drag and drop.
 *
 * All of them end in g_application_open, like the command line: what is open already is raised, and
 * a window that shows a corpus keeps it. Actions ("win."): open-folder, open-files, open-sample,
 * open-path (ay: a path in the on-disk encoding).
 */
#pragma once

#include "panels/notice.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* @notice: of that window; gets what went wrong, and where the sample's copy is. */
void anno_open_actions_add (AdwApplicationWindow *window, GApplication *application,
                            AnnoNotice *notice);

G_END_DECLS
