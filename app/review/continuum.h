/* Several texts put one after another, so that a measure which knows one continuum can be had of
 * all of them.
 *
 * Its raters are those who have rated any of the texts, and it holds the texts that all of them
 * have rated; what was marked in others is left out and counted. No unit reaches over the end of
 * its text, and a gap between units ends there too. The texts are put in an order of their own,
 * and so are the raters: neither the order of the texts nor that of the raters is of consequence
 * for what is made of them.
 *
 * Places are code points, kept as floating point: whole numbers in a continuum of texts, any in one
 * that chance made (review/gamma-chance).
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

typedef struct
{
  double start; /* half-open, from the start of the first text */
  double end;
  guint category;
  guint text; /* from 0, in the order of the continuum */
} AnnoContinuumUnit;

typedef struct
{
  guint n_raters;
  guint n_categories;
  guint n_texts;
  guint n_units;
  guint n_left_out; /* units */
  double length;
  GArray **units;   /* one a rater: of AnnoContinuumUnit, by start, end and category */
  GArray *starts;   /* of double: where each text begins; one more, for where the last one ends */
} AnnoContinuum;

/* Of @n_raters, who marked nothing, without a text. */
AnnoContinuum *anno_continuum_new (guint n_raters, guint n_categories) G_GNUC_WARN_UNUSED_RESULT;
/* Of @texts: of AnnoRatedText, all with as many raters and categories. */
AnnoContinuum *anno_continuum_join (GPtrArray *texts) G_GNUC_WARN_UNUSED_RESULT;
/* What the raters @a and @b marked in it. */
AnnoContinuum *anno_continuum_pick (const AnnoContinuum *self, guint a, guint b)
    G_GNUC_WARN_UNUSED_RESULT;
void           anno_continuum_free (AnnoContinuum *self);

/* Adds a unit. Who adds them out of order sorts them afterwards. */
void anno_continuum_add  (AnnoContinuum *self, guint rater, const AnnoContinuumUnit *unit);
void anno_continuum_sort (AnnoContinuum *self);

static inline const AnnoContinuumUnit *
anno_continuum_nth (const AnnoContinuum *self, guint rater, guint n)
{
  return &g_array_index (self->units[rater], AnnoContinuumUnit, n);
}

/* A measure of it without a value yet: undefined where there are no two raters, or no units. */
AnnoMeasure anno_continuum_measure (const AnnoContinuum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoContinuum, anno_continuum_free)

G_END_DECLS
