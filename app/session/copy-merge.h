/* Merges a conflict copy of one's own work into it: a layer (session/layer-merge.h), or the list of
 * people, of whom only those are added that one's own list lacks.
 *
 * It is one step, done through the corpus as any other: journalled, saved, and undone by undo. Once
 * it is saved, the copy stays beside under a name that says it was merged; where the copy still has
 * something that is nowhere else, it is one that is kept beside. A colleague's copy is refused.
 */
#pragma once

#include "session/conflict-copies.h"
#include "session/corpus.h"
#include "session/layer-merge.h"

G_BEGIN_DECLS

#define ANNO_COPY_MERGE_ERROR (anno_copy_merge_error_quark ())
GQuark anno_copy_merge_error_quark (void);

typedef enum
{
  ANNO_COPY_MERGE_ERROR_NOT_OWN,    /* a colleague's, or everybody's */
  ANNO_COPY_MERGE_ERROR_LOCKED,     /* one's own can't be changed, and the message says why */
  ANNO_COPY_MERGE_ERROR_UNREADABLE, /* the copy isn't what it should be */
  ANNO_COPY_MERGE_ERROR_OTHER_TEXT, /* it was made on another version of the article */
} AnnoCopyMergeError;

typedef struct
{
  AnnoLayerMerged counts; /* of people: n_added, and as n_older those that differ */
  char *kept;             /* the copy by now, below the root; NULL where nothing was done */
} AnnoCopyMerged;

void anno_copy_merged_clear (AnnoCopyMerged *self);

/* @dry: only counts. @copy is copied. */
void     anno_copy_merge_async  (AnnoCorpus *corpus, const AnnoConflictCopy *copy, gboolean dry,
                                 GAsyncReadyCallback callback, gpointer data);
gboolean anno_copy_merge_finish (AnnoCorpus *corpus, GAsyncResult *result, AnnoCopyMerged *merged,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoCopyMerged, anno_copy_merged_clear)

G_END_DECLS
