/* What somebody is in the middle of typing, wherever in a window: it is taken over before all is
 * saved, so that "saved" is true of it too. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes over what is typed where @window has the keyboard, as leaving that field does; the keyboard
 * stays there. */
void anno_typing_take_over (GtkWindow *window);

/* Whether a field has the keyboard in the window of @widget, so that keys are letters there. */
gboolean anno_typing_is_going_on (GtkWidget *widget);

G_END_DECLS
