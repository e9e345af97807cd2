/* Marking, in all articles of a corpus, what a search found there; or taking the marks away. It is
 * one step, in one's own layers. */
#pragma once

#include "session/corpus-search.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;          /* spans that came, or went */
  guint n_articles; /* in so many articles */
  guint n_left;     /* articles left out: they can't be marked, or have another text by now */
} AnnoCorpusMarked;

/* Marks each of @hits (transfer full) as @tag, but for those that are marked so already. @like,
 * unless NULL, is a span of that type: the new ones get its values, but for links. …_finish fails
 * where an article can't be loaded, or the step can't be done. */
void     anno_corpus_mark_async    (AnnoCorpus *corpus, const AnnoTag *tag, AnnoCorpusHits *hits,
                                    AnnoSpan *like, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
/* Deletes one's own spans of type @tag that are exactly one of @hits (transfer full). */
void     anno_corpus_unmark_async  (AnnoCorpus *corpus, const AnnoTag *tag, AnnoCorpusHits *hits,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer data);
gboolean anno_corpus_mark_finish   (AnnoCorpus *corpus, GAsyncResult *result,
                                    AnnoCorpusMarked *marked, GError **error);

G_END_DECLS
