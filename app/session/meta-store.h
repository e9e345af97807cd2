/* Reads and writes the article.meta.json of an article: what is known of it beside its text.
 *
 * It is everybody's, so it is written by an explicit act only, under a lock on the corpus's folder,
 * and only over the file that was read: where another hand has changed it since, nothing is
 * written, and that is said.
 */
#pragma once

#include "files/file-identity.h"
#include "formats/meta-file.h"

G_BEGIN_DECLS

/* Puts what the file beside @article (below @root) says into @meta; nothing where there is no file.
 * @identity (or NULL): what to expect there when it is written, or looked at again; also where it
 * can't be read. Errors, with @meta as it was: ANNO_FILE_ERROR, ANNO_JSON_ERROR. Blocks; for any
 * thread. */
gboolean anno_meta_store_read (const char *root, const char *article, AnnoMeta *meta,
                               AnnoFileIdentity *identity, GError **error);
/* What to tell a person of @error, which came of that. */
char *anno_meta_store_explain (const char *root, const char *article,
                               const GError *error) G_GNUC_WARN_UNUSED_RESULT;
/* Why it can't be written here by this user, as far as can be told without trying; NULL where
 * nothing speaks against it. Blocks; for any thread. */
char *anno_meta_store_find_hindrance (const char *root,
                                      const char *article) G_GNUC_WARN_UNUSED_RESULT;

/* What is to be written, and over what. */
typedef struct
{
  char *root;
  char *article;
  AnnoMeta meta;
  AnnoFileIdentity expected;

  AnnoFileIdentity now; /* what is there afterwards */
} AnnoMetaOrder;

AnnoMetaOrder *anno_meta_order_new (const char *root, const char *article, const AnnoMeta *meta,
                                    const AnnoFileIdentity *expected) G_GNUC_WARN_UNUSED_RESULT;
void anno_meta_order_free (AnnoMetaOrder *self);

/* Blocks; for any thread. Refuses what a reader would refuse, an article that isn't there, and a
 * link that leads out of the corpus. Errors: ANNO_JSON_ERROR and ANNO_FILE_ERROR, of which CHANGED:
 * another version is there. */
gboolean anno_meta_store_write (AnnoMetaOrder *order, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMetaOrder, anno_meta_order_free)

G_END_DECLS
