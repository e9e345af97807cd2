/* Proves review/span-pairing, span-clusters and span-overlap: by hand, and against a plain
 * comparison of all with all. */
#include "model/span-draft.h"
#include "review-scene.h"
#include "review/span-overlap.h"
#include "review/span-pairing.h"
#include "review/variant-graph.h"

#include <string.h>

static void
test_table (void)
{
  static const struct
  {
    const char *what;
    const char *a;
    const char *b;
    const char *clusters;
  } cases[] = {
    { "nothing", "", "", "" },
    { "alone", "a1 speaker 0-5", "", "a1:speaker" },
    { "exact", "a1 speaker 0-5", "b1 speaker 0-5", "a1:speaker+b1:speaker" },
    { "a former id is the same tag", "a1 source 0-5", "b1 speaker 0-5", "a1:speaker+b1:speaker" },
    { "other tag", "a1 speaker 0-5", "b1 date 0-5", "a1:speaker+b1:date" },
    { "other boundary", "a1 speaker 0-5", "b1 speaker 4-9", "a1:speaker+b1:speaker" },
    { "touching isn't sharing", "a1 speaker 0-5", "b1 speaker 5-9", "a1:speaker | b1:speaker" },
    { "other tag, half", "a1 speaker 0-8", "b1 date 0-4", "a1:speaker+b1:date" },
    { "other tag, less than half", "a1 speaker 0-9", "b1 date 0-4", "a1:speaker | b1:date" },
    { "exact goes before overlap", "a1 speaker 0-9; a2 speaker 2-9", "b1 speaker 2-9",
      "a1:speaker | a2:speaker+b1:speaker" },
    { "the same place goes before the same tag", "a1 speaker 0-9; a2 date 2-9", "b1 speaker 2-9",
      "a1:speaker | a2:date+b1:speaker" },
    { "the same tag goes before more that is shared", "a1 claim 0-20; a2 date 0-19",
      "b1 claim 18-40; b2 speaker 0-18", "a1:claim+b1:claim | a2:date+b2:speaker" },
    { "the most shared", "a1 claim 0-10; a2 claim 10-30", "b1 claim 5-25",
      "a1:claim | a2:claim+b1:claim" },
    { "as many shared: fewer apart", "a1 claim 0-10; a2 claim 15-40", "b1 claim 5-20",
      "a1:claim+b1:claim | a2:claim" },
    { "one long one takes one", "a1 claim 0-50", "b1 claim 0-10; b2 claim 20-40",
      "a1:claim+b2:claim | b1:claim" },
    { "several alike", "a1 claim 0-5; a2 claim 0-5", "b1 claim 0-5; b2 claim 0-5; b3 claim 0-5",
      "a1:claim+b1:claim | a2:claim+b2:claim | b3:claim" },
    { "segments are the place", "a1 claim 0-5+9-12", "b1 claim 0-12", "a1:claim+b1:claim" },
    { "a gap belongs to nobody", "a1 claim 0-5+9-12", "b1 claim 6-8", "a1:claim | b1:claim" },
    { "interleaved segments", "a1 claim 0-2+4-6", "b1 claim 2-4+6-8", "a1:claim | b1:claim" },
    { "an unknown tag is one, too", "a1 thing 0-5", "b1 thing 0-5", "a1:thing+b1:thing" },
    { "the same ids on both sides", "x claim 0-5; y claim 10-15", "y claim 0-5; x claim 10-15",
      "x:claim+y:claim | x:claim+y:claim" },
    { "nested", "a1 claim 0-50; a2 speaker 10-15", "b1 claim 0-50; b2 speaker 10-16; b3 date 40-45",
      "a1:claim+b1:claim | a2:speaker+b2:speaker | b3:date" },
  };
  g_autoptr (AnnoTagset) tagset = scene_tagset ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint turned = 0; turned < 2; turned++)
      {
        g_autoptr (AnnoLayer) a = scene_layer ("ann", cases[i].a);
        g_autoptr (AnnoLayer) b = scene_layer ("ben", cases[i].b);
        AnnoLayer *layers[] = { turned ? b : a, turned ? a : b };
        g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, 2, tagset);
        g_autofree char *found = scene_list_clusters (clusters);
        g_test_message ("%s", cases[i].what);
        g_assert_cmpstr (found, ==, cases[i].clusters);
      }
}

static void
test_kinds (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = scene_layer (
      "ann", "a1 claim 0-9; a2 claim 10-19; a3 claim 20-29; a4 claim 30-39; a5 claim 40-49");
  g_autoptr (AnnoLayer) b = scene_layer (
      "ben", "b1 claim 0-9; b2 date 10-19; b3 claim 20-25; b4 date 32-39; b6 date 50-59");
  static const AnnoPairKind kinds[] = { ANNO_PAIR_EXACT, ANNO_PAIR_TAG,   ANNO_PAIR_BOUNDARY,
                                        ANNO_PAIR_BOTH,  ANNO_PAIR_ALONE, ANNO_PAIR_ALONE };
  static const guint shared[] = { 9, 9, 5, 7, 0, 0 };
  g_autoptr (GArray) pairs = anno_span_pairing_make (a, b, tagset);

  g_assert_cmpuint (pairs->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < pairs->len; i++)
    {
      const AnnoSpanPair *pair = &g_array_index (pairs, AnnoSpanPair, i);
      g_assert_cmpint (pair->kind, ==, kinds[i]);
      g_assert_cmpuint (pair->shared, ==, shared[i]);
      g_assert_true ((pair->a == NULL) == (i == 5));
      g_assert_true ((pair->b == NULL) == (i == 4));
    }
}

/* Code point by code point. */
static guint
plain_count (const AnnoSpan *a, const AnnoSpan *b, guint length)
{
  guint n = 0;
  for (guint i = 0; i < length; i++)
    n += anno_span_covers (a, i) && anno_span_covers (b, i);
  return n;
}

static void
test_overlap_is_plain (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (AnnoLayer) layer = scene_random (random, "a", 120, 100);

  for (guint i = 0; i < 120; i++)
    for (guint k = 0; k < 120; k++)
      {
        AnnoSpan *spans[] = { anno_layer_nth (layer, i), anno_layer_nth (layer, k) };
        g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
        guint n = plain_count (spans[0], spans[1], 130), in_ranges = 0;
        g_assert_cmpuint (anno_span_overlap_count (spans[0], spans[1]), ==, n);
        anno_span_overlap_dispute (spans, 2, 2, ranges);
        for (guint r = 0; r < ranges->len; r++)
          {
            const AnnoRange *range = &g_array_index (ranges, AnnoRange, r);
            g_assert_cmpuint (range->start, <, range->end);
            g_assert_true (r == 0 || range[-1].end < range->start);
            for (guint place = range->start; place < range->end; place++, in_ranges++)
              g_assert_true (anno_span_covers (spans[0], place)
                             != anno_span_covers (spans[1], place));
          }
        g_assert_cmpuint (in_ranges, ==,
                          anno_span_get_size (spans[0]) + anno_span_get_size (spans[1]) - 2 * n);
      }
}

/* A pair in the plain comparison: what goes first is less. */
typedef struct
{
  int rank[4];
} Plain;

static const char *
tag_of (const AnnoSpan *span)
{
  const char *tag = anno_span_get_tag (span);
  return g_str_equal (tag, "source") ? "speaker" : tag;
}

static gboolean
is_same_place (const AnnoSpan *a, const AnnoSpan *b)
{
  return anno_span_get_n_segments (a) == anno_span_get_n_segments (b)
         && memcmp (anno_span_get_segments (a), anno_span_get_segments (b),
                    anno_span_get_n_segments (a) * sizeof (AnnoSegment))
                == 0;
}

static int
compare_places (const AnnoSpan *a, const AnnoSpan *b)
{
  int order = anno_span_overlap_compare (a, b);
  if (order == 0)
    order = strcmp (tag_of (a), tag_of (b));
  return order != 0 ? order : strcmp (anno_span_get_id (a), anno_span_get_id (b));
}

static gboolean
make_plain (const AnnoSpan *a, const AnnoSpan *b, Plain *plain)
{
  gboolean same_tag = g_str_equal (tag_of (a), tag_of (b)), same_place = is_same_place (a, b);
  guint shared = plain_count (a, b, 130);
  guint whole = anno_span_get_size (a) + anno_span_get_size (b) - shared;
  int tier = same_place ? (same_tag ? 0 : 1) : same_tag ? 2 : 3;

  *plain = (Plain){ { tier, tier > 1 ? -(int) shared : 0, tier > 1 ? (int) whole : 0, 0 } };
  return same_place || (same_tag ? shared > 0 : 2 * shared >= whole);
}

/* By rank; then the pair whose first span comes first, then its second. */
static gboolean
goes_before (const Plain *p, const AnnoSpan *a, const AnnoSpan *b, const Plain *q,
             const AnnoSpan *c, const AnnoSpan *d)
{
  for (guint i = 0; i < 3; i++)
    if (p->rank[i] != q->rank[i])
      return p->rank[i] < q->rank[i];
  const AnnoSpan *p1 = compare_places (a, b) < 0 ? a : b, *p2 = p1 == a ? b : a;
  const AnnoSpan *q1 = compare_places (c, d) < 0 ? c : d, *q2 = q1 == c ? d : c;
  int order = compare_places (p1, q1);
  return order != 0 ? order < 0 : compare_places (p2, q2) < 0;
}

/* Takes the best pair of all that are left, again and again. */
static GHashTable *
pair_plainly (AnnoLayer *a, AnnoLayer *b)
{
  GHashTable *pairs = g_hash_table_new (NULL, NULL);

  for (;;)
    {
      AnnoSpan *best_a = NULL, *best_b = NULL;
      Plain best = { 0 }, plain;
      for (guint i = 0; i < anno_layer_get_n_spans (a); i++)
        for (guint k = 0; k < anno_layer_get_n_spans (b); k++)
          {
            AnnoSpan *first = anno_layer_nth (a, i), *second = anno_layer_nth (b, k);
            if (g_hash_table_contains (pairs, first) || g_hash_table_contains (pairs, second)
                || !make_plain (first, second, &plain))
              continue;
            if (best_a != NULL && !goes_before (&plain, first, second, &best, best_a, best_b))
              continue;
            best_a = first;
            best_b = second;
            best = plain;
          }
      if (best_a == NULL)
        return pairs;
      g_hash_table_insert (pairs, best_a, best_b);
      g_hash_table_insert (pairs, best_b, best_a);
    }
}

static void
test_random (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint seen[5] = { 0 };

  for (guint round = 0; round < 150; round++)
    {
      guint length = (guint) g_rand_int_range (random, 8, 100);
      g_autoptr (AnnoLayer) a
          = scene_random (random, "a", (guint) g_rand_int_range (random, 0, 25), length);
      g_autoptr (AnnoLayer) b
          = scene_random (random, "b", (guint) g_rand_int_range (random, 0, 25), length);
      g_autoptr (GHashTable) plain = pair_plainly (a, b);
      g_autoptr (GArray) pairs = anno_span_pairing_make (a, b, tagset);
      guint n = 0;
      for (guint i = 0; i < pairs->len; i++)
        {
          const AnnoSpanPair *pair = &g_array_index (pairs, AnnoSpanPair, i);
          seen[pair->kind]++;
          n += (pair->a != NULL) + (pair->b != NULL);
          g_assert_true (g_hash_table_lookup (plain, pair->a != NULL ? pair->a : pair->b)
                         == (pair->a != NULL ? pair->b : NULL));
        }
      g_assert_cmpuint (n, ==, anno_layer_get_n_spans (a) + anno_layer_get_n_spans (b));
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, 20);
}

/* Whether two clusters could be one, by the rules of the header. */
static gboolean
could_be_one (const AnnoClusters *clusters, const AnnoCluster *p, const AnnoCluster *q)
{
  Plain unused;

  for (guint i = 0; i < p->n_marks; i++)
    for (guint k = 0; k < q->n_marks; k++)
      {
        const AnnoMark *a = anno_clusters_get_mark (clusters, p->first_mark + i);
        const AnnoMark *b = anno_clusters_get_mark (clusters, q->first_mark + k);
        if (a->layer == b->layer || !make_plain (a->span, b->span, &unused))
          return FALSE;
      }
  return TRUE;
}

static void
check_cluster (const AnnoClusters *clusters, const AnnoCluster *cluster)
{
  guint n = 0;
  Plain unused;

  for (guint i = 0; i < cluster->n_marks; i++)
    for (guint k = 0; k < i; k++)
      {
        const AnnoMark *a = anno_clusters_get_mark (clusters, cluster->first_mark + i);
        const AnnoMark *b = anno_clusters_get_mark (clusters, cluster->first_mark + k);
        g_assert_cmpuint (a->layer, !=, b->layer);
        g_assert_true (make_plain (a->span, b->span, &unused));
      }
  for (guint i = 0; i < cluster->n_variants; i++)
    n += anno_clusters_get_variant (clusters, cluster->first_variant + i)->n_marks;
  g_assert_cmpuint (n, ==, cluster->n_marks);
}

/* Every span is in one cluster, in a cluster all go with all, and no two clusters are left that
 * could be one. */
static void
test_several (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  guint n_variants = 0;

  for (guint round = 0; round < 60; round++)
    {
      AnnoLayer *layers[70];
      guint n_layers = round == 0 ? 70 : (guint) g_rand_int_range (random, 1, 6), n = 0;
      for (guint i = 0; i < n_layers; i++)
        {
          g_autofree char *whose = g_strdup_printf ("p%02u-", i);
          layers[i] = scene_random (random, whose, round == 0 ? 3 : 18, 80);
          n += anno_layer_get_n_spans (layers[i]);
        }
      g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, n_layers, tagset);
      g_assert_cmpuint (clusters->marks->len, ==, n);
      for (guint i = 0; i < anno_clusters_get_n (clusters); i++)
        {
          const AnnoCluster *cluster = anno_clusters_get (clusters, i);
          check_cluster (clusters, cluster);
          n_variants += cluster->n_variants > 2;
          for (guint k = 0; k < i; k++)
            g_assert_false (could_be_one (clusters, anno_clusters_get (clusters, k), cluster));
        }
      for (guint i = 0; i < n_layers; i++)
        {
          for (guint k = 0; k < anno_layer_get_n_spans (layers[i]); k++)
            {
              AnnoSpan *span = anno_layer_nth (layers[i], k);
              guint found = anno_clusters_find (clusters, i, anno_span_get_id (span));
              g_assert_true (anno_clusters_find_mark (clusters, found, i)->span == span);
            }
          g_object_unref (layers[i]);
        }
    }
  g_assert_cmpuint (n_variants, >, 50);
}

static void
test_chains (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (AnnoLayer) a = scene_layer ("ann", "a1 claim 0-10; a2 claim 20-30");
  g_autoptr (AnnoLayer) b = scene_layer ("ben", "b1 claim 7-18; b2 claim 28-40");
  g_autoptr (AnnoLayer) c = scene_layer ("cem", "c1 claim 15-22; c2 claim 39-50");
  AnnoLayer *layers[] = { a, b, c };
  g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, 3, tagset);
  g_autofree char *found = scene_list_clusters (clusters);

  g_assert_cmpstr (found, ==, "a1:claim | b1:claim+c1:claim | a2:claim+b2:claim | c2:claim");
}

/* However deep they lie over one another. */
static void
test_pile (void)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (GString) a = g_string_new (NULL), b = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    {
      g_string_append_printf (a, "%sa%u claim %u-%u", i > 0 ? "; " : "", i, i * 2, 9000 + i);
      g_string_append_printf (b, "%sb%u claim %u-%u", i > 0 ? "; " : "", i, i * 2 + 1, 9000 + i);
    }
  g_autoptr (AnnoLayer) first = scene_layer ("ann", a->str);
  g_autoptr (AnnoLayer) second = scene_layer ("ben", b->str);
  g_autoptr (GArray) pairs = anno_span_pairing_make (first, second, tagset);
  g_assert_cmpuint (pairs->len, ==, 3000);
}

/* How the @n-th span of layer @who lies; all fit into ten code points a span and a tail. */
typedef AnnoSegment (*Shape) (guint n, guint who, guint n_spans);

static AnnoSegment
shape_apart (guint n, guint who, guint n_spans)
{
  return (AnnoSegment){ n * 10, n * 10 + 5 + who % 5 };
}

/* Each over the next ones, of all layers, and each elsewhere. */
static AnnoSegment
shape_chain (guint n, guint who, guint n_spans)
{
  return (AnnoSegment){ n * 10 + who % 7, n * 10 + 25 + who % 11 };
}

static AnnoSegment
shape_one_place (guint n, guint who, guint n_spans)
{
  return (AnnoSegment){ 3, 9 };
}

/* All end together. */
static AnnoSegment
shape_nested (guint n, guint who, guint n_spans)
{
  return (AnnoSegment){ n * 10 + who % 10, n_spans * 10 + 20 };
}

static AnnoLayer *
make_shape (Shape shape, guint who, guint n_spans)
{
  g_autofree char *whose = g_strdup_printf ("w%u", who);
  AnnoLayer *layer = scene_layer (whose, "");
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);

  for (guint i = 0; i < n_spans; i++)
    {
      const AnnoSegment place = shape (i, who, n_spans);
      g_autofree char *id = g_strdup_printf ("w%u-%06u", who, i);
      AnnoSpanDraft *draft
          = anno_span_draft_new_with_id (id, (i + who) % 3 == 0 ? "claim" : "speaker");
      anno_span_draft_add_segment (draft, place.start, place.end);
      g_ptr_array_add (spans, anno_span_draft_finish (draft));
    }
  g_autoptr (GPtrArray) doubles = anno_layer_fill (layer, spans);
  g_assert_null (doubles);
  return layer;
}

static guint64
count_looks (Shape shape, guint n_layers, guint n_spans)
{
  g_autoptr (AnnoTagset) tagset = scene_tagset ();
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_layers; i++)
    g_ptr_array_add (layers, make_shape (shape, i, n_spans));
  g_autoptr (AnnoClusters) clusters
      = anno_clusters_new ((AnnoLayer *const *) layers->pdata, n_layers, tagset);
  g_assert_cmpuint (clusters->marks->len, ==, n_layers * n_spans);
  return clusters->n_looks;
}

/* A hundred thousand spans of each of two cost ten times what ten thousand do, and those of a
 * hundred people as much as any others: the work goes with the marks, whatever they are like. */
static void
test_work (void)
{
  static const Shape shapes[] = { shape_apart, shape_chain, shape_one_place, shape_nested };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      guint64 small = count_looks (shapes[i], 2, 10000);
      guint64 large = count_looks (shapes[i], 2, 100000);
      guint64 many = count_looks (shapes[i], 100, 200);
      g_test_message ("%u: %" G_GUINT64_FORMAT ", %" G_GUINT64_FORMAT ", %" G_GUINT64_FORMAT, i,
                      small, large, many);
      g_assert_cmpuint (large, <=, 11 * small + 100);
      g_assert_cmpuint (large, <=, 200000 * 2 * ANNO_VARIANT_DEPTH);
      g_assert_cmpuint (many, <=, 20000 * 2 * ANNO_VARIANT_DEPTH);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-pairing/table", test_table);
  g_test_add_func ("/span-pairing/kinds", test_kinds);
  g_test_add_func ("/span-pairing/overlap-is-plain", test_overlap_is_plain);
  g_test_add_func ("/span-pairing/random", test_random);
  g_test_add_func ("/span-pairing/several", test_several);
  g_test_add_func ("/span-pairing/chains", test_chains);
  g_test_add_func ("/span-pairing/pile", test_pile);
  g_test_add_func ("/span-pairing/work", test_work);
  return g_test_run ();
}
