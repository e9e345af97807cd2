/* The button that chooses whose annotations are shown over the text: any number of colleagues, all,
 * none; and whether their names are hidden.
 *
 * Its actions are the whole window's: over.toggle shows what was shown last, or nothing;
 * over.choose opens the list; over.blind hides the names.
 */
#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_OVER_CHOOSER (anno_over_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AnnoOverChooser, anno_over_chooser, ANNO, OVER_CHOOSER, GtkBox)

GtkWidget *anno_over_chooser_new         (void) G_GNUC_WARN_UNUSED_RESULT;
/* The session whose colleagues it is about, or NULL. */
void       anno_over_chooser_set_session (AnnoOverChooser *self, AnnoSession *session);

G_END_DECLS
