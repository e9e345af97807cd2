#include "review/gamma.h"

#include "review/gamma-chance.h"

#define FIRST_SAMPLES 30
#define MAX_SAMPLES 3000

const AnnoGammaOptions anno_gamma_options_plain = { { 1, 1, 1 }, 0.02 };

typedef struct
{
  const AnnoGammaOptions *options;
  GCancellable *cancellable;
  AnnoGammaProgress progress;
  gpointer data;
  double begun; /* the share that is done, and that one pair of raters makes */
  double part;
} Work;

/* Continua made by chance, and what came of them. */
typedef struct
{
  GArray *disorders; /* of double */
  double mix;        /* the sum over those that have one */
  guint n_mixed;
} Samples;

static void
tell (const Work *work, double share)
{
  if (work->progress != NULL)
    work->progress (MIN (work->begun + share * work->part, 1), work->data);
}

/* FALSE where it can't be aligned, or was cancelled. */
static gboolean
take_sample (const Work *work, AnnoGammaChance *chance, Samples *samples)
{
  g_autoptr (AnnoContinuum) made = anno_gamma_chance_next (chance);
  g_autoptr (AnnoGammaAlignment) alignment
      = anno_gamma_align (made, &work->options->weights, ANNO_GAMMA_TRIES, work->cancellable);
  double mix = 0;

  if (alignment == NULL)
    return FALSE;
  g_array_append_val (samples->disorders, alignment->disorder);
  if (anno_gamma_alignment_get_mix (alignment, made, &mix))
    {
      samples->mix += mix;
      samples->n_mixed++;
    }
  return TRUE;
}

static gboolean
take_samples (const Work *work, const AnnoContinuum *continuum, Samples *samples)
{
  g_autoptr (AnnoGammaChance) chance = anno_gamma_chance_new (continuum);
  guint wanted = FIRST_SAMPLES;

  while (samples->disorders->len < wanted)
    {
      if (!take_sample (work, chance, samples))
        return FALSE;
      if (samples->disorders->len == FIRST_SAMPLES)
        wanted = anno_gamma_chance_count ((const double *) samples->disorders->data, FIRST_SAMPLES,
                                          work->options->precision);
      wanted = CLAMP (wanted, FIRST_SAMPLES, MAX_SAMPLES);
      tell (work, (double) samples->disorders->len / wanted);
    }
  return TRUE;
}

static double
mean_of (const GArray *numbers)
{
  double sum = 0;

  for (guint i = 0; i < numbers->len; i++)
    sum += g_array_index (numbers, double, i);
  return numbers->len > 0 ? sum / numbers->len : 0;
}

/* Nothing unlike is full agreement, also where chance can't do worse. */
static void
decide (AnnoMeasure *measure, double observed, double expected)
{
  if (expected > 0)
    measure->value = 1 - observed / expected;
  else if (observed <= 0)
    measure->value = 1;
  else
    measure->undefined = ANNO_UNDEFINED_ONE_VALUE;
}

static void
decide_coding (AnnoGamma *self, gboolean mixed, double mix, const Samples *samples)
{
  self->coding = self->measure;
  if (!mixed)
    self->coding.undefined = ANNO_UNDEFINED_NOTHING;
  else if (samples->n_mixed == 0 || samples->mix <= 0)
    self->coding.undefined = ANNO_UNDEFINED_ONE_VALUE;
  else
    self->coding.value = 1 - mix / (samples->mix / samples->n_mixed);
}

static void
give_up (AnnoGamma *self, AnnoUndefined why)
{
  self->measure.undefined = why;
  self->coding = self->measure;
}

/* Of ten raters at most, of whom some marked something. */
static void
compute_aligned (const Work *work, const AnnoContinuum *continuum, AnnoGamma *self)
{
  Samples samples = { .disorders = g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autoptr (GArray) disorders = samples.disorders;
  g_autoptr (AnnoGammaAlignment) alignment
      = anno_gamma_align (continuum, &work->options->weights, ANNO_GAMMA_TRIES, work->cancellable);
  double mix = 0;

  if (alignment == NULL || !take_samples (work, continuum, &samples))
    {
      give_up (self, ANNO_UNDEFINED_TOO_MANY);
      return;
    }
  self->observed = alignment->disorder;
  self->expected = mean_of (disorders);
  self->n_samples = disorders->len;
  self->precision = anno_gamma_chance_precision ((const double *) disorders->data, disorders->len);
  self->is_exact = alignment->is_exact;
  const gboolean mixed = anno_gamma_alignment_get_mix (alignment, continuum, &mix);
  decide_coding (self, mixed, mix, &samples);
  decide (&self->measure, self->observed, self->expected);
}

/* The sums of all pairs, until they are divided. */
typedef struct
{
  AnnoGamma sum;
  guint n_pairs;
  guint n_coded;
  gboolean too_many;
} Pairs;

static void
add_pair (Pairs *self, const AnnoGamma *pair)
{
  self->too_many |= pair->measure.undefined == ANNO_UNDEFINED_TOO_MANY;
  if (pair->measure.undefined != ANNO_DEFINED)
    return;
  self->n_pairs++;
  self->sum.measure.value += pair->measure.value;
  self->sum.observed += pair->observed;
  self->sum.expected += pair->expected;
  self->sum.precision = MAX (self->sum.precision, pair->precision);
  self->sum.n_samples += pair->n_samples;
  if (pair->coding.undefined != ANNO_DEFINED)
    return;
  self->n_coded++;
  self->sum.coding.value += pair->coding.value;
}

static void
divide (const Pairs *self, AnnoGamma *gamma)
{
  gamma->is_of_pairs = TRUE;
  gamma->is_exact = TRUE;
  gamma->coding = gamma->measure;
  if (self->too_many || self->n_pairs == 0)
    {
      give_up (gamma, self->too_many ? ANNO_UNDEFINED_TOO_MANY : ANNO_UNDEFINED_NOTHING);
      return;
    }
  gamma->measure.value = self->sum.measure.value / self->n_pairs;
  gamma->observed = self->sum.observed / self->n_pairs;
  gamma->expected = self->sum.expected / self->n_pairs;
  gamma->precision = self->sum.precision;
  gamma->n_samples = self->sum.n_samples;
  if (self->n_coded == 0)
    gamma->coding.undefined = ANNO_UNDEFINED_NOTHING;
  else
    gamma->coding.value = self->sum.coding.value / self->n_coded;
}

static void
compute_pairs (Work *work, const AnnoContinuum *continuum, AnnoGamma *self)
{
  const guint n_raters = continuum->n_raters;
  Pairs pairs = { 0 };

  work->part = 2.0 / ((double) n_raters * (n_raters - 1));
  for (guint i = 0; i < n_raters; i++)
    for (guint k = i + 1; k < n_raters; k++)
      {
        g_autoptr (AnnoContinuum) picked = anno_continuum_pick (continuum, i, k);
        AnnoGamma pair = { .measure = anno_continuum_measure (picked) };
        if (g_cancellable_is_cancelled (work->cancellable))
          return;
        if (pair.measure.undefined == ANNO_DEFINED)
          compute_aligned (work, picked, &pair);
        add_pair (&pairs, &pair);
        work->begun += work->part;
      }
  divide (&pairs, self);
}

gboolean
anno_gamma_compute (GPtrArray *texts, const AnnoGammaOptions *options, GCancellable *cancellable,
                    AnnoGammaProgress progress, gpointer data, AnnoGamma *gamma, GError **error)
{
  g_return_val_if_fail (texts != NULL && gamma != NULL, FALSE);

  g_autoptr (AnnoContinuum) continuum = anno_continuum_join (texts);
  Work work = { .options = options != NULL ? options : &anno_gamma_options_plain,
                .cancellable = cancellable,
                .progress = progress,
                .data = data,
                .part = 1 };

  *gamma = (AnnoGamma){ .measure = anno_continuum_measure (continuum) };
  gamma->coding = gamma->measure;
  if (gamma->measure.undefined != ANNO_DEFINED)
    return TRUE;
  if (continuum->n_raters <= ANNO_GAMMA_MAX_RATERS)
    compute_aligned (&work, continuum, gamma);
  else
    compute_pairs (&work, continuum, gamma);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
