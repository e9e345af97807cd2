/* What reviewers ask of an annotator in a corpus or a part of it, for commands: by the same core as
 * the window (session/review-todo). */
#pragma once

#include "cli/exit-status.h"
#include "cli/place.h"
#include "session/todo-order.h"

G_BEGIN_DECLS

typedef struct
{
  const char *named;
  AnnoPlace place;
  AnnoTodoOrder *order;
} AnnoTodoScope;

/* @named: a corpus or a part of it; @slug: the folder of who is asked. What is wrong is told; then
 * the status isn't DONE, and nothing is to be closed. */
AnnoExit   anno_todo_scope_open  (AnnoTodoScope *self, const char *named, const char *slug);
void       anno_todo_scope_close (AnnoTodoScope *self);
/* Of AnnoTodoItem. What can't be read is told, and makes *@status FINDINGS; NULL, told, where
 * nothing can be listed. */
GPtrArray *anno_todo_scope_list  (const AnnoTodoScope *self,
                                  AnnoExit *status) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
