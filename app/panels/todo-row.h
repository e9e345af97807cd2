/* A row of what is asked of an annotator: who says what of which words. What a screen reader says
 * of it is one sentence. */
#pragma once

#include "session/todo-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TODO_ROW (anno_todo_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTodoRow, anno_todo_row, ANNO, TODO_ROW, GtkWidget)

GtkWidget *anno_todo_row_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       anno_todo_row_show        (AnnoTodoRow *self, AnnoTodoItem *item);
/* The article, above its first row; NULL for none. */
void       anno_todo_row_set_heading (AnnoTodoRow *self, const char *heading);

G_END_DECLS
