/* What a corpus holds already, so that the same article isn't imported twice: by its text, and by
 * the name that its source has for it.
 *
 * Texts are told apart by their size first, so that only what may be equal is read. Blocks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoKnownArticles AnnoKnownArticles;

/* Looks at all articles below @root; a folder that isn't there holds none. Fails where it can't be
 * entered, and where it is cancelled. */
AnnoKnownArticles *anno_known_articles_new  (const char *root, GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               anno_known_articles_free (AnnoKnownArticles *self);

/* The path below the corpus of the article that has exactly this text; NULL for none. What was
 * added and isn't on the disk is found, too. */
const char *anno_known_articles_find_text (AnnoKnownArticles *self, GBytes *text);
/* The one that has the id; NULL for none, and for @id NULL. */
const char *anno_known_articles_find_id   (AnnoKnownArticles *self, const char *id);
/* An article at @path came in. @id may be NULL. */
void        anno_known_articles_add       (AnnoKnownArticles *self, const char *path, GBytes *text,
                                           const char *id);
/* Whether a name below the corpus is taken by an article, or by what lies beside it. */
gboolean    anno_known_articles_has_path  (AnnoKnownArticles *self, const char *path);
/* The number from which on to look for a free name that begins with @stem, below the corpus: 1 at
 * first, and the caller's to raise, so that names aren't looked for from the start each time. */
guint      *anno_known_articles_number    (AnnoKnownArticles *self, const char *stem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoKnownArticles, anno_known_articles_free)

G_END_DECLS
