/* How far two units are from being the same, and which units are near enough to one to matter.
 *
 * Source: Y. Mathet, A. Widlöcher, J.-P. Métivier, "The Unified and Holistic Method Gamma (γ) for
 * Inter-Annotator Agreement Measure and Alignment", Computational Linguistics 41, 2015, section 4:
 *
 *   positional   ((|difference of the starts| + |difference of the ends|) / sum of the lengths)²
 *   categorical  0 for one category, 1 for two
 *   combined     empty · (alpha · positional + beta · categorical)
 *
 * and a unit is "empty" away from a unit that isn't there.
 */
#pragma once

#include "review/continuum.h"

G_BEGIN_DECLS

typedef struct
{
  double alpha;
  double beta;
  double empty;
} AnnoDistanceWeights;

/* All 1: the paper's. */
extern const AnnoDistanceWeights anno_distance_weights_plain;

double anno_unit_distance_positional (const AnnoContinuumUnit *a, const AnnoContinuumUnit *b);
/* Combined. Units of different texts are infinitely far apart. */
double anno_unit_distance            (const AnnoContinuumUnit *a, const AnnoContinuumUnit *b,
                                      const AnnoDistanceWeights *weights);

/* The units of one rater, so kept that those near a place are found without looking at all. It
 * borrows @units (of AnnoContinuumUnit), which mustn't change meanwhile. */
typedef struct _AnnoNearUnits AnnoNearUnits;

AnnoNearUnits *anno_near_units_new  (const GArray *units) G_GNUC_WARN_UNUSED_RESULT;
void           anno_near_units_free (AnnoNearUnits *self);
/* Appends to @found (of guint) the numbers of all units that are less than @limit away from
 * @unit. */
void anno_near_units_find (const AnnoNearUnits *self, const AnnoContinuumUnit *unit, double limit,
                           const AnnoDistanceWeights *weights, GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoNearUnits, anno_near_units_free)

G_END_DECLS
