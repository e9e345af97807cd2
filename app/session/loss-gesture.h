/* Does with one's own spans what a person chose for what a changed tagset no longer has, as one
 * step over however many layers.
 */
#pragma once

#include "model/tagset-loss.h"
#include "session/step-draft.h"

G_BEGIN_DECLS

/* @losses: of AnnoTagsetLoss, answered. @before, @after: the tagset that had it all, and that of
 * today.
 * @gestures: of AnnoGesture, one a layer, with @after. NULL where nothing is to be done. Nothing is
 * applied. */
AnnoStep *
anno_loss_gesture (const GPtrArray *losses, const AnnoTagset *before, const AnnoTagset *after,
                   const GArray *gestures) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
