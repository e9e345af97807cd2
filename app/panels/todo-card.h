/* One thing that is asked of an annotator: all of what was said, and what can be done about it, by
 * buttons or keys.
 *
 * Keys, handed on by the panel: A applies, R answers, D resolves or says that it is done. What is
 * being typed stays with what it answers.
 *
 * Signals: "acted": the one shown is being done.
 */
#pragma once

#include "session/session.h"
#include "session/todo-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TODO_CARD (anno_todo_card_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTodoCard, anno_todo_card, ANNO, TODO_CARD, GtkBox)

/* @session: borrowed, or NULL; @item: NULL for none. */
void     anno_todo_card_show  (AnnoTodoCard *self, AnnoSession *session, AnnoTodoItem *item);
/* What that key does; FALSE where it is none of these. */
gboolean anno_todo_card_press (AnnoTodoCard *self, guint key);

G_END_DECLS
