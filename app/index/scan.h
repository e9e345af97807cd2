/* Searches a corpus without an index: reads its articles, in as many threads as the machine has.
 *
 * Finds the same articles as index/search.h, for words; other filters need an index. Blocks.
 */
#pragma once

#include "index/search.h"

G_BEGIN_DECLS

/* Errors: ANNO_INDEX_ERROR_FAILED, with words to be shown, where more than words is asked for;
 * G_IO_ERROR about the root, G_IO_ERROR_CANCELLED. By date, each find is read once more; by
 * relevance, they come as in the list. */
AnnoSearchResults *anno_scan_run (const char *root, const AnnoQuery *query,
                                  const AnnoSearchWish *wish, GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
