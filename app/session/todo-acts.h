/* What an annotator does about what reviewers ask of them, from a window: each is one step of the
 * history, which undo takes back.
 *
 * Applying a decision changes one's own layer alone: that it is as it was decided is the answer.
 * Answers and what closes a request are records of one's own review (session/review-keeper); then
 * the layer stays as it is. So no act is in two places. What was done leaves the list at once.
 */
#pragma once

#include "session/session.h"
#include "session/todo-item.h"

G_BEGIN_DECLS

/* Makes one's own annotation as it was decided, once its article is shown, and says what became of
 * it, with a way to undo it. */
void     anno_todo_acts_apply   (AnnoSession *session, AnnoTodoItem *item);
/* FALSE where @words are none, or @item can't be answered. */
gboolean anno_todo_acts_answer  (AnnoSession *session, AnnoTodoItem *item, const char *words);
/* Closes the thread, or says that what was asked for is done. FALSE where that can't be. */
gboolean anno_todo_acts_resolve (AnnoSession *session, AnnoTodoItem *item);

G_END_DECLS
