/* Which span of one layer is which of another's: one-to-one.
 *
 * First exactly the same place and tag, then the same place with another tag, then the same tag
 * with the most shared code points, then those of other tags that share at least half of what they
 * cover together: review/span-clusters.h has the rules, and what settles a draw. Which layer is the
 * first makes no difference. A hundred thousand spans a side are paired in well under a second.
 */
#pragma once

#include "review/span-clusters.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_PAIR_ALONE,    /* only one of them has it */
  ANNO_PAIR_EXACT,    /* the same place and tag */
  ANNO_PAIR_TAG,      /* the same place, another tag */
  ANNO_PAIR_BOUNDARY, /* the same tag, another place */
  ANNO_PAIR_BOTH,     /* both are other */
} AnnoPairKind;

typedef struct
{
  AnnoPairKind kind;
  AnnoSpan *a; /* NULL where only the other has it */
  AnnoSpan *b;
  guint shared; /* code points that belong to both */
} AnnoSpanPair;

/* All spans of both, each once, in reading order; an array that holds references. */
GArray *anno_span_pairing_make (AnnoLayer *a, AnnoLayer *b, AnnoTagset *tagset)
    G_GNUC_WARN_UNUSED_RESULT;
/* The pair that the @n-th cluster of two layers is; its spans are borrowed. */
void    anno_span_pairing_read (const AnnoClusters *clusters, guint n, AnnoSpanPair *pair);

G_END_DECLS
