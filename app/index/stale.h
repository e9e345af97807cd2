/* What of an index is no longer true: a walk through the corpus held against what the index has.
 *
 * Only signs are compared; nothing is read but folders. Blocks.
 */
#pragma once

#include "index/fact-stream.h"
#include "index/store.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoCorpusSigns *signs; /* owns what the wishes point to */
  GPtrArray *wishes;      /* of AnnoFactWish: what is new or changed, in the order of the list */
  GHashTable *gone;       /* a set of paths: articles that the index has and the corpus hasn't */
  GPtrArray *ledgers;     /* of AnnoLedgerSigns, borrowed: those that changed */
  GPtrArray *lost;        /* of char: slugs that have no folder any more */
} AnnoStale;

/* Errors: as anno_corpus_signs_take, and ANNO_INDEX_ERROR. */
AnnoStale *anno_stale_find (AnnoIndexStore *store, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void       anno_stale_free (AnnoStale *self);

/* Of one article alone, whose signs are these: a wish, or NULL where nothing changed. Errors:
 * ANNO_INDEX_ERROR. */
AnnoFactWish *anno_stale_find_one (AnnoIndexStore *store, const AnnoArticleSigns *signs,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoStale, anno_stale_free)

G_END_DECLS
