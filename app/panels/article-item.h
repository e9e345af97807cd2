/* One row of the list of articles: title, date, state, how many spans there are, who else has
 * annotated it, its source; the tooltip says how many there are by tag and annotator.
 *
 * It draws itself, and all rows of one width are of one height: a list makes two hundred rows
 * when a folder opens, and must not lay out the text of those that nobody sees. A title has two
 * lines, or one where they are long. What a row has no room for, the tooltip says. */
#pragma once

#include "model/tagset.h"
#include "session/article-row.h"
#include "session/assignments.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_ITEM (anno_article_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleItem, anno_article_item, ANNO, ARTICLE_ITEM, GtkWidget)

GtkWidget *anno_article_item_new     (void) G_GNUC_WARN_UNUSED_RESULT;
/* By which tagset it counts, for which annotator, and who knows what the others are called; each
 * may be NULL. Before a row is shown. */
void       anno_article_item_set_reader (AnnoArticleItem *self, AnnoTagset *tagset,
                                         const char *slug, AnnoAssignments *names);
/* Whether the others who annotated it are counted, not named. */
void       anno_article_item_set_blind (AnnoArticleItem *self, gboolean blind);
/* The article it shows, or NULL for none. */
void       anno_article_item_set_row (AnnoArticleItem *self, AnnoArticleRow *row);
AnnoArticleRow *anno_article_item_get_row (AnnoArticleItem *self);

G_END_DECLS
