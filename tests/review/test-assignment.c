/* Proves review/assignment: the best of all ways to give each row a column, against trying all. */
#include "review/assignment.h"

#define MOST 6

/* The most that rows from @row on gain with the columns that aren't taken. */
static gint64
try_all (const gint64 *gains, guint n_rows, guint n_columns, guint row, guint taken)
{
  gint64 best = -1;

  if (row == n_rows)
    return 0;
  for (guint i = 0; i < n_columns; i++)
    if ((taken & 1u << i) == 0)
      best = MAX (best, gains[row * n_columns + i]
                            + try_all (gains, n_rows, n_columns, row + 1, taken | 1u << i));
  return best;
}

static gint64
gain_of (const gint64 *gains, guint n_rows, guint n_columns)
{
  g_autofree guint *columns = anno_assignment_solve (gains, n_rows, n_columns);
  guint taken = 0;
  gint64 gain = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_cmpuint (columns[i], <, n_columns);
      g_assert_cmpuint (taken & 1u << columns[i], ==, 0);
      taken |= 1u << columns[i];
      gain += gains[i * n_columns + columns[i]];
    }
  return gain;
}

/* The first row must leave its best column to the second. */
static void
test_known (void)
{
  static const gint64 gains[] = { 9, 8, 0, 9, 1, 0 };

  g_assert_cmpint (gain_of (gains, 2, 3), ==, 17);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  gint64 gains[MOST * MOST];

  for (guint i = 0; i < 500; i++)
    {
      guint n_columns = g_rand_int_range (random, 1, MOST + 1);
      guint n_rows = g_rand_int_range (random, 0, n_columns + 1);
      gint64 most = i % 2 == 0 ? 4 : (gint64) 1 << 40;
      for (guint k = 0; k < n_rows * n_columns; k++)
        gains[k] = g_rand_int_range (random, 0, 3) > 0 ? g_rand_double (random) * most : 0;
      g_assert_cmpint (gain_of (gains, n_rows, n_columns), ==,
                       try_all (gains, n_rows, n_columns, 0, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignment/known", test_known);
  g_test_add_func ("/assignment/random", test_random);
  return g_test_run ();
}
