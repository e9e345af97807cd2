/* The pages of a window: "opening", which is empty, "corpus", and "welcome", which is made where it
 * is seen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void anno_window_pages_welcome     (GtkStack *pages);
/* From the welcome page there is a way to it, which may be seen. */
void anno_window_pages_show_corpus (GtkStack *pages);

G_END_DECLS
