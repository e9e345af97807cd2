/* The help: in the desktop's viewer where there is one that finds it, else in a window of its
 * own. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the page "mark", over @parent (or NULL). */
void        anno_help_show     (GtkWindow *parent, const char *page);
/* The page about what has the keyboard in @window; "index" where there is none. */
const char *anno_help_page_for (GtkWindow *window);

G_END_DECLS
