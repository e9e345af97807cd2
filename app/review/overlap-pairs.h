/* Pairs spans of two raters that overlap, one to one.
 *
 * There are as many pairs as there can be; of all ways to have that many, one that shares most code
 * points; of these, one with most pairs of equal category. Without "one to one", a long span would
 * be taken for a match of all that lie in it.
 *
 * Spans that overlap, and what overlaps these, and so on, are a group; each is paired on its own.
 * A group with rows² × columns up to ANNO_OVERLAP_EXACT (the smaller side's spans are the rows) is
 * solved exactly. A larger one, as where every sentence of an article is marked with other edges,
 * is paired greedily, the largest overlap first, and then grows along augmenting paths until it has
 * as many pairs as there can be: only that they share most isn't promised there. Overlaps deeper
 * than ANNO_OVERLAP_DEPTH aren't seen.
 */
#pragma once

#include "review/overlap-edges.h"

G_BEGIN_DECLS

#define ANNO_OVERLAP_EXACT (64 * 64 * 64)
#define ANNO_OVERLAP_ALONE G_MAXUINT

/* The index into @b that each of @a is paired with, or ANNO_OVERLAP_ALONE; freed by the caller.
 * Both are lists of AnnoRatedSpan in their order. @n_pairs may be NULL. */
guint *anno_overlap_pairs_new (const GPtrArray *a, const GPtrArray *b, AnnoOverlapRule rule,
                               guint *n_pairs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
