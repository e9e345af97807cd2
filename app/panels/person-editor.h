/* Edits who is meant: two letters find a person of the ledger, a new name adds one to it. */
#pragma once

#include "panels/field-editor.h"

G_BEGIN_DECLS

#define ANNO_TYPE_PERSON_EDITOR (anno_person_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPersonEditor, anno_person_editor, ANNO, PERSON_EDITOR, GtkBox)

GtkWidget *anno_person_editor_new (AnnoSession *session, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
