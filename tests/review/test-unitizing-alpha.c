/* Proves review/unitizing-alpha: published values, and what holds for any texts. */
#include "review/unitizing-alpha.h"

#include "review/rated-scene.h"

#include <math.h>

/* Krippendorff 2004, page 254 (there rounded: 0.7286 and 0.8591), from where its text begins. */
static const RatedRow book[] = {
  { 0, 0, 75, 145 }, { 0, 0, 220, 250 }, { 1, 0, 70, 150 }, { 1, 0, 205, 225 }, { 1, 0, 250, 270 },
  { 0, 1, 30, 90 },  { 0, 1, 150, 200 }, { 1, 1, 30, 90 },  { 1, 1, 150, 200 },
};

/* Krippendorff 1995, page 57: A to D. */
static const RatedRow cases[] = {
  { 0, 0, 2, 10 },  { 0, 0, 14, 20 }, { 1, 0, 4, 8 },  { 1, 0, 15, 17 }, { 0, 1, 0, 18 },
  { 1, 1, 0, 2 },   { 1, 1, 2, 3 },   { 1, 1, 3, 4 },  { 1, 1, 4, 5 },   { 1, 1, 5, 6 },
  { 1, 1, 6, 9 },   { 1, 1, 9, 10 },  { 0, 2, 2, 8 },  { 0, 2, 10, 12 }, { 0, 2, 14, 18 },
  { 0, 2, 20, 22 }, { 1, 2, 0, 2 },   { 1, 2, 4, 8 },  { 1, 2, 10, 14 }, { 1, 2, 16, 18 },
  { 1, 2, 20, 22 }, { 0, 3, 0, 2 },   { 0, 3, 2, 10 }, { 0, 3, 10, 14 }, { 0, 3, 14, 20 },
  { 0, 3, 20, 24 }, { 1, 3, 0, 4 },   { 1, 3, 4, 8 },  { 1, 3, 8, 15 },  { 1, 3, 15, 17 },
  { 1, 3, 17, 24 },
};

static void
assert_near (double value, double wanted, double within)
{
  g_test_message ("%.6f, wanted %.6f", value, wanted);
  g_assert_cmpfloat_with_epsilon (value, wanted, within);
}

static void
test_book (void)
{
  g_autoptr (GPtrArray) texts
      = rated_scene_list (rated_scene_text (2, 2, 300, book, G_N_ELEMENTS (book)));
  const AnnoUnitizingAlpha c = anno_unitizing_alpha_of (texts, 0);
  const AnnoUnitizingAlpha k = anno_unitizing_alpha_of (texts, 1);
  const AnnoUnitizingAlpha all = anno_unitizing_alpha (texts);

  assert_near (c.observed, 0.0144, 0.00005);
  assert_near (c.expected, 0.0532, 0.00005);
  assert_near (c.measure.value, 0.7286, 0.00015);
  assert_near (k.observed, 0, 1e-12);
  assert_near (k.expected, 0.0490, 0.00005);
  assert_near (k.measure.value, 1, 1e-12);
  assert_near (all.measure.value, 0.8591, 0.0005);
  g_assert_cmpuint (all.measure.n_units, ==, 9);
  g_assert_cmpuint (c.measure.n_units, ==, 5);
}

/* The observed ones are exact; the expected ones are the limit for a finer and finer grid, with the
 * sign of 1995 that 2004 corrects. */
static void
test_cases (void)
{
  static const struct
  {
    double observed;
    double expected;
    double alpha;
  } rows[] = {
    { 0.03125, 0.06990, 0.553 },
    { 2.26736, 1.17731, -0.926 },
    { 0.02777, 0.08642, 0.679 },
    { 0.38715, 0.41445, 0.066 },
  };
  RatedRow fine[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    fine[i] = (RatedRow){ cases[i].rater, cases[i].category, cases[i].start * 50000,
                          cases[i].end * 50000 };
  g_autoptr (GPtrArray) texts
      = rated_scene_list (rated_scene_text (2, 4, 24 * 50000, fine, G_N_ELEMENTS (fine)));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const AnnoUnitizingAlpha alpha = anno_unitizing_alpha_of (texts, i);
      assert_near (alpha.observed, rows[i].observed, 0.00001);
      assert_near (alpha.expected, rows[i].expected, 0.005);
      assert_near (alpha.measure.value, rows[i].alpha, 0.02);
    }
}

/* The values that DKPro Statistics tests itself against (UnitizingAgreementTest). */
static void
test_small (void)
{
  static const RatedRow rows[] = { { 0, 0, 1, 9 }, { 1, 0, 2, 3 }, { 1, 0, 4, 5 }, { 1, 0, 6, 7 } };
  static const RatedRow one[] = { { 0, 0, 0, 1 } };
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_text (2, 1, 10, rows, 4));
  g_autoptr (GPtrArray) three = rated_scene_list (rated_scene_text (3, 1, 20, one, 1));
  const AnnoUnitizingAlpha alpha = anno_unitizing_alpha (texts);

  assert_near (alpha.observed, 0.9100, 0.00005);
  assert_near (alpha.expected, 0.5351, 0.0001);
  assert_near (alpha.measure.value, -0.7003, 0.0001);
  assert_near (anno_unitizing_alpha (three).measure.value, 0, 1e-12);
}

static void
test_undefined (void)
{
  static const RatedRow rows[]
      = { { 0, 0, 1, 9 }, { 0, 0, 8, 12 }, { 1, 1, 2, 3 }, { 0, 1, 5, 9 } };
  g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_text (2, 3, 20, rows, 4));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) single = rated_scene_list (rated_scene_text (1, 3, 20, rows, 2));

  g_assert_cmpint (anno_unitizing_alpha_of (texts, 0).measure.undefined, ==,
                   ANNO_UNDEFINED_OVERLAPS);
  g_assert_cmpint (anno_unitizing_alpha_of (texts, 1).measure.undefined, ==, ANNO_DEFINED);
  g_assert_cmpint (anno_unitizing_alpha_of (texts, 2).measure.undefined, ==,
                   ANNO_UNDEFINED_NOTHING);
  g_assert_cmpint (anno_unitizing_alpha (texts).measure.undefined, ==, ANNO_UNDEFINED_OVERLAPS);
  g_assert_cmpint (anno_unitizing_alpha (none).measure.undefined, ==, ANNO_UNDEFINED_NO_TEXT);
  g_assert_cmpint (anno_unitizing_alpha (single).measure.undefined, ==, ANNO_UNDEFINED_NO_TEXT);
  g_assert_cmpuint (anno_unitizing_alpha (single).measure.n_left_out, ==, 2);
}

/* What the raters are called, categories, and the order of units and texts are of no consequence.
 */
static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) texts
          = rated_scene_list (rated_scene_make (rand, 2 + i % 3, 3, 6, 90, FALSE));
      g_ptr_array_add (texts, rated_scene_make (rand, 2 + i % 3, 3, 3, 40, FALSE));
      g_autoptr (GPtrArray) renamed = rated_scene_list (rated_scene_rename (texts->pdata[1]));
      g_ptr_array_add (renamed, rated_scene_rename (texts->pdata[0]));
      assert_near (anno_unitizing_alpha (renamed).measure.value,
                   anno_unitizing_alpha (texts).measure.value, 1e-9);
    }
}

static void
test_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (AnnoRatedText) text = rated_scene_make (rand, 2 + i % 4, 3, 6, 90, FALSE);
      g_autoptr (GPtrArray) texts = rated_scene_list (rated_scene_same (text));
      assert_near (anno_unitizing_alpha (texts).measure.value, 1, 1e-12);
    }
}

/* Only what all have rated counts, by those who have rated any. */
static void
test_raters (void)
{
  AnnoRatedText *text = rated_scene_text (3, 2, 300, book, G_N_ELEMENTS (book));
  g_autoptr (GPtrArray) texts = rated_scene_list (text);
  AnnoRatedText *other = rated_scene_text (3, 2, 300, book, G_N_ELEMENTS (book));

  text->rated[2] = FALSE;
  other->rated[1] = FALSE;
  other->rated[2] = FALSE;
  g_ptr_array_add (texts, other);
  const AnnoUnitizingAlpha alpha = anno_unitizing_alpha (texts);
  assert_near (alpha.measure.value, 0.8591, 0.0005);
  g_assert_cmpuint (alpha.measure.n_texts, ==, 1);
  g_assert_cmpuint (alpha.measure.n_left_out, ==, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unitizing-alpha/book", test_book);
  g_test_add_func ("/unitizing-alpha/cases", test_cases);
  g_test_add_func ("/unitizing-alpha/small", test_small);
  g_test_add_func ("/unitizing-alpha/undefined", test_undefined);
  g_test_add_func ("/unitizing-alpha/order", test_order);
  g_test_add_func ("/unitizing-alpha/same", test_same);
  g_test_add_func ("/unitizing-alpha/raters", test_raters);
  return g_test_run ();
}
