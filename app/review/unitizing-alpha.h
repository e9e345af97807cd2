/* Krippendorff's unitizing alpha, in its form of 1995 and 2004: whether several people cut the
 * same units of a category out of a text.
 *
 * Source: K. Krippendorff, "On the Reliability of Unitizing Continuous Data", Sociological
 * Methodology 25, 1995, and "Content Analysis", 2nd edition, 2004, chapter 11. The formula of 2004,
 * which differs from 1995's by a sign: for R raters and a text of L code points,
 *
 *   Do = sum of the differences / (R (R - 1) L²), over all ordered pairs of raters. The
 *        difference of two units that overlap is b² + e², where b and e are how far their starts
 *        and their ends are apart; of a unit that lies in a gap of the other rater, its length
 *        squared; else 0;
 *   De = 2/L · sum over all units of ((N - 1)(2l³ - 3l² + l)/3 + l² · sum over the gaps at least
 *        as long as the unit, of the gap's length - l + 1) / (RL(RL - 1) - sum of l(l - 1)),
 *        where l is the unit's length and N the number of units of the category, of all raters;
 *   alpha = 1 - Do/De, and for all categories together 1 - sum of Do / sum of De.
 *
 * Several texts are joined (review/continuum), gaps ending where their text does. Each part of a
 * span is a unit. Units of one rater and category may touch, and must not overlap.
 *
 * With more than two raters it is known to behave oddly (Krippendorff et al. 2016):
 * review/u-alpha is the better choice. This one is for comparison with other programs.
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoMeasure measure;
  double observed; /* Do, only where defined */
  double expected; /* De */
} AnnoUnitizingAlpha;

/* Of one category. @texts: of AnnoRatedText. What is left out is counted of all categories. */
AnnoUnitizingAlpha anno_unitizing_alpha_of (GPtrArray *texts, guint category);
/* Of all categories together. */
AnnoUnitizingAlpha anno_unitizing_alpha    (GPtrArray *texts);

G_END_DECLS
