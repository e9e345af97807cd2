/* What could be typed next, floating below the box of a search. The keyboard stays in the box,
 * which hands on what concerns the list.
 *
 * Signal "accepted": a row was clicked; …_get_chosen is that one.
 */
#pragma once

#include "index/completion.h"
#include "panels/floating.h"

G_BEGIN_DECLS

#define ANNO_TYPE_COMPLETION_LIST (anno_completion_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCompletionList, anno_completion_list, ANNO, COMPLETION_LIST, AnnoFloating)

GtkWidget *anno_completion_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @completions (transfer full) below @area, in its own coordinates; hides itself for an empty
 * list, or NULL. @choose: whether the first is chosen from the start. */
void anno_completion_list_show (AnnoCompletionList *self, AnnoCompletions *completions,
                                const GdkRectangle *area, gboolean choose);
void anno_completion_list_hide (AnnoCompletionList *self);
gboolean anno_completion_list_is_open (AnnoCompletionList *self);
/* Chooses the row @by rows on; round and round. */
void anno_completion_list_move (AnnoCompletionList *self, int by);
/* The one that is chosen, in *@all with what it stands for; NULL for none. The list's. */
const AnnoCompletion *
anno_completion_list_get_chosen (AnnoCompletionList *self, const AnnoCompletions **all);

G_END_DECLS
