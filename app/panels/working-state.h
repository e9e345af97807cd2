/* How far an article is: "new", "in-progress", "needs-changes" or "done", in words and as a sign.
 *
 * The widget shows the state of the session's article and changes it, by the action
 * "session.state".
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_WORKING_STATE (anno_working_state_get_type ())
G_DECLARE_FINAL_TYPE (AnnoWorkingState, anno_working_state, ANNO, WORKING_STATE, GtkBox)

/* The session whose article is meant, or NULL. */
void anno_working_state_set_session (AnnoWorkingState *self, AnnoSession *session);

/* The state to show of an article that is said to be @id and has @n_spans: what nobody set is in
 * progress from the first span on. Static. */
const char *anno_working_state_of    (const char *id, guint n_spans);
/* The name of the icon, and the words in small letters, translated, of the state @id; an unknown
 * one, or NULL, is shown as new. */
const char *anno_working_state_icon  (const char *id);
const char *anno_working_state_words (const char *id);
/* The same as a title: "In Progress". */
const char *anno_working_state_title (const char *id);

G_END_DECLS
