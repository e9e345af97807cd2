/* What a person does with what a search found: marks one hit, all of them, or takes the marks
 * back. Each is one step, and what was done, or why not, is said. */
#pragma once

#include "session/session.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Marks @hit as @tag: as a span like @like, which is of that type, or, where that is NULL, as a
 * selection is marked. What is marked so already stays. */
void anno_mark_hit    (AnnoSession *session, const AnnoTag *tag, AnnoRange hit, AnnoSpan *like);
/* Marks each of @hits (of AnnoRange). */
void anno_mark_hits   (AnnoSession *session, const AnnoTag *tag, const GArray *hits,
                       AnnoSpan *like);
/* Deletes the spans of type @tag that are exactly one of @hits. */
void anno_unmark_hits (AnnoSession *session, const AnnoTag *tag, const GArray *hits);

G_END_DECLS
