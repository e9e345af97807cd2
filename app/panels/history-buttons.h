/* The buttons for undo and redo, which say what they would do.
 *
 * They act by the actions "session.undo" and "session.redo", but don't hang on them: an action that
 * becomes possible has its buttons drawn anew, and the window measured for them, in the very frame
 * that is to show the act. These follow after it.
 * Property "compact": only undo is there; redo is left to the menu and the keys.
 */
#pragma once

#include "model/history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_HISTORY_BUTTONS (anno_history_buttons_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHistoryButtons, anno_history_buttons, ANNO, HISTORY_BUTTONS, GtkBox)

/* The history whose next steps are meant, or NULL. */
void anno_history_buttons_set_history (AnnoHistoryButtons *self, AnnoHistory *history);

G_END_DECLS
