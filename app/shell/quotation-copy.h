/* Ctrl+C where nothing is selected: the chosen span's attribution goes to the clipboard, as words
 * with their source, as an HTML quotation, and as JSON. */
#pragma once

#include "session/session.h"
#include "view/article-view.h"

G_BEGIN_DECLS

/* @session: where the session in hand is found; NULL inside for none. Both must outlive the
 * view. */
void anno_quotation_copy_add (AnnoArticleView *view, AnnoSession *const *session);

G_END_DECLS
