/* Escape closes a window that is no dialog, as it closes a dialog. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once for each window. */
void anno_escape_closes (GtkWindow *window);

G_END_DECLS
