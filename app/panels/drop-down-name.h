/* The names of a drop-down and of its rows, for screen readers.
 *
 * What has the keyboard is the button inside a GtkDropDown, which is nameless by itself: it is
 * named after the drop-down, with what is chosen: "Mention: Pronoun". The rows are named by their
 * words.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once for each. @name: plain words. The model of @drop_down, now or later, is one of
 * GtkStringObject. */
void anno_drop_down_name (GtkDropDown *drop_down, const char *name);
/* What is chosen may be a name from outside, and as long as it likes: the drop-down shows what
 * there is room for. */
void anno_drop_down_cut  (GtkDropDown *drop_down);

G_END_DECLS
