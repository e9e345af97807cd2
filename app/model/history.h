/* The history: the steps done so far, and a cursor between what is done and what was undone.
 *
 * A history only remembers. Who undoes asks for the step, takes its edits back wherever they
 * belong, and only then says …_undone: a step that no longer applies therefore stays where it was.
 * There is no limit but memory; the journal drops the oldest when it grows too large, and says so
 * here.
 *
 * Properties: can-undo, can-redo (boolean), undo-label, redo-label (string or NULL); all notify.
 * Signals: "undone", "redone" (AnnoStep *step): the cursor moved over it.
 */
#pragma once

#include "model/edit.h"

G_BEGIN_DECLS

#define ANNO_TYPE_HISTORY (anno_history_get_type ())
G_DECLARE_FINAL_TYPE (AnnoHistory, anno_history, ANNO, HISTORY, GObject)

AnnoHistory *anno_history_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Adds a step that was just done; what was undone before it is forgotten. */
void anno_history_push (AnnoHistory *self, AnnoStep *step);

/* The step to take back next, or to do again next; the history's, NULL for none. */
AnnoStep *anno_history_peek_undo (AnnoHistory *self);
AnnoStep *anno_history_peek_redo (AnnoHistory *self);
/* Moves the cursor over the step that was just taken back, or done again. */
void anno_history_undone (AnnoHistory *self);
void anno_history_redone (AnnoHistory *self);

/* Forgets the @n oldest steps that are done. */
void  anno_history_drop_oldest (AnnoHistory *self, guint n);
/* Forgets the steps that were undone. */
void  anno_history_drop_undone (AnnoHistory *self);
/* The steps about the article @from are about @to from now on: it was moved. FALSE where there are
 * none. */
gboolean anno_history_move (AnnoHistory *self, const char *from, const char *to);
guint anno_history_get_n_steps (AnnoHistory *self);
guint anno_history_get_n_done  (AnnoHistory *self);
AnnoStep *anno_history_nth     (AnnoHistory *self, guint n);

G_END_DECLS
