/* A line that marks what a search found: this hit, or all of them, as one tag.
 *
 * It is seen while there are hits in an article that can be marked. Signal "marked-one": this hit
 * is done with, the next one may come. Actions ("mark-bar."): unmark-all, and, in all articles,
 * mark-everywhere, unmark-everywhere.
 */
#pragma once

#include "session/text-search.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_MARK_BAR (anno_mark_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnnoMarkBar, anno_mark_bar, ANNO, MARK_BAR, GtkBox)

/* @session and @search: both NULL for none. */
void anno_mark_bar_set_search (AnnoMarkBar *self, AnnoSession *session, AnnoTextSearch *search);
/* Marks like @span from now on: with its tag and its values; NULL: with a tag alone. */
void anno_mark_bar_set_like   (AnnoMarkBar *self, AnnoSpan *span);
void anno_mark_bar_mark_one   (AnnoMarkBar *self);
void anno_mark_bar_mark_all   (AnnoMarkBar *self);

G_END_DECLS
