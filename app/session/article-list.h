/* The articles of a corpus, in the order of the scan: a list model of their rows, and each by its
 * path.
 *
 * It only grows at its end, each batch with one items-changed. Rows whose article is gone, and on
 * which nobody has a layer, are taken out when a scan has ended.
 */
#pragma once

#include "session/article-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoArticleList AnnoArticleList;

AnnoArticleList *anno_article_list_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void             anno_article_list_free      (AnnoArticleList *self);
/* Of AnnoArticleRow; who keeps it may outlive the list. */
GListModel      *anno_article_list_get_model (AnnoArticleList *self);
/* What is appended from now on is what a walk through the folders finds. */
void             anno_article_list_begin_walk (AnnoArticleList *self);
/* @paths: of char; those already listed are only noted. */
void             anno_article_list_append    (AnnoArticleList *self, const GPtrArray *paths);
/* Takes out the rows that the walk, which came everywhere, hasn't found, but for those that are
 * said to be gone. */
void             anno_article_list_end_walk  (AnnoArticleList *self);
/* @rows: of AnnoArticleRow, of paths that aren't listed yet. */
void             anno_article_list_add       (AnnoArticleList *self, const GPtrArray *rows);
/* Takes out the row of that path, if there is one. */
void             anno_article_list_remove    (AnnoArticleList *self, const char *path);
/* The list's row of that path, or NULL. */
AnnoArticleRow  *anno_article_list_find      (AnnoArticleList *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleList, anno_article_list_free)

G_END_DECLS
