/* The gestures that make attributions: a part that is marked is linked in the same step.
 *
 * Links lie on the claim. Which of its fields points to which part, the tagset says by roles. */
#pragma once

#include "session/gesture.h"
#include "session/open-frame.h"

G_BEGIN_DECLS

/* Marks as anno_gesture_mark does; and where the span that then stands there joins @frame, links
 * the claim to its parts, in the same step. @span gets it (NULL where nothing is marked). @frame
 * itself stays as it is. */
AnnoStep *anno_frame_gesture_mark (const AnnoGesture *self, const AnnoOpenFrame *frame,
                                   const AnnoTag *tag, const GArray *segments, AnnoSpan **span)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
