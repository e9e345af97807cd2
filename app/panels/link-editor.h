/* Edits links to other spans: what is linked, each with a way to take it out, and a list of what
 * could be, the nearest first. */
#pragma once

#include "panels/field-editor.h"

G_BEGIN_DECLS

#define ANNO_TYPE_LINK_EDITOR (anno_link_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnoLinkEditor, anno_link_editor, ANNO, LINK_EDITOR, GtkBox)

GtkWidget *anno_link_editor_new (AnnoSession *session, const AnnoField *field)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
