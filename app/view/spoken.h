/* What a screen reader is told of the article: what lies under the caret. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes @words (NULL for none) the description of @widget. A reader hears a description that has
 * changed; from GTK 4.14 on it is announced as well, where the keyboard is. */
void anno_spoken_describe (GtkWidget *widget, const char *words);

G_END_DECLS
