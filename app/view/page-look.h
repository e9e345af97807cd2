/* How a text view is set as a page: the size of its text, its column, and whether it is dark. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The size of the text in pixels. */
double   anno_page_look_get_size (GtkWidget *view);
/* Sets one column of 60 to 75 characters in the middle of @width pixels, with margins, so that the
 * whole width can be clicked; all of a narrower width. */
void     anno_page_look_set_column (GtkTextView *view, int width);
/* Whether the text is lighter than what it is on: what the theme says, whoever has set it. */
gboolean anno_page_look_is_dark  (GtkWidget *view);

G_END_DECLS
