/* What can be done with what is known of an article, in a corpus that is open.
 *
 * To save writes the file and has the corpus go by it from then on. It is no step of the history:
 * who wants it back writes what was there before, under the same checks.
 */
#pragma once

#include "session/corpus.h"
#include "session/meta-store.h"

G_BEGIN_DECLS

/* What the file of @article says now, to be corrected, read off the main thread: into @meta, which
 * is cleared, and @identity: what to expect when it is saved. @hindrance (or NULL): why it can't
 * be, as far as can be told; NULL for nothing. */
void     anno_meta_verbs_read_async  (AnnoCorpus *corpus, const char *article,
                                      GAsyncReadyCallback callback, gpointer data);
gboolean anno_meta_verbs_read_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoMeta *meta,
                                      AnnoFileIdentity *identity, char **hindrance,
                                      GError **error);

/* Writes what @order says (transfer full), off the main thread; then everybody who shows the
 * article shows that. @now (or NULL): what to expect at the next time. Errors as of
 * anno_meta_store_write: nothing changed. */
void     anno_meta_verbs_save_async  (AnnoCorpus *corpus, AnnoMetaOrder *order,
                                      GAsyncReadyCallback callback, gpointer data);
gboolean anno_meta_verbs_save_finish (AnnoCorpus *corpus, GAsyncResult *result,
                                      AnnoFileIdentity *now, GError **error);

G_END_DECLS
