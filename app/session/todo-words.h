/* What a decision asks of an annotator, in words. */
#pragma once

#include "review/review-wish.h"
#include "session/todo-looking.h"

G_BEGIN_DECLS

/* Who decided that (@deciders: of AnnoReviewRecord): "Rita, Rolf". */
char *anno_todo_words_deciders (const GPtrArray *deciders) G_GNUC_WARN_UNUSED_RESULT;
/* "As Ben has it: Speaker, “Sen. Lindsey Graham”. “The title belongs to the name”". @now: one's own
 * span as it is, or NULL; @wanted: of AnnoSpan, in one's own terms. Only what is to be another is
 * told. */
char *anno_todo_words_decision (AnnoTodoLooking *looking, const AnnoReviewWish *wish,
                                const AnnoSpan *now, const GPtrArray *wanted)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
