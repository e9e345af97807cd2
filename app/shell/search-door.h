/* The way of a window to the search in all articles: it stands in place of their list while it is
 * needed, and goes to what it has found.
 *
 * Actions of the window: win.search-articles, win.next-hit, win.previous-hit.
 */
#pragma once

#include "panels/hit-item.h"
#include "shell/panes.h"
#include "shell/reader.h"

G_BEGIN_DECLS

/* Once for each window. @list: what is seen at the left otherwise. Returns what is to stand
 * there. */
GtkWidget *
anno_search_door_add (GtkWindow *window, AnnoPanes *panes, GtkWidget *list, AnnoReader *reader);
/* After the reader's. @session may be NULL. */
void anno_search_door_set_session (GtkWindow *window, AnnoSession *session);
/* Goes to @item as to a hit of the search, which stays what it is. @focus: whether the article is
 * to get the keyboard. */
void anno_search_door_visit (GtkWindow *window, AnnoHitItem *item, gboolean focus);
/* Shows the list again. */
void anno_search_door_leave (GtkWindow *window);

G_END_DECLS
