/* Searches a corpus through its index: a page of what is found, and how much there is.
 *
 * Articles are found and counted as a whole. Of spans there may be too many for that: then the
 * articles are tried by date until the page is full, and all are counted only where it is asked
 * for. Blocks.
 */
#pragma once

#include "index/hit.h"
#include "index/index-map.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_SEARCH_BY_RELEVANCE, /* of articles, where few are found; else by date */
  ANNO_SEARCH_BY_DATE,      /* the latest first, those without a date last, then by place */
} AnnoSearchOrder;

typedef struct
{
  AnnoSearchOrder order;
  guint offset;      /* the first hit that is wanted, from 0 */
  guint limit;       /* how many; 0: only the count */
  const char *scope; /* only in this folder, or this article, below the root; NULL or "": all */
  gboolean count;    /* whether all are to be counted, however many */
} AnnoSearchWish;

typedef struct
{
  GPtrArray *hits;    /* of AnnoHit */
  gboolean spans;     /* whether they are spans, and not articles */
  guint64 n;          /* what was found: exactly that many, or at least */
  guint64 n_articles; /* in so many articles; 0 where that isn't exact */
  gboolean is_exact;
  gboolean is_complete; /* FALSE: the index hasn't seen all of the corpus yet */
} AnnoSearchResults;

/* @map: of that store; see anno_index_map_load. Errors: ANNO_INDEX_ERROR, G_IO_ERROR_CANCELLED (by
 * anno_index_store_interrupt). */
AnnoSearchResults *anno_search_run (AnnoIndexStore *store, const AnnoIndexMap *map,
                                    const AnnoQuery *query, const AnnoSearchWish *wish,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
AnnoSearchResults *anno_search_results_new  (gboolean spans) G_GNUC_WARN_UNUSED_RESULT;
void               anno_search_results_free (AnnoSearchResults *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSearchResults, anno_search_results_free)

G_END_DECLS
