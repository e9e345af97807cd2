/* An alignment in the making (review/gamma-alignment): groups of units, and the step that betters
 * them.
 *
 * Raters are told apart by bits: 1 << i is the rater i.
 */
#pragma once

#include "review/unit-distance.h"

G_BEGIN_DECLS

typedef struct _AnnoGammaSearch AnnoGammaSearch;

/* Every unit alone. It borrows @continuum. NULL where more than some 20 million pairs of units
 * are near each other. */
AnnoGammaSearch *anno_gamma_search_new  (const AnnoContinuum *continuum,
                                         const AnnoDistanceWeights *weights)
    G_GNUC_WARN_UNUSED_RESULT;
void             anno_gamma_search_free (AnnoGammaSearch *self);

guint  anno_gamma_search_get_n_raters (const AnnoGammaSearch *self);
/* The sum of the disorder of all groups. */
double anno_gamma_search_get_cost     (const AnnoGammaSearch *self);

/* The groups, as in AnnoGammaAlignment. */
GArray *anno_gamma_search_copy_groups (const AnnoGammaSearch *self) G_GNUC_WARN_UNUSED_RESULT;
void    anno_gamma_search_set_groups  (AnnoGammaSearch *self, const GArray *groups);

/* Leaves every unit alone. */
void anno_gamma_search_scatter_all (AnnoGammaSearch *self);
/* Leaves alone the units of some of the groups around one that @rand chooses. */
void anno_gamma_search_scatter     (AnnoGammaSearch *self, GRand *rand);

/* Cuts the groups in what is of the raters in @camp and in @other, which have none in common, and
 * puts these parts together as is best; units of raters in neither are left alone. Returns
 * whether that is better than before, which it is at least as good as where the camps have all
 * raters. */
gboolean anno_gamma_search_rematch (AnnoGammaSearch *self, guint camp, guint other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoGammaSearch, anno_gamma_search_free)

G_END_DECLS
