/* What reviewers ask of a corpus's annotator, as a list that is kept up to date.
 *
 * There is one for a corpus, which all of its windows share. It is read in a worker thread: from
 * when it is first wanted; of one article, once one's own annotations on it are in their file, or
 * one has said something of it; and when a review file is another one, as the system tells, or as
 * is found when asked (anno_todo_list_look). Where there are no reviews nothing is read, and
 * nothing is asked.
 *
 * Properties (notifying): loading (boolean). Signals:
 *   "changed": it was read anew, whether or not something is another.
 *   "failed" (const char *message): it could not be read.
 */
#pragma once

#include "session/corpus.h"
#include "session/todo-item.h"

G_BEGIN_DECLS

#define ANNO_TYPE_TODO_LIST (anno_todo_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTodoList, anno_todo_list, ANNO, TODO_LIST, GObject)

/* The corpus's. */
AnnoTodoList *anno_todo_list_get (AnnoCorpus *corpus);

/* Of AnnoTodoItem, by anno_todo_item_compare. What says the same as before is the same object. */
GListModel      *anno_todo_list_get_items    (AnnoTodoList *self);
/* Of char: what couldn't be read when all was read last. */
const GPtrArray *anno_todo_list_get_problems (AnnoTodoList *self);
/* Whether all was read once. */
gboolean         anno_todo_list_is_read      (AnnoTodoList *self);
/* Has it read again, where anything on disk is another. */
void             anno_todo_list_look         (AnnoTodoList *self);
/* Whether annotators go without their names in what is said of their work. */
void             anno_todo_list_set_blind    (AnnoTodoList *self, gboolean blind);
gboolean         anno_todo_list_get_blind    (AnnoTodoList *self);
/* @item was done just now: it is gone until it is known how its article stands on disk. */
void             anno_todo_list_drop         (AnnoTodoList *self, AnnoTodoItem *item);

G_END_DECLS
