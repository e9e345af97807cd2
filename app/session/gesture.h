/* What a person's gesture does to the spans of one layer, as a step.
 *
 * A gesture makes the step and applies nothing: the corpus applies it, remembers it and journals
 * it. What belongs together is in one step: deleting a span also takes out the links to it.
 * Functions return NULL where nothing would change. Times are cut to whole seconds, because that is
 * what a layer file holds.
 */
#pragma once

#include "session/step-draft.h"

G_BEGIN_DECLS

/* Marks the stretches @segments (of AnnoSegment) as one span of type @tag. @span, unless NULL, gets
 * a reference to the span that then stands there: where an equal one (same tag, same segments) is
 * there already, it is that one and no step. */
AnnoStep *anno_gesture_mark (const AnnoGesture *self, const AnnoTag *tag, const GArray *segments,
                             AnnoSpan **span) G_GNUC_WARN_UNUSED_RESULT;
/* Gives @span another type. Fields that the new type lacks, or fills in another way, go, and so
 * do links that may no longer point to it. */
AnnoStep *anno_gesture_retag (const AnnoGesture *self, AnnoSpan *span, const AnnoTag *tag)
    G_GNUC_WARN_UNUSED_RESULT;
/* Deletes @span and the links to it. */
AnnoStep *anno_gesture_delete (const AnnoGesture *self, AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;

/* Adds a stretch to @span; what touches is joined. */
AnnoStep *anno_gesture_add_segment (const AnnoGesture *self, AnnoSpan *span, guint start, guint end)
    G_GNUC_WARN_UNUSED_RESULT;
/* Moves the start (or the end) of segment @part to @place; NULL as well where it would leave
 * nothing or run over the other edge. */
AnnoStep *anno_gesture_move_edge (const AnnoGesture *self, AnnoSpan *span, guint part,
                                  gboolean end, guint place) G_GNUC_WARN_UNUSED_RESULT;

/* Sets @field to @values (of AnnoValue, copied; empty to unset). */
AnnoStep *anno_gesture_set_field (const AnnoGesture *self, AnnoSpan *span, const AnnoField *field,
                                  const GPtrArray *values) G_GNUC_WARN_UNUSED_RESULT;
/* Sets a person field; @person NULL to unset it. @add: the person isn't in the ledger yet, and
 * joins it in the same step. */
AnnoStep *anno_gesture_set_person (const AnnoGesture *self, AnnoSpan *span, const AnnoField *field,
                                   AnnoPerson *person, gboolean add) G_GNUC_WARN_UNUSED_RESULT;
AnnoStep *anno_gesture_set_note   (const AnnoGesture *self, AnnoSpan *span, const char *note)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoStep *anno_gesture_set_unsure (const AnnoGesture *self, AnnoSpan *span, gboolean unsure)
    G_GNUC_WARN_UNUSED_RESULT;

/* Sets the document date by hand ("YYYY-MM-DD"), or takes back what was set (NULL). */
AnnoStep *anno_gesture_set_date  (const AnnoGesture *self, const char *date)
    G_GNUC_WARN_UNUSED_RESULT;
/* Sets the working state: "new", "in-progress", "done", "needs-changes". */
AnnoStep *anno_gesture_set_state (const AnnoGesture *self, const char *state)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
