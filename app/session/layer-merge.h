/* Puts two versions of one annotator's layer together, where nobody knows what they come from.
 *
 * An annotation that only one has is kept; one that both have, and that differs, is the one changed
 * later, and of two changed in the same second the one whose line in the file is the greater, byte
 * by byte. So whoever merges, and whichever way round, gets the same. An annotation that one hand
 * deleted comes back: that is undone in a moment, while one lost isn't. The working state is the
 * less finished one, the date that of the version changed last. The other version of what differs
 * is in neither: the caller keeps the file it came from.
 */
#pragma once

#include "model/edit.h"
#include "model/layer.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_added;  /* annotations that only the other version had */
  guint n_newer;  /* that differed, and the other's was the later one */
  guint n_older;  /* that differed, and ours stays: theirs is in the copy alone */
  guint n_header; /* date and state that changed */
  guint n_unread; /* lines of the other version that aren't annotations as this program knows them,
                   * and that ours lacks: they are in the copy alone */
} AnnoLayerMerged;

/* The edits (of AnnoEdit) that make of @mine, the layer on @article, both: empty where it is that
 * already. Nothing is applied. */
GPtrArray *anno_layer_merge (AnnoLayer *mine, AnnoLayer *theirs, const char *article,
                             AnnoLayerMerged *merged) G_GNUC_WARN_UNUSED_RESULT;

/* Does that to @self, which is part of no corpus, with the layer @other on the same article. */
void anno_layer_absorb (AnnoLayer *self, AnnoLayer *other, AnnoLayerMerged *merged);

G_END_DECLS
