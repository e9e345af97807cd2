/* Puts an article that was found in a source into a corpus: the text, and beside it what is known.
 *
 * Never over a file that is there: a name that is taken gets a number. Nothing is written outside
 * the corpus. Blocks.
 */
#pragma once

#include "files/file-batch.h"
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
/* Adds the article at @path with @text to @batch, and before it the file beside it with @meta: on
 * the disk once that is committed, both or none. Makes the folder. Errors: ANNO_FILE_ERROR. */
gboolean anno_article_add (AnnoFileBatch *batch, const char *root, const char *path, GBytes *text,
                           const AnnoMeta *meta, GError **error);
/* The name, without the folder, under which the source called @name is kept beside the article at
 * @path: "article.source.xml". */
char    *anno_article_source_name (const char *path, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the source under that name. */
gboolean anno_article_add_source (AnnoFileBatch *batch, const char *root, const char *path,
                                  const char *source_name, GBytes *bytes, GError **error);
/* The same of what the open file @fd holds, from its beginning. */
gboolean anno_article_add_stream (AnnoFileBatch *batch, const char *root, const char *path,
                                  const char *source_name, int fd, GError **error);
/* Takes an article away again that was imported, with what lies beside it: only where its text is
 * as the import wrote it, and nobody has annotated it. Else ANNO_FILE_ERROR_CHANGED. */
gboolean anno_article_take_back (const char *root, const char *path, GError **error);

G_END_DECLS
