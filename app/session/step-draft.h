/* A step in the making: what a person's gesture makes of the spans of one layer.
 *
 * What belongs together becomes one step: what links to a span that goes, or that may no longer be
 * linked to, loses the link along with it. Nothing is applied.
 */
#pragma once

#include "model/edit.h"
#include "model/layer.h"
#include "model/span-draft.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* Where gestures act. All members are borrowed, and must outlive the call. */
typedef struct
{
  AnnoLayer *layer;
  const AnnoTagset *tagset;
  const char *article; /* its path below the corpus */
} AnnoGesture;

/* The time that gestures are stamped with: now, in microseconds since 1970 UTC, of whole
 * seconds. */
gint64 anno_gesture_now (void);

typedef struct _AnnoStepDraft AnnoStepDraft;

/* @gesture must outlive it. */
AnnoStepDraft *anno_step_draft_new    (const AnnoGesture *gesture) G_GNUC_WARN_UNUSED_RESULT;
/* What @span, the layer's, becomes: the same draft each time, borrowed; NULL where it goes. */
AnnoSpanDraft *anno_step_draft_change (AnnoStepDraft *self, AnnoSpan *span);
/* A span that isn't in the layer yet comes into it. */
void           anno_step_draft_add    (AnnoStepDraft *self, AnnoSpan *span);
/* Gives @spans (of AnnoSpan, the layer's, each once) the type @tag; deletes them. */
void           anno_step_draft_retag  (AnnoStepDraft *self, const GPtrArray *spans,
                                       const AnnoTag *tag);
void           anno_step_draft_delete (AnnoStepDraft *self, const GPtrArray *spans);
/* The step, called @label: spans in the order in which they were first touched, then new ones; NULL
 * where nothing changes. Uses @self up. */
AnnoStep      *anno_step_draft_finish (AnnoStepDraft *self, const char *label)
    G_GNUC_WARN_UNUSED_RESULT;
/* Adds the edits of it to @edits (of AnnoEdit), for a step over several layers. Uses @self up. */
void           anno_step_draft_finish_into (AnnoStepDraft *self, GPtrArray *edits);

G_END_DECLS
