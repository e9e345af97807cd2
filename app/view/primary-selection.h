/* What a middle click pastes elsewhere: the words selected in an article.
 *
 * A text buffer hands out its selection by itself, and gives it up when another program takes over:
 * words that somebody is about to mark would be deselected by a selection elsewhere, or by a late
 * message of the server about an earlier one. It also asks the server back with each movement of a
 * drag. So the article keeps its selection for itself, and its words are offered once it rests.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The selection of the buffer that @view shows is its own. For a realized view. */
void anno_primary_selection_keep    (GtkTextView *view);
/* Undoes it: GTK expects to find what it has set up, where the view is unrealized or gets another
 * buffer. */
void anno_primary_selection_release (GtkTextView *view);
/* Offers @text to others until they, or another selection here, offer something else. */
void anno_primary_selection_offer   (GtkTextView *view, const char *text);

G_END_DECLS
