/* Brings what the index knows of articles to the rows of the list.
 *
 * At the start all of it, the first screen first; later what the index tells as changed, gone or
 * moved, and what somebody looks at. Rows are filled in a few at a time, so that frames come
 * between. Nothing comes after …_free. Belongs to the main thread.
 */
#pragma once

#include "index/corpus-index.h"
#include "session/article-list.h"

G_BEGIN_DECLS

typedef struct _AnnoRowIndex AnnoRowIndex;

typedef struct
{
  void (*filled)  (AnnoArticleRow *row, gpointer data); /* it says what the index knows */
  void (*many)    (gpointer data);                      /* several were filled in */
  void (*unknown) (AnnoArticleRow *row, gpointer data); /* wanted, and the index doesn't know it */
} AnnoRowIndexEvents;

/* @slug: whose layers are one's own. */
AnnoRowIndex *anno_row_index_new  (AnnoCorpusIndex *index, AnnoArticleList *list, const char *slug,
                                   const AnnoRowIndexEvents *events, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void          anno_row_index_free (AnnoRowIndex *self);
/* The text of @article is another one now. */
void          anno_row_index_touch (AnnoRowIndex *self, const char *article);
/* Somebody looks at @row. */
void          anno_row_index_want (AnnoRowIndex *self, AnnoArticleRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoRowIndex, anno_row_index_free)

G_END_DECLS
