#include "review/bootstrap.h"

#include <string.h>

#define SEED 20150401

/* Draws @n_texts texts. The generator is GLib's Mersenne Twister, whose 32 bits are the same on
 * every machine; its ranges are not promised to be. */
static void
draw (GRand *random, guint *times, guint n_texts)
{
  memset (times, 0, n_texts * sizeof *times);
  for (guint i = 0; i < n_texts; i++)
    times[((guint64) g_rand_int (random) * n_texts) >> 32]++;
}

static int
compare_values_cb (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

AnnoInterval
anno_bootstrap (guint n_texts, AnnoBootstrapFinish finish, gpointer data)
{
  AnnoInterval interval = { 0 };
  g_return_val_if_fail (finish != NULL, interval);
  if (n_texts < 2)
    return interval;

  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree guint *times = g_new (guint, n_texts);
  double values[ANNO_BOOTSTRAP_DRAWINGS];
  guint n = 0;

  for (guint i = 0; i < ANNO_BOOTSTRAP_DRAWINGS; i++)
    {
      draw (random, times, n_texts);
      AnnoMeasure measure = finish (times, n_texts, data);
      if (measure.undefined == ANNO_DEFINED)
        values[n++] = measure.value;
    }
  interval.n_values = n;
  interval.defined = 2 * n >= ANNO_BOOTSTRAP_DRAWINGS;
  if (!interval.defined)
    return interval;
  qsort (values, n, sizeof *values, compare_values_cb);
  /* A fortieth is cut off on each side: of 1,000 the 25th and the 25th from the end stay. */
  guint cut = MAX (n / 40, 1) - 1;
  interval.low = values[cut];
  interval.high = values[n - 1 - cut];
  return interval;
}
