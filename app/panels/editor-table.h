/* Which editor a field gets: one class a kind of field. */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An AnnoFieldEditor for @field, which lives as long as the tagset of @session's corpus. */
GtkWidget *anno_editor_table_make (AnnoSession *session, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
