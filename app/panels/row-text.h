/* A few lines of words in a row of a long list, drawn by themselves.
 *
 * A list makes two hundred rows, whatever is seen, and asks each how high it is. A label lays its
 * words out several times for that, once with a line for each letter; here it is done once, for the
 * width that there is. What finds no room ends in "…", and is in the tooltip. The row around it has
 * a name for screen readers; this has none.
 */
#pragma once

#include "panels/row-font.h"

G_BEGIN_DECLS

#define ANNO_TYPE_ROW_TEXT (anno_row_text_get_type ())
G_DECLARE_FINAL_TYPE (AnnoRowText, anno_row_text, ANNO, ROW_TEXT, GtkWidget)

/* At most @max_lines lines of that size. */
GtkWidget  *anno_row_text_new      (AnnoRowSize size, guint max_lines) G_GNUC_WARN_UNUSED_RESULT;
void        anno_row_text_set_text (AnnoRowText *self, const char *text);
const char *anno_row_text_get_text (AnnoRowText *self);

G_END_DECLS
