/* What a screen reader says of the place under the caret: the span there, its fields, what
 * colleagues whose annotations lie over the text have marked there, and whether others overlap. */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* @session may be NULL. Never NULL; empty where there is nothing to say. */
char *anno_caret_words (AnnoSession *session, AnnoArticleView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
