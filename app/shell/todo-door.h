/* The way of a window to what reviewers ask of its person: a list that stands in place of the
 * inspector while it is needed. The article of what is in hand there is shown, at its place.
 *
 * Actions of the window: win.todo (on or off), win.next-todo, win.previous-todo.
 */
#pragma once

#include "panels/notice.h"
#include "shell/panes.h"
#include "shell/reader.h"

G_BEGIN_DECLS

/* What the door puts something into; all belong to the window. */
typedef struct
{
  AnnoPanes *panes;
  GtkWidget *stack; /* of shell/review-door */
  AnnoReader *reader;
  AnnoNotice *notice;
  GtkWidget *button; /* for the number of things */
  GMenu *menu;       /* with the entry of win.todo */
} AnnoTodoPlaces;

/* Once for each window, after the review's. */
void anno_todo_door_add         (GtkWindow *window, const AnnoTodoPlaces *places);
/* After the reader's. @session may be NULL. */
void anno_todo_door_set_session (GtkWindow *window, AnnoSession *session);

G_END_DECLS
