/* The attribution in hand, in a line below the article: who, by which word, what, when.
 *
 * While it is open, it shows what is missing as well, with the key that marks it. A part that is
 * there is a button that goes to it. Where there is no attribution, it says how to begin one.
 * Its height never changes, so that the article stays where it is. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_FRAME_BAR (anno_frame_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnoFrameBar, anno_frame_bar, ANNO, FRAME_BAR, GtkBox)

/* The session whose attribution is shown, or NULL. */
void anno_frame_bar_set_session (AnnoFrameBar *self, AnnoSession *session);

G_END_DECLS
