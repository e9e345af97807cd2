/* Keeps separators that a layout can't bear (anno_plain_is_separator) out of what is typed, pasted
 * or shown in entries and text views: blanks stand in their place.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In all entries of this process, those that GTK makes for itself too. Once is enough. */
void anno_separator_filter_install (void);
/* In what is put into @buffer from now on. */
void anno_separator_filter_add (GtkTextBuffer *buffer);

G_END_DECLS
