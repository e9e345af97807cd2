/* A line above the article that says what was odd about one's annotations on it, with a way to the
 * list of it; nothing where nothing was.
 *
 * What can't be shown at all is said where it can't: a reason why the article is locked isn't said
 * twice.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_FINDINGS_BAR (anno_findings_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnoFindingsBar, anno_findings_bar, ANNO, FINDINGS_BAR, GtkWidget)

/* The session whose article is looked at, or NULL. */
void anno_findings_bar_set_session (AnnoFindingsBar *self, AnnoSession *session);

G_END_DECLS
