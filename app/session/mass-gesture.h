/* Gestures on many spans, or many places, of one layer, each as one step.
 *
 * As with the gestures on one, nothing is applied, links that no longer lead anywhere go in the
 * same step, and NULL says that nothing would change. The step's label says how many spans it is
 * about.
 */
#pragma once

#include "session/step-draft.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Marks each of @ranges (of AnnoRange) as @tag, but for those that are marked so already. @like,
 * unless NULL, is a span of that type: the new ones get its values, but for links. @n, unless
 * NULL, gets how many are new. */
AnnoStep *anno_mass_gesture_mark   (const AnnoGesture *self, const AnnoTag *tag,
                                    const GArray *ranges,
                                    AnnoSpan *like, guint *n) G_GNUC_WARN_UNUSED_RESULT;
/* The layer's spans of type @tag that are one of @ranges, and no more: what …_mark would find
 * there. */
GPtrArray *anno_mass_gesture_find  (const AnnoGesture *self, const AnnoTag *tag,
                                    const GArray *ranges)
    G_GNUC_WARN_UNUSED_RESULT;

/* @spans: of AnnoSpan, the layer's, each once. */
AnnoStep *anno_mass_gesture_delete (const AnnoGesture *self, const GPtrArray *spans)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoStep *anno_mass_gesture_retag  (const AnnoGesture *self, const GPtrArray *spans,
                                    const AnnoTag *tag)
    G_GNUC_WARN_UNUSED_RESULT;
/* Those of another type than @tag, which has @field, stay as they are. @values: of AnnoValue,
 * copied; empty unsets. */
AnnoStep *anno_mass_gesture_set_field (const AnnoGesture *self, const GPtrArray *spans,
                                       const AnnoTag *tag,
                                       const AnnoField *field, const GPtrArray *values)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoStep *anno_mass_gesture_set_unsure (const AnnoGesture *self, const GPtrArray *spans,
                                        gboolean unsure)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
