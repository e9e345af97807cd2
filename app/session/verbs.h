/* The verbs of a session, as GActions: so that a key, a button, a menu and a test all take the same
 * way.
 *
 *   tag (s)            marks the selection as that type; without one, retags what is chosen
 *   arm (s)            a drag alone marks as that type; the armed one again, or "", disarms
 *   delete             deletes what is chosen
 *   unsure             flags or unflags what is chosen
 *   link (s)           links the chosen span and the one with that id, or takes the link away
 *   link-two (ss)      links the spans with those ids, if they aren't linked yet
 *   add-segment        makes the selection a further part of the chosen span
 *   choose (s)         chooses the span with that id, and brings it into sight
 *   next-span, previous-span        chooses the next one in reading order
 *   grow-start, shrink-start, grow-end, shrink-end (s)   moves an edge by a "word" or a "character"
 *   split (u), join-next, join-previous, copy-fields (s), repeat      see session/shape-verbs.h
 *   undo, redo, save
 *   next-article, previous-article, next-unfinished, state (s), state-of (ss), done-next      see
 *                      session/list-verbs.h
 *   escape             undoes the innermost: selection, armed tag, then open frame and chosen span
 *
 * They live beside the session, not in it: each is a small thing of its own, asks the session what
 * it has in hand, and turns that into a step. The session knows nothing of them.
 */
#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* The verbs of @session, which owns them; to be inserted into a window as "session", and taken out
 * before the session goes. */
GActionGroup *anno_verbs_get (AnnoSession *session);

G_END_DECLS
