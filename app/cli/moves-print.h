/* Prints what moved in a layer that was made on another version of its text. */
#pragma once

#include "cli/place.h"

G_BEGIN_DECLS

/* A line of JSON. @path: of the article, below the corpus; @slug: whose layer; @moved, @lost: of
 * AnnoSpanMove (review/layer-move.h). Nothing where they are NULL. */
void anno_moves_print_json (const AnnoPlace *place, const char *path, const char *slug,
                            const GPtrArray *moved, const GPtrArray *lost);

G_END_DECLS
