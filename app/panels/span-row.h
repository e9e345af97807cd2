/* One row of the list of spans: its tag's patch, its words, and what its fields say, a line each.
 *
 * It draws itself, and is as high as its font wants it, whatever it says: a list makes two hundred
 * rows when an article opens, and must not lay out the text of those that nobody sees. What a line
 * has no room for, the tooltip says. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SPAN_ROW (anno_span_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSpanRow, anno_span_row, ANNO, SPAN_ROW, GtkWidget)

GtkWidget  *anno_span_row_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void        anno_span_row_show       (AnnoSpanRow *self, AnnoSession *session, AnnoSpan *span);
/* The attribution that @span stands for, instead: who said it, and what. */
void        anno_span_row_show_frame (AnnoSpanRow *self, AnnoSession *session, AnnoSpan *span);
/* Its first line, whole; "" before it shows anything. Owned by the row. */
const char *anno_span_row_get_words  (AnnoSpanRow *self);

G_END_DECLS
