/* Looking for words in all articles of a corpus, off the main thread. */
#pragma once

#include "session/corpus.h"
#include "text/pattern.h"

G_BEGIN_DECLS

/* No more hits than that are looked for in one article. */
#define ANNO_CORPUS_SEARCH_MAX 10000

/* Where it is in one article. */
typedef struct
{
  char *article; /* its path below the corpus */
  char *sha256;  /* of the text that was searched */
  GArray *hits;  /* of AnnoRange, in reading order; not empty */
} AnnoArticleHits;

typedef struct
{
  GPtrArray *articles; /* of AnnoArticleHits, those that have any, in the order of the list */
  guint n;             /* hits in all */
  GPtrArray *problems; /* of char: what could not be read, and so wasn't searched */
} AnnoCorpusHits;

void anno_corpus_hits_free (AnnoCorpusHits *self);

/* Begins when the folder is looked through. @n_done: counts the articles that are done with,
 * atomically, from another thread; it must outlive the search. NULL where nobody wants to know.
 * …_finish fails where it was cancelled, and where an expression takes too long. */
void            anno_corpus_search_async  (AnnoCorpus *corpus, AnnoPattern *pattern, gint *n_done,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer data);
AnnoCorpusHits *anno_corpus_search_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The next article after @after, in the order of the list, that has a hit: its path, to be freed.
 * NULL without an error where there is none. */
void  anno_corpus_search_next_async  (AnnoCorpus *corpus, AnnoPattern *pattern, const char *after,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer data);
char *anno_corpus_search_next_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCorpusHits, anno_corpus_hits_free)

G_END_DECLS
