/* Proves review/pair-counts and review/pair-scores: known counts, and what must not change them. */
#include "review/pair-scores.h"

#include "rating-scene.h"

#include <math.h>
#include <string.h>

#define N_WAYS (ANNO_PAIR_CHARACTER_PLACE + 1)
#define N_SCHEMES (ANNO_PAIR_SCHEME_TYPE + 1)

static AnnoPairCounts *
count (const AnnoRatedText *text, gboolean half)
{
  AnnoPairCounts *counts = anno_pair_counts_new (text->n_categories, half);

  anno_pair_counts_add_text (counts, text, 0, 1);
  return counts;
}

static void
assert_near (AnnoMeasure measure, double value)
{
  g_assert_cmpint (measure.undefined, ==, ANNO_DEFINED);
  g_assert_cmpfloat_with_epsilon (measure.value, value, 1e-12);
}

static void
assert_score (AnnoPairScore score, double precision, double recall)
{
  double sum = precision + recall;

  assert_near (score.precision, precision);
  assert_near (score.recall, recall);
  assert_near (score.f1, sum > 0 ? 2 * precision * recall / sum : 0);
}

/* Four and five spans: one the same, one of another category, one with another end, one that
 * overlaps in another category, and two alone. */
static AnnoRatedText *
make_scene (void)
{
  AnnoRatedText *text = rating_new (2, 3, 100);

  rating_mark (text, 0, 0, 0, 10);
  rating_mark (text, 1, 0, 0, 10);
  rating_mark (text, 0, 1, 20, 30);
  rating_mark (text, 1, 0, 20, 30);
  rating_mark (text, 0, 2, 40, 60);
  rating_mark (text, 1, 2, 55, 60);
  rating_mark (text, 0, 2, 70, 80);
  rating_mark (text, 1, 1, 75, 85);
  rating_mark (text, 1, 1, 90, 95);
  return text;
}

static void
test_ways (void)
{
  g_autoptr (AnnoRatedText) text = make_scene ();
  g_autoptr (AnnoPairCounts) counts = count (text, FALSE);
  static const struct
  {
    AnnoPairWay way;
    guint category;
    double pairs, a, b;
  } cases[] = {
    { ANNO_PAIR_EXACT, ANNO_PAIR_ALL, 1, 4, 5 },
    { ANNO_PAIR_EXACT, 0, 1, 1, 2 },
    { ANNO_PAIR_EXACT, 1, 0, 1, 2 },
    { ANNO_PAIR_EXACT_PLACE, ANNO_PAIR_ALL, 2, 4, 5 },
    { ANNO_PAIR_OVERLAP, ANNO_PAIR_ALL, 2, 4, 5 },
    { ANNO_PAIR_OVERLAP, 2, 1, 2, 1 },
    { ANNO_PAIR_OVERLAP_PLACE, ANNO_PAIR_ALL, 4, 4, 5 },
    { ANNO_PAIR_LENIENT, ANNO_PAIR_ALL, 2, 4, 5 },
    { ANNO_PAIR_LENIENT, 2, 1, 2, 1 },
    { ANNO_PAIR_AVERAGE, ANNO_PAIR_ALL, 1.5, 4, 5 },
    { ANNO_PAIR_CHARACTER, 0, 10, 10, 20 },
    { ANNO_PAIR_CHARACTER, 2, 5, 30, 5 },
    { ANNO_PAIR_CHARACTER, ANNO_PAIR_ALL, 15, 50, 40 },
    { ANNO_PAIR_CHARACTER_PLACE, ANNO_PAIR_ALL, 30, 50, 40 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_score (anno_pair_counts_finish (counts, cases[i].way, cases[i].category),
                  cases[i].pairs / cases[i].b, cases[i].pairs / cases[i].a);
  AnnoMeasure f1 = anno_pair_counts_finish (counts, ANNO_PAIR_EXACT, ANNO_PAIR_ALL).f1;
  g_assert_cmpuint (f1.n_texts, ==, 1);
  g_assert_cmpuint (f1.n_units, ==, 9);
  g_assert_cmpuint (f1.n_left_out, ==, 0);
  f1 = anno_pair_counts_finish (counts, ANNO_PAIR_EXACT, 2).f1;
  g_assert_cmpuint (f1.n_units, ==, 3);
}

/* By half of the union, only the two that are at one place stay. */
static void
test_half (void)
{
  g_autoptr (AnnoRatedText) text = make_scene ();
  g_autoptr (AnnoPairCounts) counts = count (text, TRUE);

  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_OVERLAP, ANNO_PAIR_ALL), 0.2, 0.25);
  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_OVERLAP_PLACE, ANNO_PAIR_ALL), 0.4, 0.5);
}

static void
test_schemes (void)
{
  g_autoptr (AnnoRatedText) text = make_scene ();
  g_autoptr (AnnoPairCounts) counts = count (text, FALSE);
  static const guint64 expected[N_SCHEMES][3] = {
    [ANNO_PAIR_SCHEME_STRICT] = { 1, 3, 0 },
    [ANNO_PAIR_SCHEME_EXACT] = { 2, 2, 0 },
    [ANNO_PAIR_SCHEME_PARTIAL] = { 2, 0, 2 },
    [ANNO_PAIR_SCHEME_TYPE] = { 2, 2, 0 },
  };

  for (guint i = 0; i < N_SCHEMES; i++)
    {
      AnnoPairSchemeScore result = anno_pair_counts_finish_scheme (counts, i);
      double good = expected[i][0] + expected[i][2] / 2.0;
      g_assert_cmpuint (result.correct, ==, expected[i][0]);
      g_assert_cmpuint (result.incorrect, ==, expected[i][1]);
      g_assert_cmpuint (result.partial, ==, expected[i][2]);
      g_assert_cmpuint (result.missing, ==, 0);
      g_assert_cmpuint (result.spurious, ==, 1);
      assert_score (result.score, good / 5, good / 4);
    }
}

/* One span beside another, and what each of the four schemes of SemEval-2013 task 9 makes of it:
 * correct, incorrect, partial, missing, or missing and spurious. */
static void
test_semeval_rows (void)
{
  static const struct
  {
    guint start, end, category; /* beside 10 to 20 of category 0; empty for nothing marked */
    const char *outcome;        /* strict, exact, partial, type */
  } cases[] = {
    { 10, 20, 0, "CCCC" }, { 10, 20, 1, "ICCI" }, { 10, 25, 0, "IIPC" },
    { 10, 25, 1, "IIPI" }, { 30, 35, 0, "SSSS" }, { 0, 0, 0, "MMMM" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoRatedText) text = rating_new (2, 2, 50);
      rating_mark (text, 0, 0, 10, 20);
      if (cases[i].end > 0)
        rating_mark (text, 1, cases[i].category, cases[i].start, cases[i].end);
      g_autoptr (AnnoPairCounts) counts = count (text, FALSE);
      for (guint k = 0; k < N_SCHEMES; k++)
        {
          AnnoPairSchemeScore result = anno_pair_counts_finish_scheme (counts, k);
          char outcome = cases[i].outcome[k];
          g_assert_cmpuint (result.correct, ==, outcome == 'C');
          g_assert_cmpuint (result.incorrect, ==, outcome == 'I');
          g_assert_cmpuint (result.partial, ==, outcome == 'P');
          g_assert_cmpuint (result.missing, ==, outcome == 'M' || outcome == 'S');
          g_assert_cmpuint (result.spurious, ==, outcome == 'S');
        }
    }
}

/* A span that is marked twice is there twice, and paired as often as both have it. */
static void
test_multiset (void)
{
  g_autoptr (AnnoRatedText) text = rating_new (2, 2, 50);
  for (guint i = 0; i < 3; i++)
    rating_mark (text, 0, 0, 10, 20);
  rating_mark (text, 0, 1, 10, 20);
  for (guint i = 0; i < 2; i++)
    rating_mark (text, 1, 0, 10, 20);
  rating_mark (text, 1, 1, 10, 20);
  rating_mark (text, 1, 1, 10, 20);
  g_autoptr (AnnoPairCounts) counts = count (text, FALSE);

  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_EXACT, ANNO_PAIR_ALL), 0.75, 0.75);
  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_EXACT, 0), 1, 2.0 / 3);
  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_EXACT_PLACE, ANNO_PAIR_ALL), 1, 1);
  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_CHARACTER, ANNO_PAIR_ALL), 1, 1);
}

/* A span of two parts is one thing: the same with both parts, and not with one. */
static void
test_parts (void)
{
  g_autoptr (AnnoRatedText) text = rating_new (2, 1, 100);
  for (guint i = 0; i < 2; i++)
    {
      rating_mark (text, i, 0, 0, 10);
      rating_part (text, i, 20, 30);
    }
  rating_mark (text, 0, 0, 50, 60);
  rating_part (text, 0, 70, 80);
  rating_mark (text, 1, 0, 50, 60);
  rating_mark (text, 1, 0, 70, 80);
  g_autoptr (AnnoPairCounts) counts = count (text, FALSE);

  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_EXACT, 0), 1.0 / 3, 0.5);
  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_OVERLAP, 0), 2.0 / 3, 1);
  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_CHARACTER, 0), 1, 1);
}

/* GATE: what is paired strictly isn't paired again, so the long span finds nobody. */
static void
test_lenient (void)
{
  g_autoptr (AnnoRatedText) text = rating_new (2, 1, 100);
  rating_mark (text, 0, 0, 10, 20);
  rating_mark (text, 0, 0, 0, 40);
  rating_mark (text, 1, 0, 10, 20);
  g_autoptr (AnnoPairCounts) counts = count (text, FALSE);

  assert_score (anno_pair_counts_finish (counts, ANNO_PAIR_LENIENT, 0), 1, 0.5);
}

/* Whether @place lies in a unit of @category, or of any where it is 3. */
static gboolean
covers (const AnnoRatedText *text, guint rater, guint category, guint place)
{
  for (guint i = 0; i < text->units[rater]->len; i++)
    {
      const AnnoRatedUnit *unit = &g_array_index (text->units[rater], AnnoRatedUnit, i);
      if ((category == 3 || unit->category == category) && unit->start <= place
          && place < unit->end)
        return TRUE;
    }
  return FALSE;
}

/* The code points that each covers, and both, against looking at each; spans are long here, so that
 * many lie in others. */
static void
test_characters (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (AnnoRatedText) text = rating_random (random, 2, 3, 60, 6);
      for (guint k = 0; k < 4; k++)
        {
          guint start = g_rand_int_range (random, 0, 30);
          rating_mark (text, k % 2, k / 2, start, start + g_rand_int_range (random, 1, 30));
        }
      g_autoptr (AnnoPairCounts) counts = count (text, FALSE);
      for (guint category = 0; category <= 3; category++)
        {
          guint n[3] = { 0 };
          for (guint place = 0; place < 60; place++)
            {
              gboolean in_a = covers (text, 0, category, place);
              gboolean in_b = covers (text, 1, category, place);
              n[0] += in_a ? 1 : 0;
              n[1] += in_b ? 1 : 0;
              n[2] += in_a && in_b ? 1 : 0;
            }
          g_assert_cmpuint (counts->characters_a[category], ==, n[0]);
          g_assert_cmpuint (counts->characters_b[category], ==, n[1]);
          g_assert_cmpuint (counts->characters_both[category], ==, n[2]);
        }
    }
}

static void
test_undefined (void)
{
  g_autoptr (AnnoPairCounts) counts = anno_pair_counts_new (2, FALSE);
  g_autoptr (AnnoRatedText) nothing = rating_new (2, 2, 100);
  g_autoptr (AnnoRatedText) one_sided = rating_new (2, 2, 100);
  g_autoptr (AnnoRatedText) unrated = anno_rated_text_new (2, 2, 100);
  rating_mark (one_sided, 1, 0, 3, 9);
  rating_mark (unrated, 1, 0, 3, 9);

  anno_pair_counts_add_text (counts, unrated, 0, 1);
  for (guint i = 0; i < N_WAYS; i++)
    {
      AnnoPairScore score = anno_pair_counts_finish (counts, i, ANNO_PAIR_ALL);
      g_assert_cmpint (score.f1.undefined, ==, ANNO_UNDEFINED_NO_TEXT);
      g_assert_cmpuint (score.f1.n_left_out, ==, 1);
    }
  anno_pair_counts_add_text (counts, nothing, 0, 1);
  for (guint i = 0; i < N_WAYS; i++)
    {
      AnnoPairScore score = anno_pair_counts_finish (counts, i, ANNO_PAIR_ALL);
      g_assert_cmpint (score.precision.undefined, ==, ANNO_UNDEFINED_NOTHING);
      g_assert_cmpint (score.recall.undefined, ==, ANNO_UNDEFINED_NOTHING);
      g_assert_cmpint (score.f1.undefined, ==, ANNO_UNDEFINED_NOTHING);
    }
  anno_pair_counts_add_text (counts, one_sided, 0, 1);
  for (guint i = 0; i < N_WAYS; i++)
    {
      AnnoPairScore score = anno_pair_counts_finish (counts, i, ANNO_PAIR_ALL);
      g_assert_cmpint (score.recall.undefined, ==, ANNO_UNDEFINED_NOTHING);
      assert_near (score.precision, 0);
      assert_near (score.f1, 0);
      g_assert_cmpuint (score.f1.n_texts, ==, 2);
    }
}

static void
assert_same_cells (const AnnoPairCounts *a, const AnnoPairCounts *b)
{
  g_assert_cmpuint (a->n_texts, ==, b->n_texts);
  g_assert_cmpmem (a->cells, a->n_cells * sizeof (guint64), b->cells,
                   b->n_cells * sizeof (guint64));
}

/* Whoever is first: precision and recall change places, and F1 stays. */
static void
test_swap (void)
{
  static const guint swapped[] = { 1, 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (AnnoRatedText) text = rating_random (random, 2, 3, 40, 9);
      g_autoptr (AnnoRatedText) other = rating_copy (text, random, swapped, NULL, 0);
      g_autoptr (AnnoPairCounts) a = count (text, i % 2);
      g_autoptr (AnnoPairCounts) b = count (other, i % 2);
      for (guint way = 0; way < N_WAYS; way++)
        {
          AnnoPairScore first = anno_pair_counts_finish (a, way, ANNO_PAIR_ALL);
          AnnoPairScore second = anno_pair_counts_finish (b, way, ANNO_PAIR_ALL);
          g_assert_cmpint (first.f1.undefined, ==, second.f1.undefined);
          g_assert_true (first.f1.value == second.f1.value);
          g_assert_true (first.precision.value == second.recall.value);
          g_assert_true (first.recall.value == second.precision.value);
        }
      for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
        {
          AnnoPairSchemeScore first = anno_pair_counts_finish_scheme (a, scheme);
          AnnoPairSchemeScore second = anno_pair_counts_finish_scheme (b, scheme);
          g_assert_cmpuint (first.correct, ==, second.correct);
          g_assert_cmpuint (first.partial, ==, second.partial);
          g_assert_cmpuint (first.missing, ==, second.spurious);
        }
    }
}

/* Whatever the categories are called, all that is pooled stays, and each takes its own along. */
static void
test_rename (void)
{
  static const guint renamed[] = { 2, 0, 1 };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (AnnoRatedText) text = rating_random (random, 2, 3, 40, 9);
      g_autoptr (AnnoRatedText) other = rating_copy (text, random, NULL, renamed, 0);
      g_autoptr (AnnoPairCounts) a = count (text, i % 2);
      g_autoptr (AnnoPairCounts) b = count (other, i % 2);
      for (guint way = 0; way < N_WAYS; way++)
        g_assert_true (anno_pair_counts_finish (a, way, ANNO_PAIR_ALL).f1.value
                       == anno_pair_counts_finish (b, way, ANNO_PAIR_ALL).f1.value);
      for (guint k = 0; k < 3; k++)
        {
          g_assert_cmpuint (a->n_a[k], ==, b->n_a[renamed[k]]);
          g_assert_cmpuint (a->exact[k * 3 + k], ==, b->exact[renamed[k] * 3 + renamed[k]]);
          g_assert_cmpuint (a->overlap[k], ==, b->overlap[renamed[k]]);
          g_assert_cmpuint (a->lenient[k], ==, b->lenient[renamed[k]]);
          g_assert_cmpuint (a->characters_both[k], ==, b->characters_both[renamed[k]]);
        }
    }
}

/* The order of units, the numbers of spans and where in the text they are change nothing. */
static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (AnnoRatedText) text = rating_random (random, 2, 3, 40, 12);
      g_autoptr (AnnoRatedText) other = rating_copy (text, random, NULL, NULL, i % 3);
      g_autoptr (AnnoPairCounts) a = count (text, i % 2);
      g_autoptr (AnnoPairCounts) b = count (other, i % 2);
      assert_same_cells (a, b);
    }
}

/* Counts of two texts, added in any way, are the counts of the two put together. */
static void
test_pooled (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (AnnoRatedText) one = rating_random (random, 2, 3, 40, 9);
      g_autoptr (AnnoRatedText) two = rating_random (random, 2, 3, 40, 9);
      g_autoptr (AnnoRatedText) whole = rating_new (2, 3, 80);
      rating_pour (whole, one, 0);
      rating_pour (whole, two, 40);
      g_autoptr (AnnoPairCounts) expected = count (whole, i % 2);
      g_autoptr (AnnoPairCounts) in_turn = count (two, i % 2);
      g_autoptr (AnnoPairCounts) added = count (one, i % 2);
      g_autoptr (AnnoPairCounts) other = count (two, i % 2);
      anno_pair_counts_add_text (in_turn, one, 0, 1);
      anno_pair_counts_add (added, other, 1);
      assert_same_cells (in_turn, added);
      expected->n_texts = 2;
      assert_same_cells (expected, added);
      anno_pair_counts_add (added, other, 2);
      g_assert_cmpuint (added->n_texts, ==, 4);
      for (gsize k = 0; k < added->n_cells; k++)
        g_assert_cmpuint (added->cells[k], ==, in_turn->cells[k] + 2 * other->cells[k]);
    }
}

/* The same marks give 1 by every measure; marks that don't touch give 0. */
static void
test_ends (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (AnnoRatedText) marks = rating_random (random, 1, 3, 40, 9);
      g_autoptr (AnnoRatedText) same = rating_new (2, 3, 40);
      g_autoptr (AnnoRatedText) apart = rating_new (2, 3, 80);
      if (marks->units[0]->len == 0)
        continue;
      for (guint k = 0; k < marks->units[0]->len; k++)
        {
          AnnoRatedUnit unit = g_array_index (marks->units[0], AnnoRatedUnit, k);
          anno_rated_text_add (same, 0, &unit);
          anno_rated_text_add (same, 1, &unit);
          anno_rated_text_add (apart, 0, &unit);
          unit.start += 40;
          unit.end += 40;
          anno_rated_text_add (apart, 1, &unit);
        }
      g_autoptr (AnnoPairCounts) all = count (same, i % 2);
      g_autoptr (AnnoPairCounts) none = count (apart, i % 2);
      for (guint way = 0; way < N_WAYS; way++)
        {
          assert_score (anno_pair_counts_finish (all, way, ANNO_PAIR_ALL), 1, 1);
          assert_score (anno_pair_counts_finish (none, way, ANNO_PAIR_ALL), 0, 0);
        }
      for (guint scheme = 0; scheme < N_SCHEMES; scheme++)
        {
          assert_score (anno_pair_counts_finish_scheme (all, scheme).score, 1, 1);
          assert_score (anno_pair_counts_finish_scheme (none, scheme).score, 0, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pair-counts/ways", test_ways);
  g_test_add_func ("/pair-counts/half", test_half);
  g_test_add_func ("/pair-counts/schemes", test_schemes);
  g_test_add_func ("/pair-counts/semeval-rows", test_semeval_rows);
  g_test_add_func ("/pair-counts/multiset", test_multiset);
  g_test_add_func ("/pair-counts/parts", test_parts);
  g_test_add_func ("/pair-counts/lenient", test_lenient);
  g_test_add_func ("/pair-counts/characters", test_characters);
  g_test_add_func ("/pair-counts/undefined", test_undefined);
  g_test_add_func ("/pair-counts/swap", test_swap);
  g_test_add_func ("/pair-counts/rename", test_rename);
  g_test_add_func ("/pair-counts/order", test_order);
  g_test_add_func ("/pair-counts/pooled", test_pooled);
  g_test_add_func ("/pair-counts/ends", test_ends);
  return g_test_run ();
}
