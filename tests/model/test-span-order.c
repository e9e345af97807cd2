/* Proves model/span-order: against a plain array after random work, and that a fork stays what it
 * was while the original goes on, in this thread and in another one. */
#include "model/span-draft.h"
#include "model/span-order.h"

static AnnoSpan *
make_span (guint start, guint length, guint id)
{
  g_autofree char *name = g_strdup_printf ("urn:%u", id);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (name, "claim");
  anno_span_draft_add_segment (draft, start, start + length);
  return anno_span_draft_finish (draft);
}

static GPtrArray *
plain_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
}

static gpointer
ref_cb (gconstpointer span, gpointer data)
{
  return anno_span_ref ((AnnoSpan *) span);
}

static GPtrArray *
plain_copy (GPtrArray *plain)
{
  return g_ptr_array_copy (plain, ref_cb, NULL);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return anno_span_compare (*(AnnoSpan *const *) a, *(AnnoSpan *const *) b);
}

static void
assert_same (const AnnoSpanOrder *order, const GPtrArray *plain)
{
  AnnoSpanOrderIter iter;

  g_assert_cmpuint (anno_span_order_get_length (order), ==, plain->len);
  anno_span_order_iter_init (&iter, order);
  for (guint i = 0; i < plain->len; i++)
    {
      AnnoSpan *span = plain->pdata[i];
      g_assert_true (anno_span_order_iter_next (&iter) == span);
      g_assert_true (anno_span_order_nth (order, i) == span);
      g_assert_cmpuint (anno_span_order_rank (order, span), ==, i);
    }
  g_assert_null (anno_span_order_iter_next (&iter));
  g_assert_null (anno_span_order_nth (order, plain->len));
}

static void
add_one (AnnoSpanOrder *order, GPtrArray *plain, GRand *rand, guint width)
{
  static guint id;
  AnnoSpan *span = make_span ((guint) g_rand_int_range (rand, 0, (int) width),
                              (guint) g_rand_int_range (rand, 1, 20), id++);

  anno_span_order_add (order, span);
  g_ptr_array_add (plain, span);
  g_ptr_array_sort (plain, compare_cb);
}

static void
remove_one (AnnoSpanOrder *order, GPtrArray *plain, GRand *rand)
{
  if (plain->len == 0)
    return;
  guint at = (guint) g_rand_int_range (rand, 0, (int) plain->len);
  AnnoSpan *span = plain->pdata[at];
  g_assert_true (anno_span_order_remove (order, span));
  g_assert_false (anno_span_order_remove (order, span));
  g_assert_cmpuint (anno_span_order_rank (order, span), ==, G_MAXUINT);
  g_ptr_array_remove_index (plain, at);
}

/* Grows to many chunks, then shrinks to none; a fork is taken now and then, and held against what
 * was there. */
static void
work (AnnoSpanOrder *order, GPtrArray *plain, guint seed, guint width)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AnnoSpanOrder) fork = anno_span_order_fork (order);
  g_autoptr (GPtrArray) then = plain_copy (plain);

  for (guint i = 0; i < 3000; i++)
    {
      gboolean grows = g_rand_int_range (rand, 0, 10) < (i < 1500 ? 8 : 1);
      if (grows)
        add_one (order, plain, rand, width);
      else
        remove_one (order, plain, rand);
      if (i % 250 != 0)
        continue;
      assert_same (order, plain);
      assert_same (fork, then);
      anno_span_order_free (fork);
      fork = anno_span_order_fork (order);
      g_ptr_array_unref (then);
      then = plain_copy (plain);
    }
  while (plain->len > 0)
    remove_one (order, plain, rand);
  assert_same (order, plain);
  assert_same (fork, then);
}

static void
test_random_work (void)
{
  for (guint seed = 1; seed <= 2; seed++)
    {
      g_autoptr (AnnoSpanOrder) order = anno_span_order_new ();
      g_autoptr (GPtrArray) plain = plain_new ();
      work (order, plain, seed, seed % 2 == 0 ? 30 : 5000);
      work (order, plain, seed + 10, 5000);
    }
}

static void
test_fill (void)
{
  static const guint sizes[] = { 0, 1, 192, 193, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (AnnoSpanOrder) order = anno_span_order_new ();
      g_autoptr (GPtrArray) plain = plain_new ();
      for (guint n = 0; n < sizes[i]; n++)
        g_ptr_array_add (plain, make_span ((n * 7919) % 5000, 1 + n % 3, n));
      anno_span_order_fill (order, (AnnoSpan *const *) plain->pdata, plain->len);
      g_ptr_array_sort (plain, compare_cb);
      assert_same (order, plain);
      work (order, plain, 20 + i, 5000);
    }
}

static gpointer
count_thread (gpointer data)
{
  g_autoptr (AnnoSpanOrder) fork = data;
  AnnoSpanOrderIter iter;
  guint n = 0;

  anno_span_order_iter_init (&iter, fork);
  for (AnnoSpan *span = anno_span_order_iter_next (&iter); span != NULL;
       span = anno_span_order_iter_next (&iter))
    n += anno_span_get_size (span);
  return GUINT_TO_POINTER (n);
}

/* What sanitizers and helgrind look at: a thread reads and lets go of a fork while this one changes
 * the chunks that they share. */
static void
test_other_thread (void)
{
  g_autoptr (AnnoSpanOrder) order = anno_span_order_new ();

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (AnnoSpan) span = make_span (i, 1, i);
      anno_span_order_add (order, span);
    }
  for (guint round = 0; round < 20; round++)
    {
      GThread *thread = g_thread_new ("count", count_thread, anno_span_order_fork (order));
      for (guint i = 0; i < 100; i++)
        {
          g_autoptr (AnnoSpan) span = anno_span_ref (anno_span_order_nth (order, 20 * i));
          g_assert_true (anno_span_order_remove (order, span));
          anno_span_order_add (order, span);
        }
      g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, 2000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-order/random-work", test_random_work);
  g_test_add_func ("/span-order/fill", test_fill);
  g_test_add_func ("/span-order/other-thread", test_other_thread);
  return g_test_run ();
}
