/* Pairs in a group of overlaps that is too large to be solved exactly.
 *
 * The largest overlaps are taken first; what then is left alone is paired along augmenting paths
 * (Berge 1957), which re-pair others and leave none of them alone, until there are as many pairs as
 * there can be.
 */
#pragma once

#include "review/overlap-edges.h"

G_BEGIN_DECLS

/* One a span of each side. */
typedef struct
{
  guint *of_a; /* the partner of each, or G_MAXUINT; those of the group are set */
  guint *of_b;
  const guint *place_a; /* each one's place among those of the group in the order of @edges */
  guint *seen_b;        /* scratch: 0 for those of the group */
} AnnoOverlapGrowth;

/* @edges: a group's, sorted by `a`. */
void anno_overlap_growth_run (const AnnoOverlapGrowth *self, const AnnoOverlapEdge *edges,
                              guint n_edges);

G_END_DECLS
