/* Proves review/overlap-pairs, and the edges, groups and growth it is made of: as many pairs as can
 * be, of the largest overlaps, against trying all and against a plain search for augmenting paths.
 */
#include "review/overlap-pairs.h"

#include "rating-scene.h"

typedef struct
{
  AnnoRatedText *text;
  AnnoRatedSpans *spans[2];
  GPtrArray *lists[2];
} Sides;

/* @text: transfer full. */
static void
sides_init (Sides *self, AnnoRatedText *text)
{
  self->text = text;
  for (guint i = 0; i < 2; i++)
    {
      self->spans[i] = anno_rated_spans_new (text, i);
      self->lists[i] = g_ptr_array_new ();
      for (guint k = 0; k < self->spans[i]->n_spans; k++)
        g_ptr_array_add (self->lists[i], &self->spans[i]->spans[k]);
    }
}

static void
sides_clear (Sides *self)
{
  for (guint i = 0; i < 2; i++)
    {
      anno_rated_spans_free (self->spans[i]);
      g_ptr_array_unref (self->lists[i]);
    }
  anno_rated_text_free (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sides, sides_clear)

/* What a pairing is judged by, in this order. */
typedef struct
{
  guint n_pairs;
  guint shared;
  guint same;
} Worth;

static gboolean
is_better (const Worth *a, const Worth *b)
{
  if (a->n_pairs != b->n_pairs)
    return a->n_pairs > b->n_pairs;
  if (a->shared != b->shared)
    return a->shared > b->shared;
  return a->same > b->same;
}

/* The rule, said again in the plainest way. */
static gboolean
may_pair (const AnnoRatedSpan *a, const AnnoRatedSpan *b, AnnoOverlapRule rule, guint *shared)
{
  guint either = 0;

  *shared = 0;
  for (guint place = 0; place < MAX (a->end, b->end); place++)
    {
      gboolean in_a = FALSE;
      gboolean in_b = FALSE;
      for (guint i = 0; i < a->n_parts; i++)
        in_a |= a->parts[i].start <= place && place < a->parts[i].end;
      for (guint i = 0; i < b->n_parts; i++)
        in_b |= b->parts[i].start <= place && place < b->parts[i].end;
      either += in_a || in_b;
      *shared += in_a && in_b;
    }
  if ((rule & ANNO_OVERLAP_SAME_CATEGORY) != 0 && a->category != b->category)
    return FALSE;
  return *shared > 0 && ((rule & ANNO_OVERLAP_HALF) == 0 || 2 * *shared >= either);
}

static Worth
best_worth (const Sides *self, AnnoOverlapRule rule, guint index, guint taken)
{
  if (index == self->lists[0]->len)
    return (Worth){ 0 };
  const AnnoRatedSpan *a = self->lists[0]->pdata[index];
  Worth best = best_worth (self, rule, index + 1, taken);
  for (guint i = 0; i < self->lists[1]->len; i++)
    {
      const AnnoRatedSpan *b = self->lists[1]->pdata[i];
      guint shared;
      if ((taken & 1u << i) != 0 || !may_pair (a, b, rule, &shared))
        continue;
      Worth worth = best_worth (self, rule, index + 1, taken | 1u << i);
      worth.n_pairs++;
      worth.shared += shared;
      worth.same += a->category == b->category;
      if (is_better (&worth, &best))
        best = worth;
    }
  return best;
}

/* What the pairing is worth; fails where it isn't one to one, or pairs what may not be. */
static Worth
worth_of (const Sides *self, AnnoOverlapRule rule)
{
  guint n_pairs;
  g_autofree guint *pairs = anno_overlap_pairs_new (self->lists[0], self->lists[1], rule, &n_pairs);
  g_autofree gboolean *taken = g_new0 (gboolean, self->lists[1]->len + 1);
  Worth worth = { 0 };

  for (guint i = 0; i < self->lists[0]->len; i++)
    {
      if (pairs[i] == ANNO_OVERLAP_ALONE)
        continue;
      guint shared;
      g_assert_cmpuint (pairs[i], <, self->lists[1]->len);
      g_assert_false (taken[pairs[i]]);
      taken[pairs[i]] = TRUE;
      const AnnoRatedSpan *a = self->lists[0]->pdata[i];
      const AnnoRatedSpan *b = self->lists[1]->pdata[pairs[i]];
      g_assert_true (may_pair (a, b, rule, &shared));
      worth.n_pairs++;
      worth.shared += shared;
      worth.same += a->category == b->category;
    }
  g_assert_cmpuint (worth.n_pairs, ==, n_pairs);
  return worth;
}

static void
assert_worth (Worth worth, Worth expected)
{
  g_assert_cmpuint (worth.n_pairs, ==, expected.n_pairs);
  g_assert_cmpuint (worth.shared, ==, expected.shared);
  g_assert_cmpuint (worth.same, ==, expected.same);
}

/* A span over three: one pair, the largest. */
static void
test_one_to_one (void)
{
  g_auto (Sides) sides;
  AnnoRatedText *text = rating_new (2, 1, 50);
  rating_mark (text, 0, 0, 0, 40);
  rating_mark (text, 1, 0, 0, 5);
  rating_mark (text, 1, 0, 10, 20);
  rating_mark (text, 1, 0, 30, 35);
  sides_init (&sides, text);

  assert_worth (worth_of (&sides, ANNO_OVERLAP_ANY), (Worth){ 1, 10, 1 });
  assert_worth (worth_of (&sides, ANNO_OVERLAP_HALF), (Worth){ 0 });
}

/* Half of the union is enough, a code point less isn't. */
static void
test_half (void)
{
  g_auto (Sides) sides;
  AnnoRatedText *text = rating_new (2, 1, 50);
  rating_mark (text, 0, 0, 0, 10);
  rating_mark (text, 1, 0, 0, 5);
  rating_mark (text, 0, 0, 20, 31);
  rating_mark (text, 1, 0, 20, 25);
  sides_init (&sides, text);

  assert_worth (worth_of (&sides, ANNO_OVERLAP_HALF), (Worth){ 1, 5, 1 });
  assert_worth (worth_of (&sides, ANNO_OVERLAP_ANY), (Worth){ 2, 10, 2 });
}

/* What lies between the parts of a span isn't in it. */
static void
test_parts (void)
{
  g_auto (Sides) sides;
  AnnoRatedText *text = rating_new (2, 1, 50);
  rating_mark (text, 0, 0, 0, 10);
  rating_part (text, 0, 20, 30);
  rating_mark (text, 1, 0, 10, 20);
  rating_mark (text, 1, 0, 9, 11);
  rating_part (text, 1, 19, 22);
  sides_init (&sides, text);

  assert_worth (worth_of (&sides, ANNO_OVERLAP_ANY), (Worth){ 1, 3, 1 });
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 600; i++)
    {
      g_auto (Sides) sides;
      AnnoOverlapRule rule = i % 4;
      sides_init (&sides, rating_random (random, 2, 2, 8 + i % 20, 7));
      assert_worth (worth_of (&sides, rule), best_worth (&sides, rule, 0, 0));
    }
}

/* Looks for a path to a span that is alone, plainly. */
static gboolean
augment (const Sides *self, guint a, gboolean *seen, guint *of_b)
{
  for (guint i = 0; i < self->lists[1]->len; i++)
    {
      if (seen[i]
          || anno_rated_span_shared (self->lists[0]->pdata[a], self->lists[1]->pdata[i]) == 0)
        continue;
      seen[i] = TRUE;
      if (of_b[i] != ANNO_OVERLAP_ALONE && !augment (self, of_b[i], seen, of_b))
        continue;
      of_b[i] = a;
      return TRUE;
    }
  return FALSE;
}

static guint
most_pairs (const Sides *self)
{
  guint n = self->lists[1]->len;
  g_autofree guint *of_b = g_new (guint, n);
  g_autofree gboolean *seen = g_new (gboolean, n);
  guint n_pairs = 0;

  for (guint i = 0; i < n; i++)
    of_b[i] = ANNO_OVERLAP_ALONE;
  for (guint i = 0; i < self->lists[0]->len; i++)
    {
      memset (seen, 0, n * sizeof *seen);
      n_pairs += augment (self, i, seen, of_b) ? 1 : 0;
    }
  return n_pairs;
}

/* Groups that are too large to be solved exactly have as many pairs all the same: all is one group
 * here, as every place is covered many times. */
static void
test_large_groups (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint i = 0; i < 12; i++)
    {
      g_auto (Sides) sides;
      AnnoRatedText *text = rating_new (2, 2, 1000);
      for (guint side = 0; side < 2; side++)
        for (guint k = 0; k < 300 - side * i * 10; k++)
          {
            guint start = g_rand_int_range (random, 0, 900);
            rating_mark (text, side, k % 2, start, start + g_rand_int_range (random, 1, 20));
          }
      sides_init (&sides, text);
      g_assert_cmpuint (worth_of (&sides, ANNO_OVERLAP_ANY).n_pairs, ==, most_pairs (&sides));
    }
}

/* In a group that large the largest overlaps come first: where both sides are the same, each span
 * is paired with its like. */
static void
test_large_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_auto (Sides) sides;
  AnnoRatedText *text = rating_new (2, 1, 1000);
  guint size = 0;

  for (guint i = 0; i < 300; i++)
    {
      guint start = g_rand_int_range (random, 0, 900);
      guint end = start + g_rand_int_range (random, 1, 20);
      rating_mark (text, 0, 0, start, end);
      rating_mark (text, 1, 0, start, end);
      size += end - start;
    }
  sides_init (&sides, text);
  assert_worth (worth_of (&sides, ANNO_OVERLAP_ANY), (Worth){ 300, size, 300 });
}

/* Each of the first side's overlaps its own and more of the next one's, so that taking the largest
 * first leaves one at each end alone: one path through all of them is needed. */
static void
test_long_path (void)
{
  g_auto (Sides) sides;
  guint n = 20000;
  AnnoRatedText *text = rating_new (2, 1, 10 * n + 30);

  for (guint i = 0; i < n; i++)
    {
      const AnnoRatedUnit a = { 10 * i + 4, 10 * i + 13, 0, i };
      const AnnoRatedUnit b = { 10 * i, 10 * i + 6, 0, i };
      anno_rated_text_add (text, 0, &a);
      anno_rated_text_add (text, 1, &b);
    }
  sides_init (&sides, text);
  guint n_pairs;
  g_autofree guint *pairs
      = anno_overlap_pairs_new (sides.lists[0], sides.lists[1], ANNO_OVERLAP_ANY, &n_pairs);
  g_assert_cmpuint (n_pairs, ==, n);
}

/* As many spans as nobody has: apart, all at one place, and all below one that is as long as the
 * text. */
static void
test_many (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_auto (Sides) sides;
      guint n = 100000;
      AnnoRatedText *text = rating_new (2, 1, 10 * n);
      for (guint k = 0; k < n; k++)
        {
          guint start = i == 1 ? 0 : 10 * k;
          const AnnoRatedUnit a = { start, start + 6, 0, k };
          const AnnoRatedUnit b = { start + (i == 1 ? 0 : 3), start + 6, 0, k };
          const AnnoRatedUnit all = { 0, 10 * n, 0, n };
          anno_rated_text_add (text, 1, &b);
          if (i < 2)
            anno_rated_text_add (text, 0, &a);
          else if (k == 0)
            anno_rated_text_add (text, 0, &all);
        }
      sides_init (&sides, text);
      guint n_pairs;
      g_autofree guint *pairs
          = anno_overlap_pairs_new (sides.lists[0], sides.lists[1], ANNO_OVERLAP_ANY, &n_pairs);
      g_assert_cmpuint (n_pairs, ==, i < 2 ? n : 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlap-pairs/one-to-one", test_one_to_one);
  g_test_add_func ("/overlap-pairs/half", test_half);
  g_test_add_func ("/overlap-pairs/parts", test_parts);
  g_test_add_func ("/overlap-pairs/random", test_random);
  g_test_add_func ("/overlap-pairs/large-groups", test_large_groups);
  g_test_add_func ("/overlap-pairs/large-same", test_large_same);
  g_test_add_func ("/overlap-pairs/long-path", test_long_path);
  g_test_add_func ("/overlap-pairs/many", test_many);
  return g_test_run ();
}
