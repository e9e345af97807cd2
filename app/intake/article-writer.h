/* Puts an article that was found in a source into a corpus: the text, and beside it what is known.
 *
 * Never over a file that is there: a name that is taken gets a number. Nothing is written outside
 * the corpus. Blocks.
 */
#pragma once

#include "formats/article-draft.h"
#include "intake/known-articles.h"

G_BEGIN_DECLS

typedef struct
{
  const char *root;
  AnnoKnownArticles *known; /* which names are taken */
  const char *folder;       /* below the root, of slugs; "" */
  const char *stem;         /* the name wanted, without ending */
} AnnoArticlePlace;

/* The path that a new article gets there. */
char    *anno_article_place_choose (const AnnoArticlePlace *self) G_GNUC_WARN_UNUSED_RESULT;
/* Writes @text as the article at @path, with @meta in the file beside it. Errors: ANNO_FILE_ERROR;
 * then neither is there. */
gboolean anno_article_write  (const char *root, const char *path, GBytes *text,
                              const AnnoMeta *meta, GError **error);
/* Keeps a source beside the article at @path: "article.source.xml", by the ending of @name. Returns
 * its name without the folder. */
char    *anno_article_keep_source (const char *root, const char *path, GBytes *bytes,
                                   const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes an article away again that was imported, with what lies beside it: only where its text is
 * as the import wrote it, and nobody has annotated it. Else ANNO_FILE_ERROR_CHANGED. */
gboolean anno_article_take_back (const char *root, const char *path, GError **error);

G_END_DECLS
