#include "review/gamma-chance.h"

#include <math.h>

#define MAX_DRAWS 100

struct _AnnoGammaChance
{
  const AnnoContinuum *continuum;
  GRand *rand;
  double apart;   /* how far, at least */
  double *shifts; /* one a rater, of the continuum in hand */
};

AnnoGammaChance *
anno_gamma_chance_new (const AnnoContinuum *continuum)
{
  g_return_val_if_fail (continuum != NULL && continuum->n_units > 0, NULL);

  AnnoGammaChance *self = g_new0 (AnnoGammaChance, 1);
  self->continuum = continuum;
  self->rand = g_rand_new_with_seed (20150903);
  self->shifts = g_new0 (double, continuum->n_raters);
  for (guint i = 0; i < continuum->n_raters; i++)
    for (guint k = 0; k < continuum->units[i]->len; k++)
      {
        const AnnoContinuumUnit *unit = anno_continuum_nth (continuum, i, k);
        self->apart += (unit->end - unit->start) / continuum->n_units;
      }
  return self;
}

void
anno_gamma_chance_free (AnnoGammaChance *self)
{
  if (self == NULL)
    return;
  g_rand_free (self->rand);
  g_free (self->shifts);
  g_free (self);
}

static gboolean
has_room (const AnnoGammaChance *self, guint rater, double shift)
{
  for (guint i = 0; i < rater; i++)
    {
      const double apart = fabs (shift - self->shifts[i]);
      if (MIN (apart, self->continuum->length - apart) < self->apart)
        return FALSE;
    }
  return TRUE;
}

static void
draw_shift (AnnoGammaChance *self, guint rater)
{
  double shift = 0;

  for (guint i = 0; i < MAX_DRAWS; i++)
    {
      shift = floor (g_rand_double (self->rand) * self->continuum->length);
      if (has_room (self, rater, shift))
        break;
    }
  self->shifts[rater] = shift;
}

static void
add_shifted (AnnoContinuum *made, guint rater, const GArray *units, double shift)
{
  for (guint i = 0; i < units->len; i++)
    {
      AnnoContinuumUnit unit = g_array_index (units, AnnoContinuumUnit, i);
      const double by = unit.start + shift < made->length ? shift : shift - made->length;
      unit.start += by;
      unit.end += by;
      unit.text = 0;
      anno_continuum_add (made, rater, &unit);
    }
}

AnnoContinuum *
anno_gamma_chance_next (AnnoGammaChance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const AnnoContinuum *real = self->continuum;
  AnnoContinuum *made = anno_continuum_new (real->n_raters, real->n_categories);
  made->n_texts = 1;
  made->length = real->length;
  for (guint i = 0; i < real->n_raters; i++)
    {
      const guint whose = (guint) g_rand_int_range (self->rand, 0, (gint32) real->n_raters);
      draw_shift (self, i);
      add_shifted (made, i, real->units[whose], self->shifts[i]);
    }
  anno_continuum_sort (made);
  return made;
}

/* The standard deviation by the mean. */
static double
vary (const double *disorders, guint n)
{
  double sum = 0;
  double squares = 0;

  for (guint i = 0; i < n; i++)
    sum += disorders[i];
  for (guint i = 0; i < n; i++)
    squares += (disorders[i] - sum / n) * (disorders[i] - sum / n);
  return n > 0 && sum > 0 ? sqrt (squares / n) / (sum / n) : 0;
}

guint
anno_gamma_chance_count (const double *disorders, guint n, double precision)
{
  const double root = 1.96 * vary (disorders, n) / precision;
  return (guint) MIN (ceil (root * root), G_MAXINT);
}

double
anno_gamma_chance_precision (const double *disorders, guint n)
{
  return n > 0 ? 1.96 * vary (disorders, n) / sqrt (n) : 0;
}
