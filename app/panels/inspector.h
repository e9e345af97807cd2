/* The right pane: the tags, the document date, the chosen span (a colleague's over the
 * text, too), and the list of all spans. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_INSPECTOR (anno_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AnnoInspector, anno_inspector, ANNO, INSPECTOR, GtkBox)

/* The session that is looked into, or NULL. */
void anno_inspector_set_session  (AnnoInspector *self, AnnoSession *session);
/* Puts the keyboard into the first field of the chosen span; else into the list of spans. */
void anno_inspector_focus_fields (AnnoInspector *self);

G_END_DECLS
