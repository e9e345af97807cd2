/* Linking two spans, or taking the link away: which of them holds the link, and in which field,
 * the tagset says. */
#pragma once

#include "session/gesture.h"

G_BEGIN_DECLS

/* A link that is there, or may be. All borrowed: the layer's and the tagset's. */
typedef struct
{
  AnnoSpan *owner; /* holds it: a claim */
  AnnoSpan *part;  /* is pointed to: its speaker */
  const AnnoField *field;
  gboolean linked;
} AnnoLink;

/* The link that is, or may be, between the two, whichever of them owns it. Where both may, as
 * with a claim in a claim, the one that lies in the other does. FALSE where there can be none:
 * the tagset has no field for it, or claims would lie inside each other in a circle. */
gboolean  anno_link_gesture_find   (const AnnoGesture *self, AnnoSpan *span, AnnoSpan *other,
                                    AnnoLink *link);
/* Links, or takes the link away. A field of one value gives up the one it has. */
AnnoStep *anno_link_gesture_toggle (const AnnoGesture *self, const AnnoLink *link)
    G_GNUC_WARN_UNUSED_RESULT;
/* What @span can be linked to, or is, of AnnoSpan (the layer's): at most @max, the nearest in
 * the text first. */
GPtrArray *anno_link_gesture_candidates (const AnnoGesture *self, AnnoSpan *span, guint max)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
