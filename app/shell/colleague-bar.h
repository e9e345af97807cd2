/* Says who else has annotated the article, and shows their annotations on request, to be read only:
 * one colleague's instead of one's own, by a button each, or any number's over the text, whose
 * marks the buttons show then.
 *
 * Hidden where there is nobody, so that who works alone never sees it.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COLLEAGUE_BAR (anno_colleague_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnoColleagueBar, anno_colleague_bar, ANNO, COLLEAGUE_BAR, GtkBox)

/* The session whose article it is about, or NULL. */
void anno_colleague_bar_set_session (AnnoColleagueBar *self, AnnoSession *session);

G_END_DECLS
