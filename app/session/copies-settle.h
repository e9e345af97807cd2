/* Looks after several other versions of one's own work, one after the other: merges them, or keeps
 * them aside. One that can't be done doesn't hinder the others.
 */
#pragma once

#include "session/copy-merge.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_done;           /* versions that were looked after */
  AnnoLayerMerged counts; /* what came of it for annotations, in all */
  guint n_people;         /* who came to one's own list of people */
  GPtrArray *problems;    /* of char: sentences about the others */
} AnnoCopiesSettled;

void anno_copies_settled_clear (AnnoCopiesSettled *self);

/* @copies: of AnnoConflictCopy. @marked: of char, articles whose layer files hold conflict markers
 * (session/marked-layer.h). Both are copied. */
void anno_copies_merge_async  (AnnoCorpus *corpus, const GPtrArray *copies, const GPtrArray *marked,
                               GAsyncReadyCallback callback, gpointer data);
/* Keeps @copies beside (anno_copy_keep_aside), in a worker thread. */
void anno_copies_keep_async   (AnnoCorpus *corpus, const GPtrArray *copies,
                               GAsyncReadyCallback callback, gpointer data);
/* For both. */
void anno_copies_settle_finish (AnnoCorpus *corpus, GAsyncResult *result,
                                AnnoCopiesSettled *settled);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoCopiesSettled, anno_copies_settled_clear)

G_END_DECLS
