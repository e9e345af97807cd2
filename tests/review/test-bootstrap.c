/* Proves review/bootstrap: which drawings it makes, and what interval it makes of them. */
#include "review/bootstrap.h"

#include "rating-scene.h"
#include "review/pair-scores.h"

#include <math.h>

/* The mean of values over the texts that were drawn, and what was seen on the way. */
typedef struct
{
  const double *values;
  guint n_calls;
  double defined_above; /* a mean up to here is undefined */
  double sum;
} Means;

static AnnoMeasure
mean_cb (const guint *times, guint n_texts, gpointer data)
{
  Means *self = data;
  AnnoMeasure measure = { 0 };
  guint n = 0;

  for (guint i = 0; i < n_texts; i++)
    {
      measure.value += self->values[i] * times[i] / n_texts;
      n += times[i];
    }
  g_assert_cmpuint (n, ==, n_texts);
  self->n_calls++;
  self->sum += measure.value;
  measure.undefined = measure.value > self->defined_above ? ANNO_DEFINED : ANNO_UNDEFINED_NOTHING;
  return measure;
}

static void
test_same (void)
{
  static const double values[] = { 0.25, 0.25, 0.25 };
  Means means = { .values = values, .defined_above = -1 };
  AnnoInterval interval = anno_bootstrap (3, mean_cb, &means);

  g_assert_true (interval.defined);
  g_assert_cmpuint (interval.n_values, ==, 1000);
  g_assert_cmpuint (means.n_calls, ==, 1000);
  g_assert_cmpfloat_with_epsilon (interval.low, 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (interval.high, 0.25, 1e-12);
}

/* The mean of 100 ones and zeros, half and half, spreads by 0.05: the interval is about two of
 * these on either side. */
static void
test_spread (void)
{
  double values[100];
  Means means = { .values = values, .defined_above = -1 };
  for (guint i = 0; i < 100; i++)
    values[i] = i % 2;
  AnnoInterval interval = anno_bootstrap (100, mean_cb, &means);

  g_assert_true (interval.defined);
  g_assert_cmpfloat_with_epsilon (means.sum / 1000, 0.5, 0.006);
  g_assert_cmpfloat_with_epsilon (interval.low, 0.402, 0.0151);
  g_assert_cmpfloat_with_epsilon (interval.high, 0.598, 0.0151);
}

/* Two texts, one of them worth 1: the mean is 0, a half or 1, with a quarter, a half and a quarter
 * of the drawings. */
static void
test_two (void)
{
  static const double values[] = { 0, 1 };
  Means means = { .values = values, .defined_above = -1 };
  AnnoInterval interval = anno_bootstrap (2, mean_cb, &means);

  g_assert_true (interval.low == 0 && interval.high == 1);
  means.defined_above = 0.25;
  means.n_calls = 0;
  interval = anno_bootstrap (2, mean_cb, &means);
  g_assert_true (interval.defined);
  g_assert_cmpuint (interval.n_values, >, 700);
  g_assert_cmpuint (interval.n_values, <, 800);
  g_assert_true (interval.low == 0.5 && interval.high == 1);
  means.defined_above = 0.75;
  interval = anno_bootstrap (2, mean_cb, &means);
  g_assert_false (interval.defined);
  g_assert_cmpuint (interval.n_values, >, 200);
}

static void
test_few (void)
{
  static const double values[] = { 1 };
  Means means = { .values = values, .defined_above = -1 };

  g_assert_false (anno_bootstrap (0, mean_cb, &means).defined);
  g_assert_false (anno_bootstrap (1, mean_cb, &means).defined);
  g_assert_cmpuint (means.n_calls, ==, 0);
}

/* Each drawing's values come in order of size here: the 25th of 1,000 from either end are taken. */
static AnnoMeasure
next_cb (const guint *times, guint n_texts, gpointer data)
{
  guint *next = data;

  return (AnnoMeasure){ .value = (*next)++ * 7 % 1000 };
}

static void
test_percentile (void)
{
  guint next = 0;
  AnnoInterval interval = anno_bootstrap (2, next_cb, &next);

  g_assert_true (interval.low == 24 && interval.high == 975);
}

/* With real counts: the same each time, and around the value over all texts. */
static AnnoMeasure
f1_cb (const guint *times, guint n_texts, gpointer data)
{
  AnnoPairCounts **counts = data;
  g_autoptr (AnnoPairCounts) pooled = anno_pair_counts_new (2, FALSE);

  for (guint i = 0; i < n_texts; i++)
    anno_pair_counts_add (pooled, counts[i], times[i]);
  return anno_pair_counts_finish (pooled, ANNO_PAIR_OVERLAP, ANNO_PAIR_ALL).f1;
}

static void
test_counts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  AnnoPairCounts *counts[12];
  const guint once[12] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (AnnoRatedText) text = rating_random (random, 2, 2, 40, 9);
      counts[i] = anno_pair_counts_new (2, FALSE);
      anno_pair_counts_add_text (counts[i], text, 0, 1);
    }
  AnnoInterval interval = anno_bootstrap (12, f1_cb, counts);
  AnnoInterval again = anno_bootstrap (12, f1_cb, counts);
  double f1 = f1_cb (once, 12, counts).value;
  g_assert_true (interval.defined);
  g_assert_true (interval.low == again.low && interval.high == again.high);
  g_assert_true (0 < interval.low && interval.low < f1 && f1 < interval.high && interval.high < 1);
  for (guint i = 0; i < 12; i++)
    anno_pair_counts_free (counts[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bootstrap/same", test_same);
  g_test_add_func ("/bootstrap/spread", test_spread);
  g_test_add_func ("/bootstrap/two", test_two);
  g_test_add_func ("/bootstrap/few", test_few);
  g_test_add_func ("/bootstrap/percentile", test_percentile);
  g_test_add_func ("/bootstrap/counts", test_counts);
  return g_test_run ();
}
