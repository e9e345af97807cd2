/* What is asked of an annotator on one article, other than by decisions (todo-decisions.h). See
 * session/review-todo.h for what counts. */
#pragma once

#include "session/todo-looking.h"

G_BEGIN_DECLS

/* Each appends to @items (of AnnoTodoItem). Comments that are open, with their answers; … */
void anno_todo_find_threads  (AnnoTodoLooking *self, GPtrArray *items);
/* … and verdicts, with those of one's own that were answered. */
void anno_todo_find_verdicts (AnnoTodoLooking *self, GPtrArray *items);

G_END_DECLS
