/* Gamma: how far several people agree in where they put units and in what they call them, by an
 * alignment of the units; units of one rater may overlap and lie in each other.
 *
 * Source: Y. Mathet, A. Widlöcher, J.-P. Métivier, "The Unified and Holistic Method Gamma (γ) for
 * Inter-Annotator Agreement Measure and Alignment", Computational Linguistics 41, 2015:
 *
 *   gamma = 1 - disorder of the best alignment (review/gamma-alignment) / mean disorder of the
 *               best alignments of continua made by chance (review/gamma-chance).
 *
 * There are 30 such continua, or as many as it takes to know the mean within the wanted
 * precision, up to 3,000. Gamma is 1 where everybody marked the same, and below 0 where they
 * agree less than by chance.
 *
 * Gamma-cat (Mathet 2017, see the alignment) is the same for categories alone: 1 - how mixed they
 * are in the best alignment / the mean of that in those made by chance.
 *
 * Several texts are joined (review/continuum), and units of different texts are never aligned.
 * Two raters are aligned exactly; three to ten by a search, on both sides of the fraction; of
 * more, gamma is the mean of that of all pairs, and so are the rest of its numbers.
 *
 * It takes from milliseconds to minutes, and may be computed in any thread.
 */
#pragma once

#include "review/gamma-alignment.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoMeasure measure;
  AnnoMeasure coding;  /* gamma-cat */
  double observed;     /* disorder, only where measure is defined */
  double expected;
  guint n_samples;     /* continua made by chance, of all pairs of raters where it is their mean */
  double precision;    /* of expected, reached: 0.02 is 2 % */
  gboolean is_exact;   /* whether every alignment is surely the best */
  gboolean is_of_pairs; /* more than ten raters: the mean over pairs */
} AnnoGamma;

typedef struct
{
  AnnoDistanceWeights weights;
  double precision; /* wanted, of the expected disorder */
} AnnoGammaOptions;

/* Weights of 1, and 2 %. */
extern const AnnoGammaOptions anno_gamma_options_plain;

/* Told now and then, in the thread that computes: @share from 0 to 1. */
typedef void (*AnnoGammaProgress) (double share, gpointer data);

/* Computes it of @texts (of AnnoRatedText). @options may be NULL for the plain ones, and so may
 * @cancellable and @progress. FALSE with G_IO_ERROR_CANCELLED where it was cancelled. */
gboolean anno_gamma_compute (GPtrArray *texts, const AnnoGammaOptions *options,
                             GCancellable *cancellable, AnnoGammaProgress progress, gpointer data,
                             AnnoGamma *gamma, GError **error);

G_END_DECLS
