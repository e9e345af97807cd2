/* A heading in the list of articles, in the words of the person: a folder, a month, a state, a
 * source, and how many articles are below it. */
#pragma once

#include "session/article-heading.h"
#include "session/article-wish.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_HEADING_ITEM (anno_article_heading_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleHeadingItem, anno_article_heading_item, ANNO,
                      ARTICLE_HEADING_ITEM, GtkBox)

GtkWidget *anno_article_heading_item_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* @heading: NULL for none; @by: what it is a heading by. */
void       anno_article_heading_item_show (AnnoArticleHeadingItem *self,
                                           AnnoArticleHeading *heading, AnnoArticleGroup by);

/* What a group is called. */
char *anno_article_group_words (AnnoArticleGroup by, const char *group) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
