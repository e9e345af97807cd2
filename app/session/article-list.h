/* The articles of a corpus as a list model of AnnoArticleRow, in the order of the scan.
 *
 * It only grows at its end while a scan runs, each batch with one items-changed. Rows whose article
 * is gone are taken out when a later scan has ended.
 */
#pragma once

#include "session/article-row.h"

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_LIST (anno_article_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleList, anno_article_list, ANNO, ARTICLE_LIST, GObject)

AnnoArticleList *anno_article_list_new    (void) G_GNUC_WARN_UNUSED_RESULT;
/* @paths: of char; those already listed are passed over. */
void             anno_article_list_append (AnnoArticleList *self, const GPtrArray *paths);
/* Takes out the rows whose path isn't among @paths (a set of char). */
void             anno_article_list_retain (AnnoArticleList *self, GHashTable *paths);
/* The list's row of that path, or NULL. */
AnnoArticleRow  *anno_article_list_find   (AnnoArticleList *self, const char *path);

G_END_DECLS
