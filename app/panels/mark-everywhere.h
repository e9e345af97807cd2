/* Marks in all articles what was found in one: counts first, asks, and does it as one step. */
#pragma once

#include "session/session.h"
#include "text/pattern.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Looks for @pattern in all articles of the session's corpus, asks in the window of @over whether
 * all places shall be marked as @tag, or, with @takes_away, one's spans of that tag there deleted,
 * and does it. @like: see anno_corpus_mark_async. */
void anno_mark_everywhere_ask (GtkWidget *over, AnnoSession *session, AnnoPattern *pattern,
                               const AnnoTag *tag, AnnoSpan *like, gboolean takes_away);

G_END_DECLS
