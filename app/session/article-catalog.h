/* The catalog of a corpus: its articles as the folder has them, and what each row says beside the
 * path, kept true.
 *
 * The folder is walked at once, and again when asked. What a row says comes from the index, or
 * from the disk when somebody looks at it; state and count of an article in hand are those of its
 * layer in memory. Belongs to the main thread.
 */
#pragma once

#include "index/corpus-index.h"
#include "session/article-finder.h"
#include "session/copy-watch.h"
#include "session/work.h"

G_BEGIN_DECLS

typedef struct _AnnoArticleCatalog AnnoArticleCatalog;

typedef struct
{
  AnnoArticleFinderProblem problem; /* what the first walk could not enter */
  AnnoArticleFinderEnded ended;     /* the first walk is over */
  /* @row says something else; NULL: several do. */
  void (*changed) (AnnoArticleRow *row, gpointer data);
} AnnoArticleCatalogEvents;

/* Starts the first walk. */
AnnoArticleCatalog *anno_article_catalog_new  (AnnoWork *work, AnnoCorpusIndex *index,
                                               const AnnoArticleCatalogEvents *events,
                                               gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void                anno_article_catalog_free (AnnoArticleCatalog *self);

/* Of AnnoArticleRow. */
GListModel *anno_article_catalog_get_model   (AnnoArticleCatalog *self);
/* Whether the first walk is under way. */
gboolean    anno_article_catalog_is_scanning (AnnoArticleCatalog *self);

/* The other versions of files that lie about in the corpus: looked for after the first walk, and
 * whenever …_look is called. */
AnnoCopyWatch *anno_article_catalog_get_copies (AnnoArticleCatalog *self);

/* Looks for new articles, unless a walk is under way, and whether what the rows say beside the path
 * is still so. */
void anno_article_catalog_look    (AnnoArticleCatalog *self);
/* Fills in title, date and counts of @row; once, off the main thread. */
void anno_article_catalog_want    (AnnoArticleCatalog *self, AnnoArticleRow *row);
/* The text of @article is another one now: its row is filled in anew. */
void anno_article_catalog_renew   (AnnoArticleCatalog *self, const char *article);
/* The layer on @article in hand was read, changed or saved. */
void anno_article_catalog_refresh (AnnoArticleCatalog *self, const char *article);
/* Likewise, the layers that @step changed. */
void anno_article_catalog_follow  (AnnoArticleCatalog *self, AnnoStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleCatalog, anno_article_catalog_free)

G_END_DECLS
