/* Edits a free text: one line, taken over on Enter or when it is left, dropped on Esc. */
#pragma once

#include "panels/field-editor.h"

G_BEGIN_DECLS

#define ANNO_TYPE_TEXT_EDITOR (anno_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTextEditor, anno_text_editor, ANNO, TEXT_EDITOR, GtkBox)

GtkWidget *anno_text_editor_new (AnnoSession *session, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
