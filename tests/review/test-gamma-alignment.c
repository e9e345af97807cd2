/* Proves review/gamma-alignment, and with it review/unit-distance and review/gamma-search: against
 * trying everything, and against what pygamma-agreement's integer program finds. */
#include "review/gamma-alignment.h"

#include "review/rated-scene.h"

#include <json-glib/json-glib.h>
#include <math.h>

/* Trying everything: the units that are left, rater after rater. */
typedef struct
{
  const AnnoContinuum *continuum;
  const AnnoDistanceWeights *weights;
  gboolean used[ANNO_GAMMA_MAX_RATERS][32];
  double best;
} Trial;

static double
cost_of (const Trial *self, const guint *group)
{
  const guint n = self->continuum->n_raters;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      sum += group[i] == G_MAXUINT || group[k] == G_MAXUINT
                 ? self->weights->empty
                 : anno_unit_distance (anno_continuum_nth (self->continuum, i, group[i]),
                                       anno_continuum_nth (self->continuum, k, group[k]),
                                       self->weights);
  return sum / (n * (n - 1) / 2);
}

static void try_rest (Trial *self, double cost);

/* Fills up @group from @rater on, in every way. */
static void
try_group (Trial *self, guint *group, guint rater, double cost)
{
  if (rater == self->continuum->n_raters)
    {
      try_rest (self, cost + cost_of (self, group));
      return;
    }
  group[rater] = G_MAXUINT;
  try_group (self, group, rater + 1, cost);
  for (guint i = 0; i < self->continuum->units[rater]->len; i++)
    if (!self->used[rater][i])
      {
        group[rater] = i;
        self->used[rater][i] = TRUE;
        try_group (self, group, rater + 1, cost);
        self->used[rater][i] = FALSE;
      }
  group[rater] = G_MAXUINT;
}

static void
try_rest (Trial *self, double cost)
{
  guint group[ANNO_GAMMA_MAX_RATERS];

  if (cost >= self->best)
    return;
  for (guint i = 0; i < self->continuum->n_raters; i++)
    group[i] = G_MAXUINT;
  for (guint i = 0; i < self->continuum->n_raters; i++)
    for (guint k = 0; k < self->continuum->units[i]->len; k++)
      if (!self->used[i][k])
        {
          group[i] = k;
          self->used[i][k] = TRUE;
          try_group (self, group, i + 1, cost);
          self->used[i][k] = FALSE;
          return;
        }
  self->best = cost;
}

static double
try_all (const AnnoContinuum *continuum, const AnnoDistanceWeights *weights)
{
  Trial trial = { .continuum = continuum, .weights = weights, .best = G_MAXDOUBLE };
  try_rest (&trial, 0);
  return trial.best * continuum->n_raters / continuum->n_units;
}

static AnnoContinuum *
join (AnnoRatedText *text)
{
  g_autoptr (GPtrArray) texts = rated_scene_list (text);
  return anno_continuum_join (texts);
}

/* Every unit is in one group, and the groups cost what is said. */
static void
check_groups (const AnnoGammaAlignment *alignment, const AnnoContinuum *continuum,
              const AnnoDistanceWeights *weights)
{
  Trial trial = { .continuum = continuum, .weights = weights };
  guint n_units = 0;
  double sum = 0;

  for (guint i = 0; i < alignment->groups->len; i += alignment->n_raters)
    {
      const guint *group = &g_array_index (alignment->groups, guint, i);
      for (guint k = 0; k < alignment->n_raters; k++)
        if (group[k] != G_MAXUINT)
          {
            g_assert_false (trial.used[k][group[k]]);
            trial.used[k][group[k]] = TRUE;
            n_units++;
          }
      sum += cost_of (&trial, group);
    }
  g_assert_cmpuint (n_units, ==, continuum->n_units);
  g_assert_cmpfloat_with_epsilon (sum * continuum->n_raters / continuum->n_units,
                                  alignment->disorder, 1e-9);
}

static const AnnoDistanceWeights many_weights[]
    = { { 1, 1, 1 }, { 3, 2, 1 }, { 1, 0.5, 0.7 }, { 0.2, 0.9, 1 }, { 0, 1, 1 } };

static void
test_two_raters (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint i = 0; i < 1000; i++)
    {
      const AnnoDistanceWeights *weights = &many_weights[i % G_N_ELEMENTS (many_weights)];
      g_autoptr (AnnoContinuum) continuum
          = join (rated_scene_make (rand, 2, 2, 1 + i % 5, 20 + i % 30, i % 2));
      g_autoptr (AnnoGammaAlignment) alignment = anno_gamma_align (continuum, weights, 0, NULL);
      g_assert_true (alignment->is_exact);
      check_groups (alignment, continuum, weights);
      g_assert_cmpfloat_with_epsilon (alignment->disorder, try_all (continuum, weights), 1e-9);
    }
}

/* What the search starts with: two raters aligned exactly, the third then to these. */
static double
align_in_pairs (const AnnoContinuum *continuum, const AnnoDistanceWeights *weights)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AnnoContinuum) pair = anno_continuum_pick (continuum, i, (i + 1) % 3);
      g_autoptr (AnnoGammaAlignment) alignment = anno_gamma_align (pair, weights, 0, NULL);
      Trial trial = { .continuum = continuum, .weights = weights };
      double sum = 0;
      for (guint k = 0; k < alignment->groups->len; k += 2)
        {
          guint group[3] = { G_MAXUINT, G_MAXUINT, G_MAXUINT };
          group[i] = g_array_index (alignment->groups, guint, k);
          group[(i + 1) % 3] = g_array_index (alignment->groups, guint, k + 1);
          sum += cost_of (&trial, group);
        }
      sum += continuum->units[(i + 2) % 3]->len * weights->empty;
      best = MIN (best, sum * 3 / continuum->n_units);
    }
  return best;
}

/* Nearly always the best one, and never worse than what it starts with. */
static void
test_search (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  guint n_best = 0;
  guint n_best_untried = 0;
  const guint n = 400;

  for (guint i = 0; i < n; i++)
    {
      const guint n_raters = i % 4 == 3 ? 4 : 3;
      const AnnoDistanceWeights *weights = &many_weights[i % 3];
      g_autoptr (AnnoContinuum) continuum = join (
          rated_scene_make (rand, n_raters, 2, n_raters == 4 ? 2 : 3 + i % 2, 24, i % 8 < 4));
      g_autoptr (AnnoGammaAlignment) alignment
          = anno_gamma_align (continuum, weights, ANNO_GAMMA_TRIES, NULL);
      g_autoptr (AnnoGammaAlignment) untried = anno_gamma_align (continuum, weights, 0, NULL);
      const double best = try_all (continuum, weights);
      g_assert_false (alignment->is_exact);
      check_groups (alignment, continuum, weights);
      g_assert_cmpfloat (alignment->disorder, >=, best - 1e-9);
      g_assert_cmpfloat (alignment->disorder, <=, untried->disorder + 1e-9);
      if (n_raters == 3)
        g_assert_cmpfloat (untried->disorder, <=, align_in_pairs (continuum, weights) + 1e-9);
      n_best += alignment->disorder <= best + 1e-9;
      n_best_untried += untried->disorder <= best + 1e-9;
    }
  g_test_message ("the best %u times of %u, %u without looking on", n_best, n, n_best_untried);
  g_assert_cmpuint (n_best, >=, n * 99 / 100);
}

static double
member (JsonObject *object, const char *name)
{
  return json_object_get_double_member (object, name);
}

static AnnoContinuum *
read_units (JsonArray *units)
{
  AnnoContinuum *continuum = NULL;
  guint n_raters = 0;

  for (guint i = 0; i < json_array_get_length (units); i++)
    {
      const char *rater
          = json_object_get_string_member (json_array_get_object_element (units, i), "annotator");
      n_raters = MAX (n_raters, (guint) (rater[3] - '0'));
    }
  continuum = anno_continuum_new (n_raters, 26);
  for (guint i = 0; i < json_array_get_length (units); i++)
    {
      JsonObject *object = json_array_get_object_element (units, i);
      const guint rater = (guint) (json_object_get_string_member (object, "annotator")[3] - '1');
      const AnnoContinuumUnit unit
          = { member (object, "start"), member (object, "end"),
              (guint) (json_object_get_string_member (object, "category")[0] - 'a'), 0 };
      anno_continuum_add (continuum, rater, &unit);
    }
  anno_continuum_sort (continuum);
  return continuum;
}

static void
check_disorder (JsonObject *object, const char *units, const AnnoDistanceWeights *weights,
                double wanted)
{
  g_autoptr (AnnoContinuum) continuum = read_units (json_object_get_array_member (object, units));
  g_autoptr (AnnoGammaAlignment) alignment
      = anno_gamma_align (continuum, weights, ANNO_GAMMA_TRIES, NULL);

  g_test_message ("%.6f, wanted %.6f", alignment->disorder, wanted);
  g_assert_cmpfloat_with_epsilon (alignment->disorder, wanted, 1e-5);
}

/* The distances of all pairs of units, as it gives them. */
static void
check_distances (JsonObject *file, const AnnoDistanceWeights *weights)
{
  g_autoptr (AnnoContinuum) continuum
      = read_units (json_object_get_array_member (file, "continuum"));
  JsonArray *pairs = json_object_get_array_member (json_object_get_object_member (file, "tier1"),
                                                   "pairDissimilarities");

  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);
      const AnnoContinuumUnit *a = anno_continuum_nth (
          continuum, (guint) (json_object_get_string_member (pair, "annotatorA")[3] - '1'),
          (guint) json_object_get_int_member (pair, "unitIndexA"));
      const AnnoContinuumUnit *b = anno_continuum_nth (
          continuum, (guint) (json_object_get_string_member (pair, "annotatorB")[3] - '1'),
          (guint) json_object_get_int_member (pair, "unitIndexB"));
      g_assert_cmpfloat_with_epsilon (anno_unit_distance_positional (a, b),
                                      member (pair, "positional"), 1e-4);
      g_assert_cmpfloat_with_epsilon (anno_unit_distance (a, b, weights), member (pair, "combined"),
                                      1e-4);
    }
}

static void
check_fixture (const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "review", "pygamma", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  JsonObject *file = json_node_get_object (json_parser_get_root (parser));
  JsonObject *params = json_object_get_object_member (file, "params");
  const AnnoDistanceWeights weights
      = { member (params, "alpha"), member (params, "beta"), member (params, "deltaEmpty") };
  check_distances (file, &weights);
  check_disorder (file, "continuum", &weights,
                  member (json_object_get_object_member (file, "tier1"), "bestAlignmentDisorder"));
  JsonArray *samples = json_object_get_array_member (json_object_get_object_member (file, "tier2"),
                                                     "sampledContinua");
  g_assert_cmpuint (json_array_get_length (samples), >, 0);
  for (guint i = 0; i < json_array_get_length (samples); i++)
    {
      JsonObject *sample = json_array_get_object_element (samples, i);
      check_disorder (sample, "units", &weights, member (sample, "bestAlignmentDisorder"));
    }
}

static void
test_fixtures (void)
{
  static const char *const names[] = {
    "fixture_01_two_annotators_simple.json", "fixture_02_unequal_counts.json",
    "fixture_03_identical_perfect.json",     "fixture_04_three_annotators.json",
    "fixture_05_larger_two_annotators.json", "fixture_06_weighted_alpha3_beta2.json",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      check_fixture (names[i]);
    }
}

/* What pygamma-agreement's tests (test_gammas.py) say of these files, with alpha 3. Of the first
 * one they have 6 groups: a seventh that takes apart two units for which that is no matter is as
 * good. */
static void
test_files (void)
{
  static const struct
  {
    const char *name;
    guint n_groups;  /* 0 where it isn't said */
    double disorder; /* 0 where it isn't said */
  } rows[] = { { "AlexPaulSuzan.csv", 0, 0.960625 },
               { "3by100.csv", 127, 0 },
               { "2by1000.csv", 1085, 0 } };
  const AnnoDistanceWeights weights = { 3, 1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnoContinuum) continuum = join (rated_scene_read (rows[i].name));
      g_autoptr (AnnoGammaAlignment) alignment
          = anno_gamma_align (continuum, &weights, ANNO_GAMMA_TRIES, NULL);
      const guint n_groups = alignment->groups->len / alignment->n_raters;
      g_test_message ("%s: %u groups, %.6f", rows[i].name, n_groups, alignment->disorder);
      if (rows[i].n_groups > 0)
        g_assert_cmpuint (n_groups, ==, rows[i].n_groups);
      if (rows[i].disorder > 0)
        g_assert_cmpfloat_with_epsilon (alignment->disorder, rows[i].disorder, 1e-9);
    }
}

/* Units of different texts are never one, however near they come when one text follows the other.
 */
static void
test_texts (void)
{
  static const RatedRow rows[]
      = { { 0, 0, 0, 2 }, { 0, 0, 8, 10 }, { 1, 0, 0, 2 }, { 1, 0, 8, 10 } };
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_text (2, 1, 10, rows, 2));
  g_ptr_array_add (texts, rated_scene_text (2, 1, 10, rows + 2, 2));
  g_autoptr (AnnoContinuum) continuum = anno_continuum_join (texts);
  g_autoptr (AnnoGammaAlignment) alignment
      = anno_gamma_align (continuum, &anno_distance_weights_plain, 0, NULL);

  g_assert_cmpuint (alignment->groups->len, ==, 8);
  g_assert_cmpfloat_with_epsilon (alignment->disorder, 2, 1e-12);
}

/* By hand: weights 1 - (2/8)² for the two unlike ones, and 1 for the two alike. */
static void
test_mix (void)
{
  static const RatedRow rows[]
      = { { 0, 0, 0, 4 }, { 1, 1, 1, 5 }, { 0, 0, 20, 24 }, { 1, 0, 20, 24 } };
  g_autoptr (AnnoContinuum) continuum = join (rated_scene_text (2, 2, 30, rows, 4));
  g_autoptr (AnnoGammaAlignment) alignment
      = anno_gamma_align (continuum, &anno_distance_weights_plain, 0, NULL);
  double mix = 0;

  g_assert_cmpuint (alignment->groups->len, ==, 4);
  g_assert_true (anno_gamma_alignment_get_mix (alignment, continuum, &mix));
  g_assert_cmpfloat_with_epsilon (mix, (15 / 16.0) / (1 + 15 / 16.0), 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gamma-alignment/two-raters", test_two_raters);
  g_test_add_func ("/gamma-alignment/search", test_search);
  g_test_add_func ("/gamma-alignment/fixtures", test_fixtures);
  g_test_add_func ("/gamma-alignment/files", test_files);
  g_test_add_func ("/gamma-alignment/texts", test_texts);
  g_test_add_func ("/gamma-alignment/mix", test_mix);
  return g_test_run ();
}
