/* Splitting a span in two, and joining two to one, each as one step.
 *
 * Of two halves the first one keeps the id, the note, and what links to it; both keep the values.
 * Of two that are joined the given one stays: it gets the values that it lacks, and what linked to
 * the other one links to it. Blanks at a cut fall off, and between parts that are joined they are
 * taken in.
 */
#pragma once

#include "session/step-draft.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Cuts @span at @place. NULL where that would leave one half empty. *@second, unless NULL, gets the
 * id of the second half. */
AnnoStep *anno_split_gesture   (const AnnoGesture *self, AnnoArticle *article, AnnoSpan *span,
                                guint place, char **second) G_GNUC_WARN_UNUSED_RESULT;
/* Joins @other, of the same type, to @span. */
AnnoStep *anno_join_gesture    (const AnnoGesture *self, AnnoArticle *article, AnnoSpan *span,
                                AnnoSpan *other) G_GNUC_WARN_UNUSED_RESULT;
/* The next span of @span's type in reading order, or the one before it; NULL where there is none.
 * The layer's. */
AnnoSpan *anno_join_gesture_find (const AnnoGesture *self, AnnoSpan *span, gboolean backwards);

G_END_DECLS
