#include "review/pair-counts.h"

#include "review/cover.h"
#include "review/overlap-pairs.h"

/* What has become of a span so far. */
typedef enum
{
  FREE,
  MOVED, /* paired with one at its place, of another category */
  EXACT, /* paired with one at its place and of its category */
} Fate;

typedef struct
{
  AnnoRatedSpans *spans;
  Fate *fates;
} Side;

AnnoPairCounts *
anno_pair_counts_new (guint n_categories, gboolean half)
{
  AnnoPairCounts *self = g_new0 (AnnoPairCounts, 1);
  gsize n = n_categories;

  self->n_categories = n_categories;
  self->half = half;
  self->n_cells = 3 * n + 4 * (n + 1) + 2 * n * n;
  self->cells = g_new0 (guint64, self->n_cells);
  self->n_a = self->cells;
  self->n_b = self->n_a + n;
  self->lenient = self->n_b + n;
  self->overlap = self->lenient + n;
  self->characters_a = self->overlap + n + 1;
  self->characters_b = self->characters_a + n + 1;
  self->characters_both = self->characters_b + n + 1;
  self->exact = self->characters_both + n + 1;
  self->apart = self->exact + n * n;
  return self;
}

void
anno_pair_counts_free (AnnoPairCounts *self)
{
  if (self == NULL)
    return;
  g_free (self->cells);
  g_free (self);
}

static void
side_init (Side *self, const AnnoRatedText *text, guint rater)
{
  self->spans = anno_rated_spans_new (text, rater);
  self->fates = g_new0 (Fate, self->spans->n_spans + 1);
}

static void
side_clear (Side *self)
{
  anno_rated_spans_free (self->spans);
  g_free (self->fates);
}

static guint
category_at (const Side *side, guint index)
{
  return side->spans->spans[index].category;
}

static void
pair_exactly (AnnoPairCounts *self, Side *a, guint i, Side *b, guint k)
{
  guint first = category_at (a, i);
  guint second = category_at (b, k);

  a->fates[i] = b->fates[k] = first == second ? EXACT : MOVED;
  self->exact[(gsize) first * self->n_categories + second]++;
}

/* The spans from @first to @end are at one place, and sorted by category. */
static void
pair_place (AnnoPairCounts *self, Side *a, const guint first[2], Side *b, const guint end[2])
{
  guint i = first[0];
  guint k = first[1];

  while (i < end[0] && k < end[1])
    if (category_at (a, i) == category_at (b, k))
      pair_exactly (self, a, i++, b, k++);
    else if (category_at (a, i) < category_at (b, k))
      i++;
    else
      k++;
  for (i = first[0], k = first[1]; i < end[0] && k < end[1];)
    if (a->fates[i] != FREE)
      i++;
    else if (b->fates[k] != FREE)
      k++;
    else
      pair_exactly (self, a, i++, b, k++);
}

static guint
end_of_place (const Side *side, guint first, const AnnoRatedSpan *place)
{
  const AnnoRatedSpans *all = side->spans;

  while (first < all->n_spans && anno_rated_span_compare_place (&all->spans[first], place) == 0)
    first++;
  return first;
}

static void
count_exact (AnnoPairCounts *self, Side *a, Side *b)
{
  guint at[2] = { 0, 0 };

  while (at[0] < a->spans->n_spans && at[1] < b->spans->n_spans)
    {
      const AnnoRatedSpan *first = &a->spans->spans[at[0]];
      const AnnoRatedSpan *second = &b->spans->spans[at[1]];
      int order = anno_rated_span_compare_place (first, second);
      if (order != 0)
        {
          at[order < 0 ? 0 : 1]++;
          continue;
        }
      const guint end[2] = { end_of_place (a, at[0], first), end_of_place (b, at[1], first) };
      pair_place (self, a, at, b, end);
      at[0] = end[0];
      at[1] = end[1];
    }
}

/* The spans that have fared no better than @most. */
static GPtrArray *
list_left (const Side *side, Fate most)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < side->spans->n_spans; i++)
    if (side->fates[i] <= most)
      g_ptr_array_add (list, &side->spans->spans[i]);
  return list;
}

static void
count_apart (AnnoPairCounts *self, const Side *a, const Side *b)
{
  g_autoptr (GPtrArray) first = list_left (a, FREE);
  g_autoptr (GPtrArray) second = list_left (b, FREE);
  g_autofree guint *pairs = anno_overlap_pairs_new (first, second, ANNO_OVERLAP_ANY, NULL);

  for (guint i = 0; i < first->len; i++)
    {
      if (pairs[i] == ANNO_OVERLAP_ALONE)
        continue;
      const AnnoRatedSpan *one = first->pdata[i];
      const AnnoRatedSpan *other = second->pdata[pairs[i]];
      self->apart[(gsize) one->category * self->n_categories + other->category]++;
    }
}

/* Counts the pairs within each category into @cells. */
static void
count_overlaps (guint64 *cells, const Side *a, const Side *b, Fate most, AnnoOverlapRule rule)
{
  g_autoptr (GPtrArray) first = list_left (a, most);
  g_autoptr (GPtrArray) second = list_left (b, most);
  g_autofree guint *pairs
      = anno_overlap_pairs_new (first, second, rule | ANNO_OVERLAP_SAME_CATEGORY, NULL);

  for (guint i = 0; i < first->len; i++)
    if (pairs[i] != ANNO_OVERLAP_ALONE)
      cells[((const AnnoRatedSpan *) first->pdata[i])->category]++;
}

static void
count_any_overlap (AnnoPairCounts *self, const Side *a, const Side *b, AnnoOverlapRule rule)
{
  g_autoptr (GPtrArray) first = list_left (a, EXACT);
  g_autoptr (GPtrArray) second = list_left (b, EXACT);
  guint n_pairs;
  g_autofree guint *pairs = anno_overlap_pairs_new (first, second, rule, &n_pairs);

  self->overlap[self->n_categories] += n_pairs;
}

static void
count_characters (AnnoPairCounts *self, const Side *a, const Side *b)
{
  for (guint i = 0; i <= self->n_categories; i++)
    {
      guint category = i < self->n_categories ? i : ANNO_COVER_ANY;
      g_autoptr (GArray) first = anno_cover_new (a->spans, category);
      g_autoptr (GArray) second = anno_cover_new (b->spans, category);
      self->characters_a[i] += anno_cover_size (first);
      self->characters_b[i] += anno_cover_size (second);
      self->characters_both[i] += anno_cover_shared (first, second);
    }
}

static void
count_sides (AnnoPairCounts *self, Side *a, Side *b)
{
  AnnoOverlapRule rule = self->half ? ANNO_OVERLAP_HALF : ANNO_OVERLAP_ANY;

  self->n_texts++;
  for (guint i = 0; i < a->spans->n_spans; i++)
    self->n_a[category_at (a, i)]++;
  for (guint i = 0; i < b->spans->n_spans; i++)
    self->n_b[category_at (b, i)]++;
  count_exact (self, a, b);
  count_apart (self, a, b);
  count_overlaps (self->lenient, a, b, MOVED, ANNO_OVERLAP_ANY);
  count_overlaps (self->overlap, a, b, EXACT, rule);
  count_any_overlap (self, a, b, rule);
  count_characters (self, a, b);
}

void
anno_pair_counts_add_text (AnnoPairCounts *self, const AnnoRatedText *text, guint a, guint b)
{
  g_return_if_fail (self != NULL && text != NULL && a < text->n_raters && b < text->n_raters);
  g_return_if_fail (text->n_categories == self->n_categories);

  Side first;
  Side second;

  side_init (&first, text, a);
  side_init (&second, text, b);
  if (text->rated[a] && text->rated[b])
    count_sides (self, &first, &second);
  else
    self->n_left_out += first.spans->n_spans + second.spans->n_spans;
  side_clear (&first);
  side_clear (&second);
}

void
anno_pair_counts_add (AnnoPairCounts *self, const AnnoPairCounts *other, guint times)
{
  g_return_if_fail (self != NULL && other != NULL && self != other);
  g_return_if_fail (self->n_categories == other->n_categories && self->half == other->half);

  self->n_texts += other->n_texts * times;
  self->n_left_out += other->n_left_out * times;
  for (gsize i = 0; i < self->n_cells; i++)
    self->cells[i] += other->cells[i] * times;
}
