/* Fills the list of articles from the folder: at once, and again for new ones when asked.
 *
 * The first walk says what it could not enter. What a walk that came everywhere hasn't found is
 * taken out of the list.
 */
#pragma once

#include "session/article-list.h"

G_BEGIN_DECLS

typedef struct _AnnoArticleFinder AnnoArticleFinder;

typedef void (*AnnoArticleFinderProblem) (const char *message, gpointer data);
typedef void (*AnnoArticleFinderEnded)   (gpointer data);

/* Starts the first walk. @list: outlives the finder. @ended: told when that is over. */
AnnoArticleFinder *anno_article_finder_new (const char *root, AnnoArticleList *list,
                                            AnnoArticleFinderProblem problem,
                                            AnnoArticleFinderEnded ended, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
void               anno_article_finder_free (AnnoArticleFinder *self);
/* Looks for new articles, unless a walk is under way. */
void               anno_article_finder_look (AnnoArticleFinder *self);
/* Whether the first walk is under way. */
gboolean           anno_article_finder_is_first (AnnoArticleFinder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleFinder, anno_article_finder_free)

G_END_DECLS
