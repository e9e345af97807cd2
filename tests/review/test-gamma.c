/* Proves review/gamma, and with it review/gamma-chance and review/continuum. */
#include "review/gamma.h"

#include "review/gamma-chance.h"
#include "review/rated-scene.h"

#include <math.h>

static AnnoGamma
compute (GPtrArray *texts, const AnnoGammaOptions *options)
{
  AnnoGamma gamma;

  g_assert_true (anno_gamma_compute (texts, options, NULL, NULL, NULL, &gamma, NULL));
  g_test_message ("gamma %.4f = 1 - %.4f / %.4f of %u, precision %.4f; cat %.4f (%d)",
                  gamma.measure.value, gamma.observed, gamma.expected, gamma.n_samples,
                  gamma.precision, gamma.coding.value, gamma.coding.undefined);
  return gamma;
}

static AnnoGamma
compute_file (const char *name, const AnnoGammaOptions *options)
{
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_read (name));
  return compute (texts, options);
}

/* What pygamma-agreement's tests (test_gammas.py) say of these files, with alpha 3. Of the first
 * one it makes continua as the paper has it, with half the distance between shifts; of the others
 * by another rule, which comes to the same where there are many units. */
static void
test_known (void)
{
  static const struct
  {
    const char *name;
    double least;
    double most;
  } rows[] = { { "AlexPaulSuzan.csv", 0.44, 0.47 },
               { "2by1000.csv", 0.39, 0.42 },
               { "3by100.csv", 0.79, 0.81 } };
  const AnnoGammaOptions options = { { 3, 1, 1 }, 0.02 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const AnnoGamma gamma = compute_file (rows[i].name, &options);
      g_assert_cmpfloat (gamma.measure.value, >=, rows[i].least);
      g_assert_cmpfloat (gamma.measure.value, <=, rows[i].most);
      g_assert_cmpfloat (gamma.precision, <=, 0.023);
      g_assert_cmpint (gamma.is_exact, ==, i == 1);
    }
}

/* Both are held against the mean over the same continua. */
static void
test_coding (void)
{
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_read ("AlexPaulSuzan.csv"));
  g_autoptr (AnnoContinuum) continuum = anno_continuum_join (texts);
  g_autoptr (AnnoGammaChance) chance = anno_gamma_chance_new (continuum);
  const AnnoGammaOptions options = { { 1, 1, 1 }, 1 };
  g_autoptr (AnnoGammaAlignment) alignment
      = anno_gamma_align (continuum, &options.weights, ANNO_GAMMA_TRIES, NULL);
  const AnnoGamma gamma = compute (texts, &options);
  double observed = 0;
  double sum = 0;
  double n = 0;

  g_assert_true (anno_gamma_alignment_get_mix (alignment, continuum, &observed));
  for (guint i = 0; i < gamma.n_samples; i++)
    {
      g_autoptr (AnnoContinuum) made = anno_gamma_chance_next (chance);
      g_autoptr (AnnoGammaAlignment) by_chance
          = anno_gamma_align (made, &options.weights, ANNO_GAMMA_TRIES, NULL);
      double mix = 0;
      n += anno_gamma_alignment_get_mix (by_chance, made, &mix);
      sum += mix;
    }
  g_assert_cmpfloat (observed, >, 0);
  g_assert_cmpfloat_with_epsilon (gamma.coding.value, 1 - observed / (sum / n), 1e-9);
}

/* What is made of the same text is the same, and so it is where raters, categories, units and
 * texts come in another order. */
static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (51);

  for (guint i = 0; i < 12; i++)
    {
      const gboolean overlaps = i % 2;
      g_autoptr (GPtrArray) texts
          = rated_scene_list (rated_scene_make (rand, 2 + i % 2, 3, 12, 200, overlaps));
      g_ptr_array_add (texts, rated_scene_make (rand, 2 + i % 2, 3, 5, 120, overlaps));
      g_autoptr (GPtrArray) renamed = rated_scene_list (rated_scene_rename (texts->pdata[1]));
      g_ptr_array_add (renamed, rated_scene_rename (texts->pdata[0]));
      const AnnoGammaOptions options = { { 1, 1, 1 }, 0.1 };
      const AnnoGamma gamma = compute (texts, &options);
      const AnnoGamma other = compute (renamed, &options);
      g_assert_cmpfloat_with_epsilon (gamma.measure.value, other.measure.value, 1e-9);
      g_assert_cmpfloat_with_epsilon (gamma.observed, other.observed, 1e-9);
      g_assert_cmpfloat_with_epsilon (gamma.expected, other.expected, 1e-9);
      g_assert_cmpuint (gamma.n_samples, ==, other.n_samples);
      g_assert_cmpuint (gamma.measure.n_texts, ==, 2);
    }
}

static void
test_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (52);
  const AnnoGammaOptions options = { { 1, 1, 1 }, 0.2 };

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (AnnoRatedText) text = rated_scene_make (rand, 2 + i % 4, 3, 6, 90, i % 2);
      g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_same (text));
      const AnnoGamma gamma = compute (texts, &options);
      g_assert_cmpfloat_with_epsilon (gamma.measure.value, 1, 1e-12);
      g_assert_cmpfloat (gamma.expected, >, 0);
      if (gamma.coding.undefined == ANNO_DEFINED)
        g_assert_cmpfloat_with_epsilon (gamma.coding.value, 1, 1e-12);
    }
}

/* Who marks at random agrees by chance: gamma is about 0. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (53);
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_make (rand, 2, 4, 400, 12000, TRUE));
  const AnnoGamma gamma = compute (texts, NULL);

  g_assert_cmpfloat_with_epsilon (gamma.measure.value, 0, 0.05);
  g_assert_true (gamma.is_exact);
  g_assert_cmpfloat (gamma.precision, <=, 0.025);
}

/* Many units, near each other, take a moment: the test's own time limit says if it is more. */
static void
test_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (54);
  g_autoptr (GPtrArray) texts
      = rated_scene_list (rated_scene_make (rand, 2, 4, 5000, 75000, FALSE));
  const AnnoGamma gamma = compute (texts, NULL);

  g_assert_cmpuint (gamma.measure.n_units, ==, 10000);
  g_assert_cmpint (gamma.measure.undefined, ==, ANNO_DEFINED);
  g_assert_true (gamma.is_exact);
}

/* Of more than ten, the mean over pairs. */
static void
test_pairs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (55);
  AnnoRatedText *text = rated_scene_make (rand, 11, 2, 4, 80, TRUE);
  g_autoptr (GPtrArray) texts = rated_scene_list (text);
  g_autoptr (AnnoContinuum) continuum = anno_continuum_join (texts);
  const AnnoGammaOptions options = { { 1, 1, 1 }, 1 };
  const AnnoGamma gamma = compute (texts, &options);
  double observed = 0;

  for (guint i = 0; i < 11; i++)
    for (guint k = i + 1; k < 11; k++)
      {
        g_autoptr (AnnoContinuum) pair = anno_continuum_pick (continuum, i, k);
        g_autoptr (AnnoGammaAlignment) alignment
            = anno_gamma_align (pair, &options.weights, 0, NULL);
        observed += alignment->disorder / 55;
      }
  g_assert_true (gamma.is_of_pairs);
  g_assert_cmpuint (gamma.n_samples, ==, 55 * 30);
  g_assert_cmpfloat_with_epsilon (gamma.observed, observed, 1e-9);
}

static void
test_undefined (void)
{
  static const RatedRow rows[] = { { 0, 0, 1, 9 } };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) single = rated_scene_list (rated_scene_text (1, 1, 20, rows, 1));
  g_autoptr (GPtrArray) empty = rated_scene_list (rated_scene_text (2, 1, 20, rows, 0));
  g_autoptr (GPtrArray) apart = rated_scene_list (rated_scene_text (2, 1, 20, rows, 1));

  g_assert_cmpint (compute (none, NULL).measure.undefined, ==, ANNO_UNDEFINED_NO_TEXT);
  g_assert_cmpint (compute (single, NULL).measure.undefined, ==, ANNO_UNDEFINED_NO_TEXT);
  g_assert_cmpint (compute (empty, NULL).measure.undefined, ==, ANNO_UNDEFINED_NOTHING);
  g_assert_cmpint (compute (apart, NULL).coding.undefined, ==, ANNO_UNDEFINED_NOTHING);
}

/* Each unit near each other one: said, not tried. */
static void
test_too_many (void)
{
  AnnoRatedText *text = anno_rated_text_new (2, 1, 100);
  g_autoptr (GPtrArray) texts = rated_scene_list (text);

  for (guint i = 0; i < 10000; i++)
    {
      const AnnoRatedUnit unit = { 10 + i % 2, 90, 0, i / 2 };
      anno_rated_text_add (text, i / 5000, &unit);
    }
  g_assert_cmpint (compute (texts, NULL).measure.undefined, ==, ANNO_UNDEFINED_TOO_MANY);
}

typedef struct
{
  GCancellable *cancellable;
  double last;
  guint n_told;
} Watch;

static void
told_cb (double share, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpfloat (share, <=, 1);
  watch->last = share;
  if (++watch->n_told == 5 && watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_read ("annotation_dalton.csv"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable };
  AnnoGamma gamma;

  g_assert_false (anno_gamma_compute (texts, NULL, cancellable, told_cb, &watch, &gamma, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n_told, ==, 5);
}

static void
test_progress (void)
{
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_read ("example_figure10.csv"));
  Watch watch = { NULL };
  AnnoGamma gamma;

  g_assert_true (anno_gamma_compute (texts, NULL, NULL, told_cb, &watch, &gamma, NULL));
  g_assert_cmpuint (watch.n_told, ==, gamma.n_samples);
  g_assert_cmpfloat_with_epsilon (watch.last, 1, 1e-12);
}

/* A made-up continuum has the units of real raters, all shifted by as much, around the end. */
static void
test_chance (void)
{
  static const RatedRow rows[]
      = { { 0, 0, 2, 10 }, { 0, 1, 30, 34 }, { 1, 0, 50, 58 }, { 1, 1, 90, 94 } };
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_text (2, 2, 100, rows, 4));
  g_autoptr (AnnoContinuum) continuum = anno_continuum_join (texts);
  g_autoptr (AnnoGammaChance) chance = anno_gamma_chance_new (continuum);
  guint n_whose[2] = { 0 };
  guint n_alike = 0;

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (AnnoContinuum) made = anno_gamma_chance_next (chance);
      double shifts[2];
      guint sum = 0;
      for (guint k = 0; k < 2; k++)
        {
          g_assert_cmpuint (made->units[k]->len, ==, 2);
          const guint first = anno_continuum_nth (made, k, 0)->category == 0 ? 0 : 1;
          const double start = anno_continuum_nth (made, k, first)->start;
          const double gap
              = fmod (anno_continuum_nth (made, k, 1 - first)->start - start + 100, 100);
          const guint whose = gap == 28 ? 0 : 1;
          g_assert_true (gap == 28 || gap == 40);
          shifts[k] = fmod (start - (whose == 0 ? 2 : 50) + 100, 100);
          n_whose[whose]++;
          sum += whose;
        }
      n_alike += sum != 1;
      const double apart = fabs (shifts[0] - shifts[1]);
      g_assert_cmpfloat (fmin (apart, 100 - apart), >=, 6);
    }
  g_assert_cmpuint (n_whose[0], >, 400);
  g_assert_cmpuint (n_whose[1], >, 400);
  g_assert_cmpuint (n_alike, >, 200);
  g_assert_cmpuint (n_alike, <, 300);
}

/* (1.96 · 0.1 / 0.02)² = 96.04. */
static void
test_samples (void)
{
  const double disorders[] = { 0.9, 1.1 };

  g_assert_cmpuint (anno_gamma_chance_count (disorders, 2, 0.02), ==, 97);
  g_assert_cmpfloat_with_epsilon (anno_gamma_chance_precision (disorders, 2), 1.96 * 0.1 / sqrt (2),
                                  1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gamma/known", test_known);
  g_test_add_func ("/gamma/coding", test_coding);
  g_test_add_func ("/gamma/order", test_order);
  g_test_add_func ("/gamma/same", test_same);
  g_test_add_func ("/gamma/random", test_random);
  g_test_add_func ("/gamma/many", test_many);
  g_test_add_func ("/gamma/pairs", test_pairs);
  g_test_add_func ("/gamma/undefined", test_undefined);
  g_test_add_func ("/gamma/too-many", test_too_many);
  g_test_add_func ("/gamma/cancel", test_cancel);
  g_test_add_func ("/gamma/progress", test_progress);
  g_test_add_func ("/gamma/chance", test_chance);
  g_test_add_func ("/gamma/samples", test_samples);
  return g_test_run ();
}
