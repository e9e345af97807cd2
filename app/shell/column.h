/* A column of the window: as wide as what is in it wants to be, however high the window is.
 *
 * GtkPaned and GtkStack ask what is in them how narrow it may get at the height that there is, and
 * a label that wraps tries a hundred widths to answer that, in each layout of the window.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COLUMN (anno_column_get_type ())
G_DECLARE_FINAL_TYPE (AnnoColumn, anno_column, ANNO, COLUMN, GtkWidget)

/* With @child in it (transfer floating), and visible as long as that is. */
GtkWidget *anno_column_new (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
