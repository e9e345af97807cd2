/* Linking by dragging: what stands for a span is dropped on what stands for another one.
 *
 * Both ends may be rows, chips, or the article. The drop activates "session.link-two" with both
 * ids; nothing can be dropped elsewhere.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The id of the span that @widget stands for at that point of it, to be freed; NULL for none. */
typedef char *(*AnnoSpanAt) (GtkWidget *widget, double x, double y, gpointer data);

/* Lets spans be dragged from @widget, and dropped on it. @data is borrowed while @widget lives. */
void anno_span_drag_add (GtkWidget *widget, AnnoSpanAt at, gpointer data);
void anno_span_drop_add (GtkWidget *widget, AnnoSpanAt at, gpointer data);

G_END_DECLS
