/* The left pane: the articles of the corpus, in the order, under the headings and of the kind that
 * is wished for; choosing one takes it in hand.
 *
 * Rows are recycled, and what only the disk can tell about an article is asked for when its row is
 * shown, so that a folder of a hundred thousand costs what is on the screen.
 *
 * Signal "wish-changed": the person wishes to see them otherwise (words aside): see
 * anno_article_listing_get_wish of the session's articles.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_PANEL (anno_article_panel_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticlePanel, anno_article_panel, ANNO, ARTICLE_PANEL, GtkBox)

/* The session whose corpus is listed, or NULL. */
void anno_article_panel_set_session  (AnnoArticlePanel *self, AnnoSession *session);
AnnoSession *anno_article_panel_get_session (AnnoArticlePanel *self);
void anno_article_panel_focus_list   (AnnoArticlePanel *self);
void anno_article_panel_focus_search (AnnoArticlePanel *self);

G_END_DECLS
