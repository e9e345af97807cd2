/* Proves review/item-table and review/item-measures against the tables of the papers. */
#include "review/item-measures.h"

#include <json-glib/json-glib.h>

#define MISSING ANNO_ITEM_MISSING

static void
assert_value (const AnnoItemTable *table, AnnoItemMeasure measure, double value, double precision)
{
  AnnoMeasure result = anno_item_table_finish (table, measure);

  g_assert_cmpint (result.undefined, ==, ANNO_DEFINED);
  g_assert_cmpfloat_with_epsilon (result.value, value, precision);
}

static void
assert_undefined (const AnnoItemTable *table, AnnoItemMeasure measure, AnnoUndefined undefined)
{
  g_assert_cmpint (anno_item_table_finish (table, measure).undefined, ==, undefined);
}

/* A table of two raters, the first's categories down and the second's across. */
static AnnoItemTable *
table_of_two (const guint *cells, guint n_categories)
{
  AnnoItemTable *table = anno_item_table_new (2, n_categories);

  for (guint i = 0; i < n_categories; i++)
    for (guint k = 0; k < n_categories; k++)
      {
        const guint values[] = { i, k };
        anno_item_table_add_item (table, values, cells[i * n_categories + k]);
      }
  return table;
}

/* Tables of two raters, and what is published of them. −9: not published. */
static void
test_two_raters (void)
{
  static const double none = -9;
  static const struct
  {
    const char *source;
    guint n_categories;
    guint cells[9];
    double agreement, kappa, pi, alpha, precision;
  } cases[] = {
    { "Cohen 1960, p. 37: proportions of 100",
      3,
      { 25, 13, 12, 12, 2, 16, 3, 15, 2 },
      0.29,
      -0.092,
      none,
      none,
      0.0005 },
    { "Cohen 1960, p. 45: 200 cases",
      3,
      { 88, 14, 18, 10, 40, 10, 2, 6, 12 },
      0.70,
      0.492,
      none,
      none,
      0.0005 },
    { "Artstein and Poesio 2008, the example of two dialogue acts",
      2,
      { 20, 20, 10, 50 },
      0.70,
      0.348,
      0.341,
      none,
      0.0005 },
    { "Artstein and Poesio 2008: their example of three dialogue acts, as NLTK has it",
      3,
      { 46, 6, 0, 0, 32, 0, 0, 6, 10 },
      0.88,
      0.8013,
      0.7995,
      0.8005,
      0.00005 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].source);
      g_autoptr (AnnoItemTable) table = table_of_two (cases[i].cells, cases[i].n_categories);
      assert_value (table, ANNO_ITEM_PERCENTAGE, cases[i].agreement, 1e-9);
      assert_value (table, ANNO_ITEM_COHEN, cases[i].kappa, cases[i].precision);
      if (cases[i].pi > none)
        {
          assert_value (table, ANNO_ITEM_SCOTT, cases[i].pi, cases[i].precision);
          assert_value (table, ANNO_ITEM_FLEISS, cases[i].pi, cases[i].precision);
        }
      if (cases[i].alpha > none)
        assert_value (table, ANNO_ITEM_ALPHA, cases[i].alpha, cases[i].precision);
    }
}

static const guint fleiss_table[30][5] = {
  { 0, 0, 0, 6, 0 }, { 0, 3, 0, 0, 3 }, { 0, 1, 4, 0, 1 }, { 0, 0, 0, 0, 6 }, { 0, 3, 0, 3, 0 },
  { 2, 0, 4, 0, 0 }, { 0, 0, 4, 0, 2 }, { 2, 0, 3, 1, 0 }, { 2, 0, 0, 4, 0 }, { 0, 0, 0, 0, 6 },
  { 1, 0, 0, 5, 0 }, { 1, 1, 0, 4, 0 }, { 0, 3, 3, 0, 0 }, { 1, 0, 0, 5, 0 }, { 0, 2, 0, 3, 1 },
  { 0, 0, 5, 0, 1 }, { 3, 0, 0, 1, 2 }, { 5, 1, 0, 0, 0 }, { 0, 2, 0, 4, 0 }, { 1, 0, 2, 0, 3 },
  { 0, 0, 0, 0, 6 }, { 0, 1, 0, 5, 0 }, { 0, 2, 0, 1, 3 }, { 2, 0, 0, 4, 0 }, { 1, 0, 0, 4, 1 },
  { 0, 5, 0, 1, 0 }, { 4, 0, 0, 0, 2 }, { 0, 2, 0, 4, 0 }, { 1, 0, 5, 0, 0 }, { 0, 0, 0, 0, 6 },
};

/* Adds an item by how many of six raters chose each category; with @only, that one against all
 * others. */
static void
add_diagnoses (AnnoItemTable *table, const guint *counts, guint only)
{
  guint values[6];
  guint n = 0;

  for (guint i = 0; i < 5; i++)
    for (guint k = 0; k < counts[i]; k++)
      values[n++] = only == MISSING ? i : i == only;
  g_assert_cmpuint (n, ==, 6);
  anno_item_table_add_item (table, values, 1);
}

/* Fleiss 1971, table 1: six psychiatrists each on 30 patients; kappa .430, of an agreement of .5556
 * where .2199 are expected. The kappas of the five diagnoses are his too; here they are of one
 * category against all others. */
static void
test_fleiss (void)
{
  static const double kappas[] = { 0.245, 0.245, 0.520, 0.471, 0.566 };
  g_autoptr (AnnoItemTable) table = anno_item_table_new (6, 5);

  for (guint i = 0; i < 30; i++)
    add_diagnoses (table, fleiss_table[i], MISSING);
  assert_value (table, ANNO_ITEM_PERCENTAGE, 0.5556, 0.00005);
  assert_value (table, ANNO_ITEM_FLEISS, 0.430, 0.0005);
  assert_undefined (table, ANNO_ITEM_SCOTT, ANNO_UNDEFINED_TOO_MANY);
  assert_undefined (table, ANNO_ITEM_COHEN, ANNO_UNDEFINED_TOO_MANY);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (AnnoItemTable) one = anno_item_table_new (6, 2);
      for (guint k = 0; k < 30; k++)
        add_diagnoses (one, fleiss_table[k], i);
      assert_value (one, ANNO_ITEM_FLEISS, kappas[i], 0.0005);
    }
}

/* Adds an item for each place of @rows: a digit or a letter is a category, a dot none. */
static AnnoItemTable *
table_of_rows (const char *const *rows, guint n_raters, guint n_categories)
{
  AnnoItemTable *table = anno_item_table_new (n_raters, n_categories);
  g_autofree guint *values = g_new (guint, n_raters);

  for (guint i = 0; rows[0][i] != '\0'; i++)
    {
      for (guint k = 0; k < n_raters; k++)
        values[k] = rows[k][i] == '.' ? MISSING : (guint) g_ascii_xdigit_value (rows[k][i]);
      anno_item_table_add_item (table, values, 1);
    }
  return table;
}

/* Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", A to C: two values, more of
 * them, and four observers with gaps. */
static void
test_alpha (void)
{
  static const char *const two_values[] = { "0100000010", "1110010000" };
  static const char *const nominal[] = { "aabbdcccedda", "babbbccceddd" };
  static const char *const gaps[]
      = { "123321412...", "1233224125.3", ".3332342251.", "12332441251." };
  g_autoptr (AnnoItemTable) a = table_of_rows (two_values, 2, 2);
  g_autoptr (AnnoItemTable) b = table_of_rows (nominal, 2, 16);
  g_autoptr (AnnoItemTable) c = table_of_rows (gaps, 4, 6);

  assert_value (a, ANNO_ITEM_ALPHA, 0.095, 0.0005);
  assert_value (b, ANNO_ITEM_ALPHA, 0.692, 0.0005);
  assert_value (c, ANNO_ITEM_ALPHA, 0.743, 0.0005);
}

/* Gwet's AC1 as irrCAC computes it, of tables in tests/data/review. */
static void
assert_gwet (const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "review", "gwet", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *rows = json_object_get_array_member (root, "table");
  guint n = json_array_get_length (rows);
  g_autofree guint *cells = g_new (guint, n * n);
  for (guint i = 0; i < n * n; i++)
    cells[i] = json_array_get_int_element (json_array_get_array_element (rows, i / n), i % n);
  g_autoptr (AnnoItemTable) table = table_of_two (cells, n);
  JsonObject *expected
      = json_array_get_object_element (json_object_get_array_member (root, "cases"), 0);
  g_assert_cmpstr (json_object_get_string_member (expected, "measure"), ==, "AC1");
  assert_value (table, ANNO_ITEM_PERCENTAGE, json_object_get_double_member (expected, "pa"), 1e-9);
  assert_value (table, ANNO_ITEM_AC1, json_object_get_double_member (expected, "coefficient"),
                0.000006);
}

static void
test_ac1 (void)
{
  assert_gwet ("fixture_01_paradox_2x2.json");
  assert_gwet ("fixture_02_cohen_ex1.json");
  assert_gwet ("fixture_03_cohen_ex2.json");
  assert_gwet ("fixture_04_likert_4x4.json");
  assert_gwet ("fixture_05_likert_5x5.json");
}

/* By hand: (a a .), (a b .), (b b b), (a . .), in rows a rater. Agreement of the first three: 1,
 * 0, 1. Shares, each item counting the same: a = (1 + 1/2 + 0 + 1) / 4. */
static void
test_missing (void)
{
  static const char *const rows[] = { "0010", "011.", "..1." };
  g_autoptr (AnnoItemTable) table = table_of_rows (rows, 3, 2);
  double share = 2.5 / 4;
  double expected = 2 * share * (1 - share);

  assert_value (table, ANNO_ITEM_PERCENTAGE, 2.0 / 3, 1e-12);
  assert_value (table, ANNO_ITEM_AC1, (2.0 / 3 - expected) / (1 - expected), 1e-12);
  /* Seven values in pairs, three a and four b: Do = (1 + 1) / 7, De = 2 × 12 / (7 × 6). */
  assert_value (table, ANNO_ITEM_ALPHA, 1 - (2.0 / 7) / (24.0 / 42), 1e-12);
  /* Only the third has been rated by all. */
  assert_undefined (table, ANNO_ITEM_FLEISS, ANNO_UNDEFINED_ONE_VALUE);
}

static void
test_undefined (void)
{
  g_autoptr (AnnoItemTable) table = anno_item_table_new (2, 3);
  g_autoptr (AnnoItemTable) alone = anno_item_table_new (1, 3);
  static const guint one_sided[] = { 2, MISSING };
  static const guint both[] = { 1, 1 };
  static const guint other[] = { 2, 2 };

  anno_item_table_add_item (table, one_sided, 5);
  anno_item_table_add_item (alone, both, 5);
  for (guint i = 0; i < ANNO_N_ITEM_MEASURES; i++)
    {
      assert_undefined (table, i, ANNO_UNDEFINED_NO_TEXT);
      assert_undefined (alone, i, ANNO_UNDEFINED_NO_TEXT);
    }
  anno_item_table_add_item (table, both, 7);
  assert_value (table, ANNO_ITEM_PERCENTAGE, 1, 1e-12);
  for (guint i = ANNO_ITEM_COHEN; i <= ANNO_ITEM_ALPHA; i++)
    assert_undefined (table, i, ANNO_UNDEFINED_ONE_VALUE);
  anno_item_table_add_item (table, other, 1);
  for (guint i = 0; i < ANNO_N_ITEM_MEASURES; i++)
    assert_value (table, i, 1, 1e-12);
}

/* Items by chance, with gaps. */
static void
fill_both (GRand *random, AnnoItemTable *table, AnnoItemTable *other, const guint *raters,
           const guint *categories)
{
  for (guint i = 0; i < 20; i++)
    {
      guint values[3];
      guint changed[3];
      guint64 times = g_rand_int_range (random, 1, 4);
      for (guint k = 0; k < table->n_raters; k++)
        values[k] = g_rand_int_range (random, 0, 5) == 0 ? MISSING
                                                         : (guint) g_rand_int_range (random, 0, 3);
      for (guint k = 0; k < table->n_raters; k++)
        {
          guint value = values[raters[k]];
          changed[k] = value == MISSING ? MISSING : categories[value];
        }
      anno_item_table_add_item (table, values, times);
      for (guint k = 0; k < times; k++)
        anno_item_table_add_item (other, changed, 1);
    }
}

/* No measure minds who is first or what a category is called. */
static void
test_symmetry (void)
{
  static const guint raters[][3] = { { 1, 0 }, { 2, 0, 1 } };
  static const guint categories[] = { 1, 2, 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint i = 0; i < 200; i++)
    {
      guint n = 2 + i % 2;
      g_autoptr (AnnoItemTable) table = anno_item_table_new (n, 3);
      g_autoptr (AnnoItemTable) other = anno_item_table_new (n, 3);
      fill_both (random, table, other, raters[n - 2], categories);
      for (guint k = 0; k < ANNO_N_ITEM_MEASURES; k++)
        {
          AnnoMeasure expected = anno_item_table_finish (table, k);
          AnnoMeasure result = anno_item_table_finish (other, k);
          g_assert_cmpint (expected.undefined, ==, result.undefined);
          g_assert_cmpfloat_with_epsilon (expected.value, result.value, 1e-12);
        }
    }
}

/* For two raters and no gaps, alpha is pi but for the correction for small numbers: 1 − alpha is
 * (1 − pi) (N − 1) / N, N being twice the items (Krippendorff 2011). */
static void
test_alpha_and_pi (void)
{
  static const guint cells[] = { 46, 6, 0, 0, 32, 0, 0, 6, 10 };
  g_autoptr (AnnoItemTable) table = table_of_two (cells, 3);
  double pi = anno_item_table_finish (table, ANNO_ITEM_SCOTT).value;

  assert_value (table, ANNO_ITEM_ALPHA, 1 - (1 - pi) * 199 / 200, 1e-12);
}

static void
test_add (void)
{
  static const guint cells[] = { 20, 20, 10, 50 };
  static const guint thrice[] = { 60, 60, 30, 150 };
  g_autoptr (AnnoItemTable) table = table_of_two (cells, 2);
  g_autoptr (AnnoItemTable) other = table_of_two (cells, 2);
  g_autoptr (AnnoItemTable) expected = table_of_two (thrice, 2);

  anno_item_table_add (table, other, 2);
  g_assert_cmpmem (table->cells, table->n_cells * sizeof (guint64), expected->cells,
                   expected->n_cells * sizeof (guint64));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item-measures/two-raters", test_two_raters);
  g_test_add_func ("/item-measures/fleiss", test_fleiss);
  g_test_add_func ("/item-measures/alpha", test_alpha);
  g_test_add_func ("/item-measures/ac1", test_ac1);
  g_test_add_func ("/item-measures/missing", test_missing);
  g_test_add_func ("/item-measures/undefined", test_undefined);
  g_test_add_func ("/item-measures/symmetry", test_symmetry);
  g_test_add_func ("/item-measures/alpha-and-pi", test_alpha_and_pi);
  g_test_add_func ("/item-measures/add", test_add);
  return g_test_run ();
}
