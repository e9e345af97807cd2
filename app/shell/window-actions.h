/* Actions of a window that need to know no more of it than that it is one: "win.help",
 * "win.fullscreen" and "win.close". */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void anno_window_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
