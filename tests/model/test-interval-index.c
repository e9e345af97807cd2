/* Proves model/interval-index: against a plain list after random work, and by counting nodes. */
#include "model/interval-index.h"

#include <math.h>

/* The plain list that the index must agree with. */
typedef struct
{
  GArray *all; /* of AnnoInterval, in reading order */
} Plain;

static int
tie (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_INT (a) < GPOINTER_TO_INT (b) ? -1 : GPOINTER_TO_INT (a) > GPOINTER_TO_INT (b);
}

static int
compare_plain (gconstpointer a, gconstpointer b)
{
  const AnnoInterval *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  if (x->item != y->item)
    return tie (x->item, y->item);
  return x->part < y->part ? -1 : x->part > y->part;
}

static gboolean
same (const AnnoInterval *a, const AnnoInterval *b)
{
  return compare_plain (a, b) == 0;
}

typedef struct
{
  const Plain *plain;
  guint start, end;
  guint at;
} Check;

static void
skip_those_outside (Check *check)
{
  while (check->at < check->plain->all->len)
    {
      const AnnoInterval *next = &g_array_index (check->plain->all, AnnoInterval, check->at);
      if (next->start < check->end && next->end > check->start)
        return;
      check->at++;
    }
}

static gboolean
visit_check (const AnnoInterval *interval, gpointer data)
{
  Check *check = data;

  skip_those_outside (check);
  g_assert_cmpuint (check->at, <, check->plain->all->len);
  g_assert_true (same (interval, &g_array_index (check->plain->all, AnnoInterval, check->at)));
  check->at++;
  return TRUE;
}

static void
assert_query (AnnoIntervalIndex *index, const Plain *plain, guint start, guint end)
{
  Check check = { plain, start, MAX (end, start + 1), 0 };

  g_assert_true (anno_interval_index_foreach (index, start, end, visit_check, &check));
  skip_those_outside (&check);
  g_assert_cmpuint (check.at, ==, plain->all->len);
}

/* All of them, in order, and no more. */
static void
assert_order (AnnoIntervalIndex *index, const Plain *plain)
{
  assert_query (index, plain, 0, G_MAXUINT - 1);
}

static AnnoInterval
random_interval (GRand *rand, guint width)
{
  guint start = g_rand_int_range (rand, 0, width);
  guint length = g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 1, width)
                                                    : g_rand_int_range (rand, 1, 12);
  return (AnnoInterval) { start, start + length, GINT_TO_POINTER (g_rand_int_range (rand, 0, 40)),
                          g_rand_int_range (rand, 0, 3) };
}

static void
add_both (AnnoIntervalIndex *index, Plain *plain, const AnnoInterval *interval)
{
  for (guint i = 0; i < plain->all->len; i++)
    if (same (interval, &g_array_index (plain->all, AnnoInterval, i)))
      return;
  anno_interval_index_add (index, interval);
  g_array_append_vals (plain->all, interval, 1);
  g_array_sort (plain->all, compare_plain);
}

static void
remove_both (AnnoIntervalIndex *index, Plain *plain, GRand *rand)
{
  if (plain->all->len == 0)
    return;
  guint at = g_rand_int_range (rand, 0, plain->all->len);
  AnnoInterval interval = g_array_index (plain->all, AnnoInterval, at);
  g_assert_true (anno_interval_index_remove (index, &interval));
  g_assert_false (anno_interval_index_remove (index, &interval));
  g_array_remove_index (plain->all, at);
}

static void
test_random_work (void)
{
  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (AnnoIntervalIndex) index = anno_interval_index_new (tie);
      Plain plain = { g_array_new (FALSE, FALSE, sizeof (AnnoInterval)) };
      guint width = seed % 2 == 0 ? 60 : 4000;

      for (guint step = 0; step < 1500; step++)
        {
          AnnoInterval interval = random_interval (rand, width);
          if (g_rand_int_range (rand, 0, 3) > 0)
            add_both (index, &plain, &interval);
          else
            remove_both (index, &plain, rand);
          guint from = g_rand_int_range (rand, 0, width);
          assert_query (index, &plain, from, from + g_rand_int_range (rand, 0, 50));
          if (step % 100 == 0)
            assert_order (index, &plain);
        }
      assert_order (index, &plain);
      g_array_unref (plain.all);
    }
}

static void
test_build_equals_adding (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AnnoIntervalIndex) built = anno_interval_index_new (tie);
  g_autoptr (AnnoIntervalIndex) added = anno_interval_index_new (tie);
  Plain plain = { g_array_new (FALSE, FALSE, sizeof (AnnoInterval)) };

  for (guint i = 0; i < 800; i++)
    {
      AnnoInterval interval = random_interval (rand, 3000);
      add_both (added, &plain, &interval);
    }
  g_autoptr (GArray) shuffled = g_array_copy (plain.all);
  for (guint i = shuffled->len; i > 1; i--)
    {
      guint j = g_rand_int_range (rand, 0, i);
      AnnoInterval swap = g_array_index (shuffled, AnnoInterval, i - 1);
      g_array_index (shuffled, AnnoInterval, i - 1) = g_array_index (shuffled, AnnoInterval, j);
      g_array_index (shuffled, AnnoInterval, j) = swap;
    }
  anno_interval_index_build (built, (AnnoInterval *) (void *) shuffled->data, shuffled->len);
  assert_order (built, &plain);
  for (guint place = 0; place < 3000; place += 7)
    assert_query (built, &plain, place, place);

  /* And it goes on as any other. */
  for (guint i = 0; i < 300; i++)
    {
      AnnoInterval interval = random_interval (rand, 3000);
      add_both (built, &plain, &interval);
      remove_both (built, &plain, rand);
    }
  assert_order (built, &plain);
  g_array_unref (plain.all);
}

static gboolean
count_cb (const AnnoInterval *interval, gpointer data)
{
  (*(guint *) data)++;
  return TRUE;
}

static gboolean
stop_cb (const AnnoInterval *interval, gpointer data)
{
  return FALSE;
}

typedef AnnoInterval (*Shape) (guint i, guint n);

static AnnoInterval
side_by_side (guint i, guint n)
{
  return (AnnoInterval) { 10 * i, 10 * i + 14, GINT_TO_POINTER (i), 0 };
}

static AnnoInterval
all_nested (guint i, guint n)
{
  return (AnnoInterval) { i, 2 * n + 1 - i, GINT_TO_POINTER (i), 0 };
}

static AnnoInterval
one_over_all (guint i, guint n)
{
  if (i == 0)
    return (AnnoInterval) { 0, 10 * n, GINT_TO_POINTER (i), 0 };
  return (AnnoInterval) { 10 * i, 10 * i + 3, GINT_TO_POINTER (i), 0 };
}

/* A query looks at no more nodes than twice the depth and twice what it finds; the depth stays
 * within four times the best possible. Asked once of a built tree, once of one that grew. */
static void
assert_counted_work (Shape shape, guint n, gboolean built)
{
  g_autoptr (AnnoIntervalIndex) index = anno_interval_index_new (tie);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AnnoInterval));

  for (guint i = 0; i < n; i++)
    {
      AnnoInterval interval = shape (i, n);
      if (built)
        g_array_append_val (all, interval);
      else
        anno_interval_index_add (index, &interval);
    }
  if (built)
    anno_interval_index_build (index, (AnnoInterval *) (void *) all->data, all->len);

  guint depth = anno_interval_index_get_depth (index);
  g_assert_cmpfloat (depth, <=, 4 * (log2 (n) + 1));
  for (guint k = 0; k < 50; k++)
    {
      guint found = 0, place = (guint) ((guint64) k * 10 * n / 50);
      anno_interval_index_foreach (index, place, place + 20, count_cb, &found);
      g_assert_cmpuint (anno_interval_index_get_visited (index), <=, 2 * (depth + 1) * (found < 8 ? found + 1 : 8) + 3 * found);
    }
}

static void
test_counted_work (void)
{
  const Shape shapes[] = { side_by_side, all_nested, one_over_all };
  const guint sizes[] = { 100, 10000, 100000 };

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        assert_counted_work (shapes[s], sizes[i], TRUE);
        assert_counted_work (shapes[s], sizes[i], FALSE);
      }
}

static void
test_stop (void)
{
  g_autoptr (AnnoIntervalIndex) index = anno_interval_index_new (NULL);

  g_assert_true (anno_interval_index_foreach (index, 0, 9, stop_cb, NULL));
  for (guint i = 0; i < 100; i++)
    {
      AnnoInterval interval = side_by_side (i, 100);
      anno_interval_index_add (index, &interval);
    }
  g_assert_false (anno_interval_index_foreach (index, 0, 900, stop_cb, NULL));
  g_assert_cmpuint (anno_interval_index_get_visited (index), <=, anno_interval_index_get_depth (index));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval-index/random-work", test_random_work);
  g_test_add_func ("/interval-index/build-equals-adding", test_build_equals_adding);
  g_test_add_func ("/interval-index/counted-work", test_counted_work);
  g_test_add_func ("/interval-index/stop", test_stop);
  return g_test_run ();
}
