/* The best way to pair rows with columns: each with one of the other at most, and the sum of the
 * gains of the pairs the greatest there is. What may stay alone gains nothing.
 *
 * Only pairs that gain something are given, so that the work is about what lies close together: row
 * after row is added by the cheapest chain of re-pairings (the shortest augmenting path of Jonker
 * and Volgenant, 1987, found as Dijkstra does, with a price on each column). The result is exact.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint column;
  double gain; /* above 0 */
} AnnoGain;

/* @gains: of AnnoGain, those of row i from @firsts[i] up to @firsts[i + 1]; @firsts: of guint, one
 * more than rows. Gives the column of each row, or G_MAXUINT: free with g_free. */
guint *anno_sparse_assignment (const GArray *gains, const GArray *firsts, guint n_columns)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
