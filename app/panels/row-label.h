/* A label in a row of a list: it wraps, and ends in "…" where it finds no room. What all rows of a
 * long list have is a row-text, which costs less. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of at most @lines lines, with that style class (NULL for none). */
GtkWidget *anno_row_label_new (int lines, const char *style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
