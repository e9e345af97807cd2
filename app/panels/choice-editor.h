/* Edits a choice: a drop-down of the field's values, where the first one means unset. */
#pragma once

#include "panels/field-editor.h"

G_BEGIN_DECLS

#define ANNO_TYPE_CHOICE_EDITOR (anno_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnoChoiceEditor, anno_choice_editor, ANNO, CHOICE_EDITOR, GtkBox)

GtkWidget *anno_choice_editor_new (AnnoSession *session, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
