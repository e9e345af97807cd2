/* Where a review goes after undo and redo: to the difference that says something else by it. */
#pragma once

#include "model/history.h"
#include "session/review-entry.h"
#include "session/review-reading.h"

G_BEGIN_DECLS

typedef struct _AnnoUndonePlace AnnoUndonePlace;

AnnoUndonePlace *anno_undone_place_new  (AnnoHistory *history) G_GNUC_WARN_UNUSED_RESULT;
void             anno_undone_place_free (AnnoUndonePlace *self);
/* Looks at @reading (or NULL), which is in hand by now: the first entry that says something else
 * than when this was called last, where something was undone or redone since; NULL for none.
 * @reading's. */
AnnoReviewEntry *anno_undone_place_look (AnnoUndonePlace *self, AnnoReviewReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoUndonePlace, anno_undone_place_free)

G_END_DECLS
