/* A stretch of line as a colleague's spans are drawn with: the legend of who is which mark. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_OVER_MARK (anno_over_mark_get_type ())
G_DECLARE_FINAL_TYPE (AnnoOverMark, anno_over_mark, ANNO, OVER_MARK, GtkWidget)

GtkWidget *anno_over_mark_new (guint mark) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
