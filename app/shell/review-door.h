/* The way of a window to the review: it stands in place of the inspector while it is needed, and
 * has the annotations that are compared shown over the text.
 *
 * Actions of the window: win.review (on or off), win.next-difference, win.previous-difference,
 * win.next-open-article.
 */
#pragma once

#include "session/review.h"
#include "shell/panes.h"
#include "shell/reader.h"

G_BEGIN_DECLS

/* Once for each window. @inspector: what is seen at the right otherwise. Returns what is to stand
 * there: a stack, whose pages are the inspector and the review. */
GtkWidget *anno_review_door_add (GtkWindow *window, AnnoPanes *panes, GtkWidget *inspector,
                                 AnnoReader *reader);
/* After the reader's. @session may be NULL. */
void anno_review_door_set_session (GtkWindow *window, AnnoSession *session);
/* The review of @window; NULL without a session. */
AnnoReview *anno_review_door_get_review (GtkWindow *window);

G_END_DECLS
