/* The submenu of the folders that were open last. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Fills @menu, and keeps it true as long as it is there. Its items name "win.open-path". */
void anno_recent_menu_fill (GMenu *menu);

G_END_DECLS
