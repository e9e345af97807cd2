/* What is asked of an annotator, to be gone through, article by article.
 *
 * What is done leaves the list, and the next one comes in hand; what is undone comes back, and is
 * in hand again. What goes otherwise, as when another hand took it back, leaves none in hand.
 *
 * Signals:
 *   "shown" (AnnoTodoItem *item): that one came in hand; NULL for none.
 *   "activated": the person wants to go to the article.
 *   "counted": it has another number of rows.
 */
#pragma once

#include "session/todo-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TODO_ROWS (anno_todo_rows_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTodoRows, anno_todo_rows, ANNO, TODO_ROWS, GtkWidget)

/* @items: of AnnoTodoItem, sorted; or NULL. */
void          anno_todo_rows_set_items    (AnnoTodoRows *self, GListModel *items);
/* Shows those of that article only; NULL for all. */
void          anno_todo_rows_set_article  (AnnoTodoRows *self, const char *article);
guint         anno_todo_rows_get_n        (AnnoTodoRows *self);
AnnoTodoItem *anno_todo_rows_get_selected (AnnoTodoRows *self);
/* Selects the one @by places on, with "shown": FALSE at an end. */
gboolean      anno_todo_rows_go           (AnnoTodoRows *self, int by);
/* Selects the first one of @article (or NULL), else the first one; FALSE where there is none. */
gboolean      anno_todo_rows_go_first     (AnnoTodoRows *self, const char *article);
/* The one in hand is being done: goes on to the next one as soon as it has left the list. */
void          anno_todo_rows_go_on        (AnnoTodoRows *self);
/* FALSE where there is nothing to give the keyboard to. */
gboolean      anno_todo_rows_focus        (AnnoTodoRows *self);

G_END_DECLS
