/* Which spans of two raters overlap, and by how much.
 *
 * A sweep over both in reading order: as each span comes, it is held against those of the other
 * rater that have begun and not ended, the latest first and at most ANNO_OVERLAP_DEPTH of them. So
 * what is more than that many deep isn't seen, and the work grows with the number of spans and not
 * with its square, whatever they are. Nobody's marks lie that deep but by mistake.
 */
#pragma once

#include "review/rated-span.h"

G_BEGIN_DECLS

#define ANNO_OVERLAP_DEPTH 32

/* Which overlaps count. */
typedef enum
{
  ANNO_OVERLAP_ANY = 0,                /* at least one code point shared */
  ANNO_OVERLAP_SAME_CATEGORY = 1 << 0, /* and of one category */
  ANNO_OVERLAP_HALF = 1 << 1,          /* and at least half of what either covers is shared */
} AnnoOverlapRule;

typedef struct
{
  guint a; /* index into the first rater's spans */
  guint b; /* index into the second's */
  /* Twice the code points shared, and one more for an equal category. */
  guint weight;
} AnnoOverlapEdge;

/* All overlaps (of AnnoOverlapEdge) of two lists of AnnoRatedSpan, which are in their order; in no
 * order. */
GArray *anno_overlap_edges_new (const GPtrArray *a, const GPtrArray *b, AnnoOverlapRule rule)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
