/* Has several articles of a corpus in memory at once: for steps that change more than one.
 */
#pragma once

#include "session/corpus.h"

G_BEGIN_DECLS

/* Loads the articles at @paths one after the other, but for those in memory. …_finish gives the
 * documents, each once, of AnnoDocument: as long as these are held, they stay there. Fails where
 * one of them can't be loaded. */
void       anno_documents_load_async  (AnnoCorpus *corpus, const char *const *paths,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer data);
GPtrArray *anno_documents_load_finish (AnnoCorpus *corpus, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The articles that @step changes and that aren't in memory: NULL-terminated. */
GStrv anno_documents_list_missing (AnnoCorpus *corpus, const AnnoStep *step)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
