/* What a decision makes of one's own annotation, as one step: the accepted version's tag, words and
 * fields, or its end. One's note and flag stay, and so does the id, so that links to it hold as far
 * as its new tag may have them. */
#pragma once

#include "model/people.h"
#include "session/gesture.h"
#include "session/todo-item.h"

G_BEGIN_DECLS

/* @length: of the article, in code points. @people: one's ledger. NULL where nothing would change,
 * or one's own annotation isn't there any more. @n_left, which may be NULL: how many links were
 * left out, because what they lead to isn't marked. */
AnnoStep *anno_todo_gesture_apply (const AnnoGesture *self, guint length, AnnoPeople *people,
                                   const AnnoTodoFacts *facts, guint *n_left)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
