/* What reviewers ask of the annotator, to be worked through: how much it is, of all articles or of
 * the one in hand, the list, and the one in hand with what can be done about it.
 *
 * Keys, where no field has the keyboard: A applies a decision, R answers, D resolves or says that
 * it is done; arrows go from one to another. After an act it goes on to the next one. Signals:
 *   "shown" (AnnoTodoItem *item): one came in hand; NULL for none.
 *   "activated": the person wants to go to the article.
 *   "closed": they want to go back to the inspector.
 */
#pragma once

#include "session/session.h"
#include "session/todo-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TODO_PANEL (anno_todo_panel_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTodoPanel, anno_todo_panel, ANNO, TODO_PANEL, GtkWidget)

GtkWidget *anno_todo_panel_new         (void) G_GNUC_WARN_UNUSED_RESULT;
/* @session: or NULL. */
void       anno_todo_panel_set_session (AnnoTodoPanel *self, AnnoSession *session);
/* Has one in hand, as soon as there is one: the first of the article in hand, else the first. */
void       anno_todo_panel_begin       (AnnoTodoPanel *self);
/* Comes to the one @by places on; FALSE where there is no further one. */
gboolean   anno_todo_panel_go          (AnnoTodoPanel *self, int by);
void       anno_todo_panel_focus       (AnnoTodoPanel *self);

G_END_DECLS
