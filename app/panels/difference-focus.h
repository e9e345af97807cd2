/* Has the keyboard go on from the difference that is selected. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where @list_view has the keyboard, it goes to the row (panels/difference-row) of what is
 * selected, instead of staying at the one that it came to last: in a moment, as rows that come into
 * sight are there after the next frame. */
void anno_difference_focus_follow (GtkWidget *list_view, GtkSingleSelection *selection);

G_END_DECLS
