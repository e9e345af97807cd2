/* Doing the last act once more, on what is in hand.
 *
 * What the act was is read out of its step. Words that are selected are marked like the span that
 * it was about, with the fields that this one has by now. The chosen span becomes what was marked;
 * or gets what was changed in the type, the fields, the note or the flag; or goes, if one was
 * deleted. Where a span lies, and what it links to, is its own and isn't repeated.
 */
#pragma once

#include "session/step-draft.h"

G_BEGIN_DECLS

/* Repeats @last on @segments (of AnnoSegment), if there are any, else on @chosen (NULL for none).
 * NULL where nothing would change, or @last is no act that can be repeated. *@marked, unless NULL,
 * gets the id of a span that is new. */
AnnoStep *anno_repeat_gesture (const AnnoGesture *self, const AnnoStep *last, AnnoSpan *chosen,
                               const GArray *segments, char **marked) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
