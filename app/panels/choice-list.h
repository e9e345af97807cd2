/* The choices of a field, in a tagset that is being changed: renamed, put in order, added, removed.
 *
 * It writes into the draft as one types. Signal "changed".
 */
#pragma once

#include "model/tagset-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_CHOICE_LIST (anno_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoChoiceList, anno_choice_list, ANNO, CHOICE_LIST, GtkBox)

GtkWidget *anno_choice_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the choices of @field, both borrowed, until another one is shown; NULL for none. */
void anno_choice_list_show (AnnoChoiceList *self, AnnoTagsetDraft *draft, AnnoField *field);

G_END_DECLS
