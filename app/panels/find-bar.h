/* The bar that finds words in the article in hand, and marks them.
 *
 * Signals:
 *   "hits-changed": what is found has changed; see the search.
 *   "arrived" (uint start, uint end): that hit is to be shown.
 *   "closed": it is no longer needed; the keyboard is the article's again.
 */
#pragma once

#include "session/text-search.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_FIND_BAR (anno_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnoFindBar, anno_find_bar, ANNO, FIND_BAR, GtkBox)

/* The session whose article is searched, or NULL. */
void anno_find_bar_set_session (AnnoFindBar *self, AnnoSession *session);
/* Shows the bar, and gives it the keyboard. @words: what to look for; NULL for what was looked
 * for last. @from: the place from where. */
void anno_find_bar_open        (AnnoFindBar *self, const char *words, guint from);
/* The same, to find the words of @span wherever else they are, and to mark them like it. */
void anno_find_bar_open_like   (AnnoFindBar *self, AnnoSpan *span);
void anno_find_bar_close       (AnnoFindBar *self);
gboolean anno_find_bar_is_open (AnnoFindBar *self);
/* Goes @by matches on, where there are any. */
void anno_find_bar_go          (AnnoFindBar *self, int by);
/* What is looked for, borrowed; NULL for nothing. */
AnnoPattern *anno_find_bar_get_pattern (AnnoFindBar *self);
/* Of AnnoRange; NULL where nothing is to be seen. */
const GArray *anno_find_bar_get_hits (AnnoFindBar *self);

G_END_DECLS
