/* Continua as chance would have them: what gamma holds the observed disorder against.
 *
 * Source: Mathet, Widlöcher, Métivier 2015 (see review/unit-distance), section 5.2. A made-up
 * rater has the units of a real one, chosen at random, shifted along the whole continuum by a
 * random number of code points; what would begin beyond the end begins again at its start. So
 * lengths, categories and how units follow each other stay as they are, and only what raters have
 * in common is lost. Two shifts are never closer than the mean length of a unit (the paper's
 * rule; its authors' program and those after it take half of that), counted around the end; where
 * there is no room for that, the last one drawn is taken. The end of a text is no barrier to
 * chance.
 *
 * Which continua come is decided by a fixed seed: the same units give the same ones.
 */
#pragma once

#include "review/continuum.h"

G_BEGIN_DECLS

typedef struct _AnnoGammaChance AnnoGammaChance;

/* It borrows @continuum, which has a unit at least. */
AnnoGammaChance *anno_gamma_chance_new  (const AnnoContinuum *continuum) G_GNUC_WARN_UNUSED_RESULT;
void             anno_gamma_chance_free (AnnoGammaChance *self);
/* The next one, with as many raters. */
AnnoContinuum   *anno_gamma_chance_next (AnnoGammaChance *self) G_GNUC_WARN_UNUSED_RESULT;

/* How many continua are needed, by the disorder of the @n first ones, so that its mean is within
 * @precision of the true one in 95 of 100 cases: (1.96 · deviation / mean / precision)², rounded
 * up (section 5.3). */
guint  anno_gamma_chance_count     (const double *disorders, guint n, double precision);
/* And how near to the true one that of @n continua is, in 95 of 100 cases: 0.02 is 2 %. */
double anno_gamma_chance_precision (const double *disorders, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoGammaChance, anno_gamma_chance_free)

G_END_DECLS
