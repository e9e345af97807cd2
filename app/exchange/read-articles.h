/* Which article of a corpus a foreign document is about: by its name, else by its text; a new one
 * where there is none and its text is known. */
#pragma once

#include "foreign/foreign-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoReadArticles AnnoReadArticles;

/* Looks at all articles of the corpus at @root; a folder that isn't there holds none. */
AnnoReadArticles *anno_read_articles_new  (const char *root, GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void              anno_read_articles_free (AnnoReadArticles *self);

/* The path below the root, on-disk encoding, of the article that is there; NULL for none. By the
 * text, exactly; then by the whole name, with or without its ending; then by the last part of the
 * name, where only one article has it. One that was added has no other text than its own. @name:
 * the document's, or a part of it. */
char *anno_read_articles_find (AnnoReadArticles *self, const AnnoForeignDocument *document,
                               const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The path that a new article with the document's text gets; from then on it is found. */
char *anno_read_articles_add  (AnnoReadArticles *self, const AnnoForeignDocument *document,
                               const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @path was added, and isn't on the disk yet. */
gboolean anno_read_articles_is_new (AnnoReadArticles *self, const char *path);
/* Writes it. Errors: ANNO_FILE_ERROR. Blocks. */
gboolean anno_read_articles_write  (AnnoReadArticles *self, const char *path,
                                    const AnnoForeignDocument *document, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReadArticles, anno_read_articles_free)

G_END_DECLS
