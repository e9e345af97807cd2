/* Copying the fields of one span to another of its type. */
#pragma once

#include "session/step-draft.h"

G_BEGIN_DECLS

/* Gives @span what @other, of the same type, says in its fields: choices, texts, persons, dates;
 * links are each span's own. Fields that @other leaves empty stay as they are. */
AnnoStep  *anno_copy_gesture (const AnnoGesture *self, AnnoSpan *span, AnnoSpan *other)
    G_GNUC_WARN_UNUSED_RESULT;
/* Spans of @span's type that have something to copy which it lacks, of AnnoSpan (the layer's): at
 * most @max, the nearest in reading order first. */
GPtrArray *anno_copy_gesture_candidates (const AnnoGesture *self, AnnoSpan *span, guint max)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
