/* The types of a tagset that is being changed, in order, with the tagset's name.
 *
 * It writes into the draft. Signals:
 *   "changed": the draft is another one now.
 *   "opened" (uint index): a type is to be shown.
 *   "added": a type is wanted.
 *   "removed" (uint index): a type is wanted gone.
 */
#pragma once

#include "model/tagset-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TAGSET_LIST (anno_tagset_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTagsetList, anno_tagset_list, ANNO, TAGSET_LIST, GtkBox)

GtkWidget *anno_tagset_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @draft, borrowed until another one is shown; NULL for none. */
void anno_tagset_list_show (AnnoTagsetList *self, AnnoTagsetDraft *draft);
/* Shows what the types are now, and what is amiss: of AnnoTagsetProblem. */
void anno_tagset_list_tell (AnnoTagsetList *self, const GPtrArray *problems);
/* Gives the row at @index the keyboard. */
void anno_tagset_list_focus (AnnoTagsetList *self, guint index);

G_END_DECLS
