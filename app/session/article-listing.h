/* The articles of a corpus as one window lists them: sorted, under headings, and only those that
 * are wished for. A list model of AnnoArticleRow and AnnoArticleHeading.
 *
 * Of a large corpus rows are looked at a few at a time, and sorted in a thread: what was shown
 * before stays until then. The article in hand stays where it is when it changes, and in sight,
 * until another one is taken in hand, or something else is wished for.
 *
 * Signals: "counted": see …_count.
 */
#pragma once

#include "session/article-heading.h"
#include "session/article-wish.h"

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_LISTING (anno_article_listing_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleListing, anno_article_listing, ANNO, ARTICLE_LISTING, GObject)

AnnoArticleListing *anno_article_listing_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @rows: of AnnoArticleRow, or NULL for none; @assignments may be NULL. @slug: whose eyes. */
void anno_article_listing_set_rows (AnnoArticleListing *self, GListModel *rows,
                                 AnnoAssignments *assignments, const char *slug);

const AnnoArticleWish *anno_article_listing_get_wish (AnnoArticleListing *self);
void                   anno_article_listing_set_wish (AnnoArticleListing *self,
                                                   const AnnoArticleWish *wish);

/* The path of the article in hand, or NULL. */
void anno_article_listing_hold    (AnnoArticleListing *self, const char *path);
/* What @row says is another thing; NULL: what several say. Seen in the next turn of the main
 * loop. */
void anno_article_listing_changed (AnnoArticleListing *self, AnnoArticleRow *row);

/* How many articles are shown, and of those how many are how far (ANNO_N_PROGRESS numbers, or
 * NULL). */
guint anno_article_listing_count (AnnoArticleListing *self, guint *counts);
/* Whether there is more to come. */
gboolean anno_article_listing_is_busy (AnnoArticleListing *self);
/* The place of the article at @path among the items; G_MAXUINT where it isn't shown. */
guint anno_article_listing_find (AnnoArticleListing *self, const char *path);
/* The article @by articles further from @path (or from the end), that isn't done where @unfinished;
 * with a reference, NULL for none. */
AnnoArticleRow *anno_article_listing_go (AnnoArticleListing *self, const char *path, int by,
                                      gboolean unfinished) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
