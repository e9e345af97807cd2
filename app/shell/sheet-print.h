/* The review sheet of the article in hand: printed by the desktop's dialog, or saved as a PDF.
 *
 * What is shown is what is on the disk, so one's own work is saved first. Articles are read and
 * pages laid out in a thread. What goes wrong is said by the session, as is what was saved.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks how to print it, over @parent. @slugs: whose layers; NULL for all annotators', but for
 * settled sets. Nothing where no article is in hand. */
void anno_sheet_print (GtkWindow *parent, AnnoSession *session, const char *const *slugs,
                       gboolean hide_names);
/* Asks where to save it; otherwise the same. */
void anno_sheet_print_to_file (GtkWindow *parent, AnnoSession *session, const char *const *slugs,
                               gboolean hide_names);

G_END_DECLS
