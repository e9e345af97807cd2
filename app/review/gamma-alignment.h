/* The best alignment of what several people marked: which unit of one means the same as which
 * units of the others.
 *
 * Source: Mathet, Widlöcher, Métivier 2015 (see review/unit-distance), section 4. A group has one
 * unit of each rater at most, and one at least; every unit is in one group. The disorder of a
 * group is the mean of the distances between its members over all n (n - 1) / 2 pairs of raters,
 * where a pair of which one or both have no unit there counts "empty"; a unit alone is thus
 * "empty" away from order. The disorder of an alignment is the sum of its groups' by the mean
 * number of units of a rater. The best is the one with the least.
 *
 * For two raters the best is found, always: it is an assignment (review/sparse-assignment) among
 * the pairs that are less than twice "empty" apart, as any other two are better left alone.
 *
 * For more, nothing so quick is known, and the result is an alignment that can't be bettered by a
 * certain kind of step, not surely the best. The step: part the raters in two camps, cut every
 * group in the two parts that it has there, and put the parts together again as is best, which is
 * an assignment too. It is taken for all ways to part up to five raters, and for one or two
 * against the rest beyond that, until none helps. The search begins at several alignments made of
 * exact pairwise ones (two raters are aligned, then a third to these, …: each rater is once among
 * the first two), and the more the fewer units there are, also at what is left of the best one
 * when the groups around some place are scattered. Where those places are is decided by a fixed
 * seed.
 *
 * No result depends on the order of units; that of the raters is the continuum's.
 */
#pragma once

#include "review/unit-distance.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* More raters than this can't be aligned. */
#define ANNO_GAMMA_MAX_RATERS 10

typedef struct
{
  double disorder;
  gboolean is_exact;
  guint n_raters;
  GArray *groups; /* of guint: n_raters for a group, each a rater's unit or G_MAXUINT */
} AnnoGammaAlignment;

/* How long to look on from scattered groups; plain ANNO_GAMMA_TRIES for what is to be reported. */
#define ANNO_GAMMA_TRIES 40

/* @n_tries: 0 for none. NULL where @cancellable was cancelled, or where so many units are near so
 * many others that it can't be computed; the continuum has two raters at least. */
AnnoGammaAlignment *anno_gamma_align (const AnnoContinuum *continuum,
                                      const AnnoDistanceWeights *weights, guint n_tries,
                                      GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void                anno_gamma_alignment_free (AnnoGammaAlignment *self);

/* How unlike the categories in it are, apart from the places (Mathet, "The Agreement Measure
 * γcat", Computational Linguistics 43, 2017): the mean of the categorical distance over all pairs
 * of units in one group, weighted by max (0, 1 - positional distance) / (number of units in the
 * group - 1). Returns FALSE where no pair has weight. */
gboolean anno_gamma_alignment_get_mix (const AnnoGammaAlignment *self,
                                       const AnnoContinuum *continuum, double *mix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoGammaAlignment, anno_gamma_alignment_free)

G_END_DECLS
