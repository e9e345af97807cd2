/* What a panel does on account of an act, put off until the frame that shows the act in the article
 * has been painted.
 *
 * A frame has room for the article or for the panels, not for both. In a window that allows it,
 * what is asked for waits until the window's next frame is painted, and then is done one piece a
 * turn of the main loop, in the order in which it was asked for, before anything of lower priority.
 * What is asked for twice meanwhile is done once. Elsewhere (in a window that doesn't allow it, or
 * is not on the screen) all is done at once.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AnnoLater AnnoLater;

typedef void (*AnnoLaterWork) (gpointer widget);

/* Lets the panels of @window follow its article by a frame. */
void       anno_later_allow (GtkWindow *window);

/* @widget is borrowed, and handed to @work. */
AnnoLater *anno_later_new   (GtkWidget *widget, AnnoLaterWork work) G_GNUC_WARN_UNUSED_RESULT;
/* What was asked for and is not done yet, is not done any more. */
void       anno_later_free  (AnnoLater *self);

/* Has the work done, as soon as the article doesn't need the time. */
void       anno_later_ask    (AnnoLater *self);
/* Does at once what was asked for and isn't done yet. */
void       anno_later_hurry  (AnnoLater *self);
/* Nobody needs it any more. */
void       anno_later_forget (AnnoLater *self);
gboolean   anno_later_waits  (const AnnoLater *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLater, anno_later_free)

G_END_DECLS
