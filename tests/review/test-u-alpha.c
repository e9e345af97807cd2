/* Proves review/u-alpha: by hand, code point by code point as the definition says, and what holds
 * for any texts. */
#include "review/u-alpha.h"

#include "review/rated-scene.h"

#include <math.h>

static void
assert_near (double value, double wanted, double within)
{
  g_test_message ("%.6f, wanted %.6f", value, wanted);
  g_assert_cmpfloat_with_epsilon (value, wanted, within);
}

/* l = 20, l[c] = 8, o = 4 and 8, S = 32 and 12: Do = 8, De = 20 · 2 · 8 · 12 / 356. */
static void
test_by_hand (void)
{
  static const RatedRow rows[] = { { 0, 0, 0, 4 }, { 1, 0, 2, 6 } };
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_text (2, 1, 10, rows, 2));
  g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);

  assert_near (alpha->whole.value, 1 - 8 * 356 / 3840.0, 1e-12);
  assert_near (alpha->relevance.value, 1 - 8 * 356 / 3840.0, 1e-12);
  g_assert_cmpint (alpha->coding.undefined, ==, ANNO_UNDEFINED_ONE_VALUE);
  assert_near (alpha->coding_share, 0.5, 1e-12);
}

/* l* = 10 and 2, o = 8 and 0, S* = 36 and 4: Do = 4, De = 12 · 40 / 104; of the first category Do
 * = 2, e* = 12 · 84 / 104, of which 12 · 20 / 104 are with the other. */
static void
test_coding_by_hand (void)
{
  static const RatedRow rows[]
      = { { 0, 0, 0, 4 }, { 0, 1, 4, 8 }, { 1, 0, 0, 4 }, { 1, 0, 6, 10 } };
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_text (2, 3, 10, rows, 4));
  g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);

  assert_near (alpha->coding.value, 1 - 4 * 104 / 480.0, 1e-12);
  assert_near (alpha->coding_share, 12 / 16.0, 1e-12);
  assert_near (alpha->categories[0].value, 1 - 2 * (84 / 10.0) / 20, 1e-12);
  assert_near (alpha->categories[1].value, 0, 1e-12);
  assert_near (alpha->shares[0], 10 / 12.0, 1e-12);
  g_assert_cmpint (alpha->categories[2].undefined, ==, ANNO_UNDEFINED_NOTHING);
  g_assert_cmpuint (alpha->categories[0].n_units, ==, 3);
}

/* One who marked a place twice agrees by half with one who marked it once: l = 8, 4 code points;
 * o = 4 for the one and 0 for the other, l = 6 and 2, S = 16 + 4 and 4. */
static void
test_overlap_by_hand (void)
{
  static const RatedRow rows[] = { { 0, 0, 0, 4 }, { 0, 1, 0, 4 }, { 1, 0, 0, 4 } };
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_text (2, 2, 4, rows, 3));
  g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);

  assert_near (alpha->whole.value, 1 - 4 * (64 - 24) / (8.0 * 2 * 6 * 2), 1e-12);
  g_assert_cmpint (alpha->relevance.undefined, ==, ANNO_UNDEFINED_ONE_VALUE);
}

/* An example of the program KrippendorffUnitizedAlpha (zeljkobekcic, its unit test), of three
 * raters: 0.56. */
static void
test_known (void)
{
  static const RatedRow rows[] = {
    { 0, 0, 3, 15 }, { 0, 0, 22, 53 }, { 1, 0, 3, 10 }, { 1, 0, 22, 53 }, { 2, 0, 22, 46 },
  };
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_text (3, 1, 56, rows, 5));
  g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);

  assert_near (alpha->whole.value, 0.56, 0.005);
}

/* The value that a rater gave to a place, -1 for a gap; units don't overlap. */
static int
value_at (const AnnoRatedText *text, guint rater, guint place)
{
  for (guint i = 0; i < text->units[rater]->len; i++)
    {
      const AnnoRatedUnit *unit = &g_array_index (text->units[rater], AnnoRatedUnit, i);
      if (unit->start <= place && place < unit->end)
        return (int) unit->category;
    }
  return -1;
}

/* The definition, matrix by matrix: values from 0, the gap as 0. */
#define N 4

typedef struct
{
  double observed[N][N];
  double squares[N];
  double shared_squares[N];
} Matrices;

static void
count (Matrices *self, const AnnoRatedText *text)
{
  const double m = text->n_raters;

  for (guint i = 0; i < text->n_raters; i++)
    for (guint place = 0; place < text->length; place++)
      {
        const int c = value_at (text, i, place) + 1;
        self->squares[0] += c == 0;
        for (guint k = 0; k < text->n_raters; k++)
          if (k != i)
            self->observed[c][value_at (text, k, place) + 1] += 1 / (m - 1);
      }
  for (guint i = 0; i < text->n_raters; i++)
    for (guint u = 0; u < text->units[i]->len; u++)
      {
        const AnnoRatedUnit *unit = &g_array_index (text->units[i], AnnoRatedUnit, u);
        const double length = unit->end - unit->start;
        self->squares[unit->category + 1] += length * length;
        for (guint k = 0; k < text->n_raters; k++)
          {
            double shared = 0;
            for (guint place = unit->start; place < unit->end && k != i; place++)
              shared += value_at (text, k, place) >= 0;
            self->shared_squares[unit->category + 1] += shared * shared / (m - 1);
          }
      }
}

/* 1 - Do/De of the values from @first on; of one value @k against the others where it isn't -1. */
static double
alpha_of (const Matrices *self, const double *squares, guint first, int k)
{
  double sums[N] = { 0 };
  double expected[N][N];
  double l = 0;
  double s = 0;
  double unlike[2] = { 0 };
  double of_k[2] = { 0 };

  for (guint c = first; c < N; c++)
    {
      s += squares[c];
      for (guint d = first; d < N; d++)
        {
          sums[c] += self->observed[c][d];
          l += self->observed[c][d];
        }
    }
  for (guint c = first; c < N; c++)
    for (guint d = first; d < N; d++)
      {
        expected[c][d] = l * (sums[c] * sums[d] - (c == d ? squares[c] : 0)) / (l * l - s);
        if (k >= 0 ? (int) d == k : TRUE)
          {
            of_k[0] += self->observed[c][d];
            of_k[1] += expected[c][d];
            unlike[0] += c != d ? self->observed[c][d] : 0;
            unlike[1] += c != d ? expected[c][d] : 0;
          }
      }
  return 1 - of_k[1] / of_k[0] * unlike[0] / unlike[1];
}

static double
relevance_of (const Matrices *self)
{
  double sums[N] = { 0 };
  double l = 0;
  double s = 0;
  double observed = 0;

  for (guint c = 0; c < N; c++)
    {
      s += self->squares[c];
      observed += c > 0 ? self->observed[0][c] : 0;
      for (guint d = 0; d < N; d++)
        {
          sums[c] += self->observed[c][d];
          l += self->observed[c][d];
        }
    }
  return 1 - observed / (l * sums[0] * (l - sums[0]) / (l * l - s));
}

static void
test_definition (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) texts
          = rated_scene_list (rated_scene_make (rand, 2 + i % 3, N - 1, 7, 60, FALSE));
      g_ptr_array_add (texts, rated_scene_make (rand, 2 + i % 3, N - 1, 3, 40, FALSE));
      Matrices self = { 0 };
      count (&self, texts->pdata[0]);
      count (&self, texts->pdata[1]);
      g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);
      assert_near (alpha->whole.value, alpha_of (&self, self.squares, 0, -1), 1e-9);
      assert_near (alpha->relevance.value, relevance_of (&self), 1e-9);
      if (alpha->coding.undefined == ANNO_DEFINED)
        assert_near (alpha->coding.value, alpha_of (&self, self.shared_squares, 1, -1), 1e-9);
      for (guint k = 0; k < N - 1; k++)
        if (alpha->categories[k].undefined == ANNO_DEFINED)
          assert_near (alpha->categories[k].value,
                       alpha_of (&self, self.shared_squares, 1, (int) k + 1), 1e-9);
    }
}

static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) texts
          = rated_scene_list (rated_scene_make (rand, 2 + i % 3, 3, 6, 90, TRUE));
      g_ptr_array_add (texts, rated_scene_make (rand, 2 + i % 3, 3, 3, 40, TRUE));
      g_autoptr (GPtrArray) renamed = rated_scene_list (rated_scene_rename (texts->pdata[1]));
      g_ptr_array_add (renamed, rated_scene_rename (texts->pdata[0]));
      g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);
      g_autoptr (AnnoUAlpha) other = anno_u_alpha_new (renamed);
      assert_near (other->whole.value, alpha->whole.value, 1e-9);
      assert_near (other->relevance.value, alpha->relevance.value, 1e-9);
      assert_near (other->coding.value, alpha->coding.value, 1e-9);
      for (guint k = 0; k < 3; k++)
        assert_near (other->categories[(k + 1) % 3].value, alpha->categories[k].value, 1e-9);
    }
}

/* Also where one person's units overlap. */
static void
test_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (AnnoRatedText) text = rated_scene_make (rand, 2 + i % 4, 3, 6, 90, i % 2);
      g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_same (text));
      g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);
      assert_near (alpha->whole.value, 1, 1e-9);
      if (alpha->relevance.undefined == ANNO_DEFINED)
        assert_near (alpha->relevance.value, 1, 1e-9);
      if (alpha->coding.undefined == ANNO_DEFINED)
        assert_near (alpha->coding.value, 1, 1e-9);
    }
}

static void
test_never_above_one (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (24);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GPtrArray) texts
          = rated_scene_list (rated_scene_make (rand, 2 + i % 4, 3, 1 + i % 9, 50, i % 2));
      g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);
      g_assert_cmpfloat (alpha->whole.value, <=, 1);
      g_assert_cmpfloat (alpha->relevance.value, <=, 1);
      g_assert_cmpfloat (alpha->coding.value, <=, 1);
      g_assert_cmpfloat (alpha->coding_share, <=, 1 + 1e-9);
      for (guint k = 0; k < 3; k++)
        g_assert_cmpfloat (alpha->categories[k].value, <=, 1);
    }
}

/* Who hasn't looked at a text is no rater of it, and one alone can't agree. */
static void
test_raters (void)
{
  static const RatedRow rows[] = { { 0, 0, 0, 4 }, { 1, 0, 2, 6 } };
  AnnoRatedText *text = rated_scene_text (3, 1, 10, rows, 2);
  g_autoptr (GPtrArray) texts = rated_scene_list (text);
  AnnoRatedText *alone = rated_scene_text (3, 1, 10, rows, 2);
  g_autoptr (GPtrArray) none = rated_scene_list (rated_scene_text (3, 1, 10, rows, 0));

  text->rated[2] = FALSE;
  alone->rated[1] = alone->rated[2] = FALSE;
  g_ptr_array_add (texts, alone);
  g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);
  g_autoptr (AnnoUAlpha) nothing = anno_u_alpha_new (none);
  assert_near (alpha->whole.value, 1 - 8 * 356 / 3840.0, 1e-12);
  g_assert_cmpuint (alpha->whole.n_left_out, ==, 2);
  g_assert_cmpuint (alpha->whole.n_units, ==, 2);
  g_assert_cmpint (nothing->whole.undefined, ==, ANNO_UNDEFINED_NOTHING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/u-alpha/by-hand", test_by_hand);
  g_test_add_func ("/u-alpha/coding-by-hand", test_coding_by_hand);
  g_test_add_func ("/u-alpha/overlap-by-hand", test_overlap_by_hand);
  g_test_add_func ("/u-alpha/known", test_known);
  g_test_add_func ("/u-alpha/definition", test_definition);
  g_test_add_func ("/u-alpha/order", test_order);
  g_test_add_func ("/u-alpha/same", test_same);
  g_test_add_func ("/u-alpha/never-above-one", test_never_above_one);
  g_test_add_func ("/u-alpha/raters", test_raters);
  return g_test_run ();
}
