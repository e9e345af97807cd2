/* Saving a corpus at once, when somebody asks for it: by itself it is saved a second after an
 * act. */
#pragma once

#include "session/corpus.h"

G_BEGIN_DECLS

/* Writes what is not written yet, at once. …_finish says whether all of it is on disk. */
void     anno_corpus_save_async  (AnnoCorpus *self, GAsyncReadyCallback callback, gpointer data);
gboolean anno_corpus_save_finish (AnnoCorpus *self, GAsyncResult *result, GError **error);

G_END_DECLS
