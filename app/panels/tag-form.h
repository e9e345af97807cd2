/* The form of one type of a tagset that is being changed: name, key, colour, guideline, its part in
 * an attribution, fields and id.
 *
 * It writes into the draft as one types. Signals:
 *   "changed": the draft is another one now.
 *   "field-opened" (uint index): a field of the type is to be shown.
 *   "field-added": a field is wanted.
 *   "field-removed" (uint index), "removed": something is wanted gone.
 */
#pragma once

#include "model/tagset-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TAG_FORM (anno_tag_form_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTagForm, anno_tag_form, ANNO, TAG_FORM, GtkBox)

GtkWidget *anno_tag_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @tag of @draft, both borrowed, until another one is shown; NULL for none. */
void anno_tag_form_show (AnnoTagForm *self, AnnoTagsetDraft *draft, AnnoTag *tag);
AnnoTag *anno_tag_form_get (AnnoTagForm *self);
/* Shows what is amiss: of AnnoTagsetProblem, about the whole draft. */
void anno_tag_form_tell (AnnoTagForm *self, const GPtrArray *problems);
/* Gives the name the keyboard; the field at @field, where that isn't G_MAXUINT. */
void anno_tag_form_focus (AnnoTagForm *self, guint field);

G_END_DECLS
