/* The pairs of spans that two layers on one text have exactly in common: the same segments, and
 * types that are one to the tagset.
 *
 * Where a layer has several such spans at one place they are paired in the order of their ids, as
 * many as both have.
 */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoSpan *a; /* the layers' own */
  AnnoSpan *b;
} AnnoSpanPair;

/* The pairs (of AnnoSpanPair), in reading order. */
GArray *anno_same_spans_new (AnnoLayer *a, AnnoLayer *b, const AnnoTagset *tagset)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
