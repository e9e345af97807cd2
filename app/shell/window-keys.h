/* The keys that a window takes only where nothing inside it wants them: undo and redo, unless a
 * text field has the keyboard, which has an undo of its own; and Esc, which goes back to the
 * article. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds the keys to @window, whose actions "session.undo", "session.redo" and "win.focus-article"
 * they activate. */
void anno_window_keys_add (GtkWindow *window);

/* Only those of undo and redo, for a window that has no article. */
void anno_window_keys_add_history (GtkWindow *window);

G_END_DECLS
