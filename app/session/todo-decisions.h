/* What was decided of an annotator's annotations on one article, and isn't so yet. */
#pragma once

#include "session/todo-looking.h"

G_BEGIN_DECLS

/* Appends to @items (of AnnoTodoItem). See session/review-todo.h for what counts. */
void anno_todo_find_decisions (AnnoTodoLooking *self, GPtrArray *items);

G_END_DECLS
