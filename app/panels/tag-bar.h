/* The tags as buttons: with words selected or a span chosen, a click tags; else it arms the tag,
 * and from then on a drag alone marks, until the button is pressed again or Esc.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TAG_BAR (anno_tag_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTagBar, anno_tag_bar, ANNO, TAG_BAR, GtkWidget)

void anno_tag_bar_set_session (AnnoTagBar *self, AnnoSession *session);

G_END_DECLS
