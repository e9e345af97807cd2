/* The form of one field of a type, in a tagset that is being changed: name, kind, what it may hold,
 * and its guideline.
 *
 * It writes into the draft as one types. Signals: "changed"; "removed": the field is wanted gone.
 */
#pragma once

#include "model/tagset-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_FIELD_FORM (anno_field_form_get_type ())
G_DECLARE_FINAL_TYPE (AnnoFieldForm, anno_field_form, ANNO, FIELD_FORM, GtkBox)

GtkWidget *anno_field_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @field of @tag, all borrowed, until another one is shown; NULL for none. */
void
anno_field_form_show (AnnoFieldForm *self, AnnoTagsetDraft *draft, AnnoTag *tag, AnnoField *field);
AnnoField *anno_field_form_get (AnnoFieldForm *self);
/* Shows what is amiss: of AnnoTagsetProblem, about the whole draft. */
void anno_field_form_tell (AnnoFieldForm *self, const GPtrArray *problems);
void anno_field_form_focus (AnnoFieldForm *self);
/* What a person calls a kind of field, to be shown. */
const char *anno_field_form_kind_name (AnnoFieldKind kind);

G_END_DECLS
