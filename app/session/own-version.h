/* A reviewer's own version of what others marked: while it is wanted, the tag that is put on a
 * selection decides the difference in hand, and marks nothing in one's own layer. */
#pragma once

#include "session/review.h"

G_BEGIN_DECLS

/* From now on, until it is taken, or ended, or another article is in hand. @like: whose fields the
 * new span gets where its tag is the same; @why may be NULL. */
void     anno_own_version_begin (AnnoReview *review, guint cluster, AnnoSpan *like,
                                 const char *why);
void     anno_own_version_end   (AnnoSession *session);
gboolean anno_own_version_is_wanted (AnnoSession *session);
/* Decides by @tag on what is selected. FALSE where none is wanted: then it is an act like any
 * other. */
gboolean anno_own_version_take  (AnnoSession *session, const AnnoTag *tag);

G_END_DECLS
