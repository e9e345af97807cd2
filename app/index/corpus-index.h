/* The index of a corpus, as a window uses it: kept up to date in a thread at the lowest priority,
 * and asked in another one; nothing waits in the main thread.
 *
 * What is there already can be asked while the rest is read. Where there can be no index (a full
 * disk, a cache that can't be written), all of it goes on without, and that is said once: what is
 * asked then gets no store, and reads the files instead (index/scan.h) or gives nothing.
 *
 * Properties (notifying): updating (boolean).
 * Signals, in the thread that made it:
 *   "changed" (GStrv paths): articles that are new or changed in the index, or a layer on them.
 *   "removed" (GStrv paths): articles that are no longer there.
 *   "moved" (const char *from, const char *to): an article that lies elsewhere now, with the same
 *     text. It is told as changed as well; the old path isn't told as removed.
 *   "people-changed": a list of people.
 *   "progress": see …_get_progress.
 *   "problem" (const char *message): it goes on without an index; once.
 */
#pragma once

#include "index/index-rows.h"

G_BEGIN_DECLS

#define ANNO_TYPE_CORPUS_INDEX (anno_corpus_index_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCorpusIndex, anno_corpus_index, ANNO, CORPUS_INDEX, GObject)

/* Looks at nothing yet. */
AnnoCorpusIndex *anno_corpus_index_new (const char *root) G_GNUC_WARN_UNUSED_RESULT;
const char      *anno_corpus_index_get_root (AnnoCorpusIndex *self);

/* Looks what changed in the corpus, and reads it. Called again meanwhile, it looks once more. */
void     anno_corpus_index_look  (AnnoCorpusIndex *self);
/* Until …_release is called as often, it begins no look, and makes up for it then: an article that
 * somebody waits for is read first, and lies together in memory. */
void     anno_corpus_index_hold    (AnnoCorpusIndex *self);
void     anno_corpus_index_release (AnnoCorpusIndex *self);
/* The article at @path, or a layer on it, was changed by this program, or is known to have been. (A
 * list of people that was changed takes a look.) After that the index rests for a while, and then
 * takes what was touched meanwhile in one go. */
void     anno_corpus_index_touch (AnnoCorpusIndex *self, const char *path);
gboolean anno_corpus_index_is_updating (AnnoCorpusIndex *self);
/* Whether it was told that all of the corpus was read at least once: else what is asked may lack
 * something, which is to be said. */
gboolean anno_corpus_index_is_complete (AnnoCorpusIndex *self);
/* Articles that the update under way has read, and those it has to. */
void     anno_corpus_index_get_progress (AnnoCorpusIndex *self, guint *n_done, guint *n_all);

/* What is to be answered in the thread that asks the index. @store: NULL where there is none. The
 * result is what …_ask_finish returns. */
typedef gpointer (*AnnoIndexAsk) (AnnoIndexStore *store, gpointer question,
                                  GCancellable *cancellable, GError **error);

/* One question at a time, in the order in which they come; one that is called off ends at once.
 * @question is freed by @free_question, an answer that nobody takes by @free_answer. */
void     anno_corpus_index_ask_async  (AnnoCorpusIndex *self, AnnoIndexAsk ask, gpointer question,
                                       GDestroyNotify free_question, GDestroyNotify free_answer,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer data);
gpointer anno_corpus_index_ask_finish (AnnoCorpusIndex *self, GAsyncResult *result, GError **error);

/* Rows of the list: see index/index-rows.h. */
void           anno_corpus_index_list_async  (AnnoCorpusIndex *self, const char *after, guint limit,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer data);
/* Of these paths alone. */
void           anno_corpus_index_list_these_async (AnnoCorpusIndex *self,
                                                   const char *const *paths,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer data);
/* Of either, whose index may be gone by now (@self is not looked at). Fails with
 * ANNO_INDEX_ERROR_UNAVAILABLE where there is no index. */
AnnoIndexRows *anno_corpus_index_list_finish (AnnoCorpusIndex *self, GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
