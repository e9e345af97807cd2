/* Proves review/sparse-assignment: against trying everything, on random gains. */
#include "review/sparse-assignment.h"

#define MOST 7

typedef struct
{
  guint n_rows;
  guint n_columns;
  double gains[MOST][MOST]; /* 0 for no pair */
} Table;

/* The best from @row on, without the columns in @taken. */
static double
try_all (const Table *table, guint row, guint taken)
{
  double best = 0;

  if (row == table->n_rows)
    return 0;
  best = try_all (table, row + 1, taken);
  for (guint k = 0; k < table->n_columns; k++)
    if ((taken & 1u << k) == 0 && table->gains[row][k] > 0)
      best = MAX (best, table->gains[row][k] + try_all (table, row + 1, taken | 1u << k));
  return best;
}

static guint *
solve (const Table *table)
{
  g_autoptr (GArray) gains = g_array_new (FALSE, FALSE, sizeof (AnnoGain));
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < table->n_rows; i++)
    {
      g_array_append_val (firsts, gains->len);
      for (guint k = 0; k < table->n_columns; k++)
        {
          const AnnoGain gain = { k, table->gains[i][k] };
          if (gain.gain > 0)
            g_array_append_val (gains, gain);
        }
    }
  g_array_append_val (firsts, gains->len);
  return anno_sparse_assignment (gains, firsts, table->n_columns);
}

/* What the columns of @columns gain; each is taken once, and by a pair that there is. */
static double
add_up (const Table *table, const guint *columns)
{
  guint taken = 0;
  double sum = 0;

  for (guint i = 0; i < table->n_rows; i++)
    if (columns[i] != G_MAXUINT)
      {
        g_assert_cmpuint (columns[i], <, table->n_columns);
        g_assert_cmpuint (taken & 1u << columns[i], ==, 0);
        g_assert_cmpfloat (table->gains[i][columns[i]], >, 0);
        taken |= 1u << columns[i];
        sum += table->gains[i][columns[i]];
      }
  return sum;
}

/* Whole numbers bring ties. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint i = 0; i < 3000; i++)
    {
      Table table = { .n_rows = (guint) g_rand_int_range (rand, 0, MOST + 1),
                      .n_columns = (guint) g_rand_int_range (rand, 0, MOST + 1) };
      const double share = g_rand_double (rand);
      for (guint r = 0; r < table.n_rows; r++)
        for (guint c = 0; c < table.n_columns; c++)
          if (g_rand_double (rand) < share)
            table.gains[r][c]
                = i % 2 ? g_rand_double (rand) + 0.001 : g_rand_int_range (rand, 1, 4);
      g_autofree guint *columns = solve (&table);
      g_assert_cmpfloat_with_epsilon (add_up (&table, columns), try_all (&table, 0, 0), 1e-9);
    }
}

/* The second row takes what the first would rather have; the third moves both on. */
static void
test_chain (void)
{
  const Table table = { 3, 3, { { 5, 4 }, { 5, 0, 3 }, { 5 } } };
  g_autofree guint *columns = solve (&table);

  g_assert_cmpuint (columns[0], ==, 1);
  g_assert_cmpuint (columns[1], ==, 2);
  g_assert_cmpuint (columns[2], ==, 0);
}

/* A row that is worth less than moving the others stays alone. */
static void
test_alone (void)
{
  const Table table = { 2, 1, { { 2 }, { 3 } } };
  g_autofree guint *columns = solve (&table);

  g_assert_cmpuint (columns[0], ==, G_MAXUINT);
  g_assert_cmpuint (columns[1], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sparse-assignment/random", test_random);
  g_test_add_func ("/sparse-assignment/chain", test_chain);
  g_test_add_func ("/sparse-assignment/alone", test_alone);
  return g_test_run ();
}
