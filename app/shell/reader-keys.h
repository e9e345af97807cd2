/* The keys of the article without Ctrl: tag letters and digits, and those that move, change and
 * leave.
 *
 * They belong to the article view alone, so that a text field keeps its letters. docs/keys.md lists
 * the letters that a tagset shouldn't take.
 */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* Adds the keys to @view. @session: where the session in hand is found at each key; NULL inside for
 * none. Both must outlive the view. */
void anno_reader_keys_add (AnnoArticleView *view, AnnoSession *const *session);

G_END_DECLS
