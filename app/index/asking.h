/* Asks the index of a corpus for a window: what is found, what could be typed, what there is in
 * all.
 *
 * Each key that is typed calls off the question before (by its cancellable), and asks a new one.
 * Where there is no index, a search for words reads the articles instead.
 */
#pragma once

#include "index/completion.h"
#include "index/corpus-index.h"
#include "index/index-stats.h"
#include "index/search.h"

G_BEGIN_DECLS

/* A page of what is found; @wish is copied. With `limit` 0 only the exact count, for which a window
 * asks when the page's isn't exact. */
void               anno_corpus_index_search_async  (AnnoCorpusIndex *self, AnnoQuery *query,
                                                    const AnnoSearchWish *wish,
                                                    GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer data);
AnnoSearchResults *anno_corpus_index_search_finish (AnnoCorpusIndex *self, GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* See index/completion.h. */
void             anno_corpus_index_complete_async  (AnnoCorpusIndex *self, const char *text,
                                                    guint caret, AnnoTagset *tagset, guint limit,
                                                    GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer data);
AnnoCompletions *anno_corpus_index_complete_finish (AnnoCorpusIndex *self, GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* See index/index-stats.h. Fails with ANNO_INDEX_ERROR_UNAVAILABLE where there is no index. */
void       anno_corpus_index_stats_async  (AnnoCorpusIndex *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer data);
GPtrArray *anno_corpus_index_stats_finish (AnnoCorpusIndex *self, GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
