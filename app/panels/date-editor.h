/* Edits a date: typed as a value or as words ("last Sunday"), or picked from a calendar; says
 * what it means, and why it refuses. */
#pragma once

#include "panels/field-editor.h"

G_BEGIN_DECLS

#define ANNO_TYPE_DATE_EDITOR (anno_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDateEditor, anno_date_editor, ANNO, DATE_EDITOR, GtkBox)

GtkWidget *anno_date_editor_new (AnnoSession *session, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
