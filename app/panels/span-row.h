/* One row of the list of spans: its tag's patch, its words, and what its fields say. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SPAN_ROW (anno_span_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSpanRow, anno_span_row, ANNO, SPAN_ROW, GtkBox)

GtkWidget *anno_span_row_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       anno_span_row_show (AnnoSpanRow *self, AnnoSession *session, AnnoSpan *span);
/* The attribution that @span stands for, instead: who said it, and what. */
void       anno_span_row_show_frame (AnnoSpanRow *self, AnnoSession *session, AnnoSpan *span);

G_END_DECLS
