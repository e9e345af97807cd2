/* Proves review/agreement, drawn-sums and agreement-scope: the table says what the measures alone
 * say of the same texts, and neither the order of people nor that of texts is of consequence. What
 * the measures are worth is proved with them. */
#include "model/span-draft.h"
#include "review-scene.h"
#include "review/agreement.h"
#include "review/pair-scores.h"

#include <math.h>
#include <string.h>

#define N_TEXTS 7
#define LENGTH 400

/* Several people's layers on several texts. */
typedef struct
{
  guint n_raters;
  AnnoTagset *tagset;
  AnnoArticle *article;
  AnnoLayer *layers[N_TEXTS][4]; /* NULL for who hasn't looked at it */
} Corpus;

static AnnoArticle *
make_article (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < LENGTH)
    g_string_append (text, "four five, ");
  g_string_truncate (text, LENGTH);
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  return anno_article_new (bytes, NULL);
}

/* Of one text only the first person has a layer, where @has_gaps. */
static void
corpus_init (Corpus *self, guint n_raters, guint32 seed, gboolean has_gaps)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  *self = (Corpus){ .n_raters = n_raters, .tagset = scene_tagset (), .article = make_article () };
  for (guint i = 0; i < N_TEXTS; i++)
    for (guint k = 0; k < n_raters; k++)
      if (!has_gaps || i != 3 || k == 0)
        self->layers[i][k] = scene_random (random, names[k], 12, LENGTH);
}

static void
corpus_clear (Corpus *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    for (guint k = 0; k < self->n_raters; k++)
      g_clear_object (&self->layers[i][k]);
  g_object_unref (self->article);
  anno_tagset_unref (self->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Corpus, corpus_clear)

static void
keep_row_cb (const AnnoAgreementRow *row, gpointer data)
{
  g_array_append_val ((GArray *) data, *row);
}

/* The rows (of AnnoAgreementRow); people and texts come in the order of @people and @texts. */
static GArray *
compute (const Corpus *self, guint ofs, gboolean by_words, const guint *people, const guint *texts)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (AnnoAgreementRow));
  const AnnoAgreementOptions options
      = { self->tagset, self->n_raters,          by_words, ANNO_AGREEMENT_PLAIN,
          ofs,          anno_gamma_options_plain };
  g_autoptr (AnnoAgreement) agreement = anno_agreement_new (&options);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      AnnoLayer *layers[4] = { NULL };
      for (guint k = 0; k < self->n_raters; k++)
        layers[k] = self->layers[texts[i]][people[k]];
      anno_agreement_add (agreement, self->article, layers, NULL, NULL);
    }
  g_assert_true (anno_agreement_tell (agreement, NULL, keep_row_cb, rows, &error));
  g_assert_no_error (error);
  return rows;
}

static const guint in_order[] = { 0, 1, 2, 3, 4, 5, 6 };

static const AnnoAgreementRow *
find (const GArray *rows, const char *measure, AnnoAgreementOf of, guint number)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (rows, AnnoAgreementRow, i);
      if (row->of == of && row->number == number && g_str_equal (row->measure, measure))
        return row;
    }
  g_test_message ("There is no row %s of %u", measure, number);
  g_assert_not_reached ();
}

static AnnoRatedText *
rate (const Corpus *self, guint text)
{
  AnnoRatedText *rated
      = anno_rated_text_new (self->n_raters, anno_tagset_get_n_tags (self->tagset) + 1, LENGTH);

  for (guint k = 0; k < self->n_raters; k++)
    if (self->layers[text][k] != NULL)
      {
        rated->rated[k] = TRUE;
        anno_rated_text_add_layer (rated, k, self->layers[text][k], self->tagset);
      }
  return rated;
}

/* Counts of each text alone, those that both have rated. */
static GPtrArray *
count (const Corpus *self)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_pair_counts_free);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (AnnoRatedText) rated = rate (self, i);
      AnnoPairCounts *counts = anno_pair_counts_new (rated->n_categories, FALSE);
      anno_pair_counts_add_text (counts, rated, 0, 1);
      if (counts->n_texts > 0)
        g_ptr_array_add (parts, counts);
      else
        anno_pair_counts_free (counts);
    }
  return parts;
}

static AnnoMeasure
finish_cb (const guint *times, guint n_texts, gpointer data)
{
  const GPtrArray *parts = data;
  const AnnoPairCounts *first = parts->pdata[0];
  g_autoptr (AnnoPairCounts) sum = anno_pair_counts_new (first->n_categories, FALSE);

  for (guint i = 0; i < n_texts; i++)
    anno_pair_counts_add (sum, parts->pdata[i], times[i]);
  return anno_pair_counts_finish (sum, ANNO_PAIR_OVERLAP, ANNO_PAIR_ALL).f1;
}

/* Against the bootstrap and the counts without what the table has between them. */
static void
test_alone (void)
{
  g_auto (Corpus) corpus = { 0 };
  corpus_init (&corpus, 2, 3, TRUE);
  g_autoptr (GPtrArray) parts = count (&corpus);
  g_autoptr (GArray) rows = compute (&corpus, G_MAXUINT, FALSE, in_order, in_order);
  const guint once[N_TEXTS] = { 1, 1, 1, 1, 1, 1, 1 };
  const AnnoMeasure value = finish_cb (once, parts->len, parts);
  const AnnoInterval interval = anno_bootstrap (parts->len, finish_cb, parts);
  const AnnoAgreementRow *row = find (rows, "overlap-f1", ANNO_AGREEMENT_OF_ALL, 0);

  g_assert_cmpuint (parts->len, ==, N_TEXTS - 1);
  g_assert_cmpint (row->value.undefined, ==, ANNO_DEFINED);
  g_assert_cmpfloat (row->value.value, ==, value.value);
  g_assert_cmpuint (row->value.n_texts, ==, N_TEXTS - 1);
  g_assert_cmpuint (row->value.n_left_out, ==, anno_layer_get_n_spans (corpus.layers[3][0]));
  g_assert_true (interval.defined && row->interval.defined);
  g_assert_cmpfloat (row->interval.low, ==, interval.low);
  g_assert_cmpfloat (row->interval.high, ==, interval.high);
  g_assert_cmpfloat (interval.low, <, interval.high);

  for (guint i = 0, part = 0; i < N_TEXTS; i++)
    if (i != 3)
      {
        const AnnoMeasure one
            = anno_pair_counts_finish (parts->pdata[part++], ANNO_PAIR_OVERLAP, ANNO_PAIR_ALL).f1;
        row = find (rows, "overlap-f1", ANNO_AGREEMENT_OF_ARTICLE, i);
        g_assert_cmpfloat (row->value.value, ==, one.value);
        g_assert_false (row->interval.defined);
      }
}

/* What is held against whom changes with the order of people; all else doesn't. */
static gboolean
has_sides (const AnnoAgreementRow *row)
{
  return g_str_has_suffix (row->measure, "-precision")
         || g_str_has_suffix (row->measure, "-recall");
}

static void
assert_same (const GArray *rows, const GArray *others)
{
  guint n_compared = 0;

  g_assert_cmpuint (rows->len, ==, others->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (rows, AnnoAgreementRow, i);
      const AnnoAgreementRow *other = &g_array_index (others, AnnoAgreementRow, i);
      g_test_message ("%s", row->measure);
      g_assert_cmpstr (row->measure, ==, other->measure);
      g_assert_cmpint (row->value.undefined, ==, other->value.undefined);
      g_assert_cmpuint (row->value.n_units, ==, other->value.n_units);
      g_assert_cmpuint (row->value.n_left_out, ==, other->value.n_left_out);
      if (has_sides (row) || row->value.undefined != ANNO_DEFINED)
        continue;
      g_assert_cmpfloat_with_epsilon (row->value.value, other->value.value, 1e-9);
      n_compared++;
    }
  g_assert_cmpuint (n_compared, >, 14);
}

static void
test_order (void)
{
  static const guint turned[] = { 2, 0, 1, 3 };
  static const guint two[] = { 1, 0 };
  static const guint mixed[] = { 4, 6, 0, 3, 1, 5, 2 };
  const guint ofs = 1u << ANNO_AGREEMENT_OF_ALL | 1u << ANNO_AGREEMENT_OF_TAG;

  for (guint n = 2; n <= 3; n++)
    for (guint seed = 1; seed <= 10; seed++)
      {
        g_auto (Corpus) corpus = { 0 };
        corpus_init (&corpus, n, seed, FALSE);
        g_autoptr (GArray) rows = compute (&corpus, ofs, seed % 2, in_order, in_order);
        g_autoptr (GArray) others = compute (&corpus, ofs, seed % 2, n == 2 ? two : turned, mixed);
        assert_same (rows, others);
      }
}

/* Two pairs that are each other's copies and a third person. */
static void
test_pairs (void)
{
  g_auto (Corpus) corpus = { 0 };
  corpus_init (&corpus, 3, 5, FALSE);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_object_unref (corpus.layers[i][1]);
      corpus.layers[i][1] = g_object_ref (corpus.layers[i][0]);
    }
  g_autoptr (GArray) rows = compute (&corpus, G_MAXUINT, FALSE, in_order, in_order);
  double f1[3], mean = 0, squares = 0;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (rows, AnnoAgreementRow, i);
      if (row->of == ANNO_AGREEMENT_OF_PAIR && g_str_equal (row->measure, "exact-f1"))
        f1[n++] = row->value.value;
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (f1[0], ==, 1);
  g_assert_cmpfloat (f1[1], ==, f1[2]);
  g_assert_cmpfloat (f1[1], <, 1);
  for (guint i = 0; i < n; i++)
    mean += f1[i] / n;
  for (guint i = 0; i < n; i++)
    squares += (f1[i] - mean) * (f1[i] - mean);
  g_assert_cmpfloat_with_epsilon (
      find (rows, "exact-f1-pair-mean", ANNO_AGREEMENT_OF_ALL, 0)->value.value, mean, 1e-12);
  g_assert_cmpfloat_with_epsilon (
      find (rows, "exact-f1-pair-sd", ANNO_AGREEMENT_OF_ALL, 0)->value.value, sqrt (squares / n),
      1e-12);
}

/* The layer of @whose with the spans of @layer, moved on by @by and called otherwise, and each tag
 * turned into the next one where @turned. */
static AnnoLayer *
copy_layer (AnnoLayer *layer, const char *whose, guint by, gboolean turned)
{
  static const char *const next[][2] = {
    { "speaker", "claim" }, { "source", "claim" }, { "claim", "date" }, { "date", "speaker" }
  };
  AnnoLayer *copy = scene_layer (whose, "");

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      const char *tag = anno_span_get_tag (span);
      g_autofree char *id = g_strdup_printf ("%s+%u", anno_span_get_id (span), by);
      for (guint k = 0; turned && k < G_N_ELEMENTS (next); k++)
        if (g_str_equal (anno_span_get_tag (span), next[k][0]))
          tag = next[k][1];
      const AnnoSegment *segments = anno_span_get_segments (span);
      AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);
      for (guint k = 0; k < anno_span_get_n_segments (span); k++)
        {
          const AnnoSegment *segment = &segments[k];
          anno_span_draft_add_segment (draft, segment->start + by, segment->end + by);
        }
      g_autoptr (AnnoSpan) moved = anno_span_draft_finish (draft);
      anno_layer_put (copy, moved);
    }
  return copy;
}

static void
add_all (AnnoLayer *layer, AnnoLayer *other)
{
  for (guint i = 0; i < anno_layer_get_n_spans (other); i++)
    anno_layer_put (layer, anno_layer_nth (other, i));
}

/* Without those that begin where another one does: of two as long as each other in one place, the
 * measures by character take that of the lower category, as review/item-text.h says. */
static AnnoLayer *
without_ties (AnnoLayer *layer, const char *whose)
{
  AnnoLayer *copy = scene_layer (whose, "");
  guint last = G_MAXUINT;

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      if (anno_span_get_start (span) != last)
        anno_layer_put (copy, span);
      last = anno_span_get_start (span);
    }
  return copy;
}

static void
set_layer (AnnoLayer **place, AnnoLayer *layer)
{
  g_clear_object (place);
  *place = layer;
}

static gboolean
is_of_fields (const AnnoAgreementRow *row)
{
  return strstr (row->measure, "field") != NULL;
}

static GArray *
compute_all (const Corpus *corpus)
{
  return compute (corpus, 1u << ANNO_AGREEMENT_OF_ALL, FALSE, in_order, in_order);
}

/* What tags are called is of no consequence. (The fields of other tags are others.) */
static void
test_rename (void)
{
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_auto (Corpus) corpus = { 0 }, other = { 0 };
      corpus_init (&corpus, 2 + seed % 2, seed, FALSE);
      corpus_init (&other, 2 + seed % 2, seed, FALSE);
      for (guint i = 0; i < N_TEXTS; i++)
        for (guint k = 0; k < corpus.n_raters; k++)
          {
            const char whose[] = { (char) ('a' + k), '\0' };
            g_autoptr (AnnoLayer) layer = without_ties (corpus.layers[i][k], whose);
            set_layer (&other.layers[i][k], copy_layer (layer, whose, 0, TRUE));
            set_layer (&corpus.layers[i][k], copy_layer (layer, whose, 0, FALSE));
          }
      g_autoptr (GArray) rows = compute_all (&corpus);
      g_autoptr (GArray) others = compute_all (&other);
      assert_same (rows, others);
    }
}

/* People who marked the same agree wholly, by whatever measure says anything. */
static void
test_identical (void)
{
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_auto (Corpus) corpus = { 0 };
      guint n_defined = 0;
      corpus_init (&corpus, 2 + seed % 3, seed, FALSE);
      for (guint i = 0; i < N_TEXTS; i++)
        for (guint k = 1; k < corpus.n_raters; k++)
          set_layer (&corpus.layers[i][k], g_object_ref (corpus.layers[i][0]));
      g_autoptr (GArray) rows = compute_all (&corpus);
      for (guint i = 0; i < rows->len; i++)
        {
          const AnnoAgreementRow *row = &g_array_index (rows, AnnoAgreementRow, i);
          if (row->value.undefined != ANNO_DEFINED)
            continue;
          g_test_message ("%s", row->measure);
          g_assert_cmpfloat_with_epsilon (row->value.value,
                                          g_str_has_suffix (row->measure, "-sd") ? 0 : 1, 1e-12);
          n_defined++;
        }
      g_assert_cmpuint (n_defined, >, 14);
    }
}

/* People none of whose spans touch have nothing in common. */
static void
test_disjoint (void)
{
  static const char *const measures[]
      = { "exact-f1",       "unlabelled-f1",   "overlap-f1",       "character-f1",
          "gate-strict-f1", "gate-lenient-f1", "gate-average-f1",  "exact-precision",
          "exact-recall",   "overlap-recall",  "overlap-precision" };

  for (guint seed = 1; seed <= 10; seed++)
    {
      g_auto (Corpus) corpus = { 0 };
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      corpus_init (&corpus, 2, seed, FALSE);
      for (guint i = 0; i < N_TEXTS; i++)
        {
          set_layer (&corpus.layers[i][0], scene_random (random, "a", 8, 160));
          g_autoptr (AnnoLayer) there = scene_random (random, "b", 8, 160);
          set_layer (&corpus.layers[i][1], copy_layer (there, "b", 200, FALSE));
        }
      g_autoptr (GArray) rows = compute_all (&corpus);
      for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
        {
          const AnnoAgreementRow *row = find (rows, measures[i], ANNO_AGREEMENT_OF_ALL, 0);
          g_assert_cmpint (row->value.undefined, ==, ANNO_DEFINED);
          g_assert_cmpfloat (row->value.value, ==, 0);
        }
    }
}

/* Pooled, a text in two halves counts as the whole. (Unitizing alpha looks at gaps as they lie: one
 * over the cut is two then.) */
static void
test_halves (void)
{
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_auto (Corpus) whole = { 0 }, halves = { 0 };
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      guint n_raters = 2 + seed % 2, n_compared = 0;
      corpus_init (&whole, n_raters, seed, FALSE);
      corpus_init (&halves, n_raters, seed, FALSE);
      for (guint k = 0; k < n_raters; k++)
        {
          const char whose[] = { (char) ('a' + k), '\0' };
          for (guint i = 0; i < N_TEXTS; i++)
            {
              set_layer (&whole.layers[i][k], NULL);
              set_layer (&halves.layers[i][k], NULL);
            }
          g_autoptr (AnnoLayer) first = scene_random (random, whose, 10, 180);
          g_autoptr (AnnoLayer) second = scene_random (random, whose, 10, 180);
          g_autoptr (AnnoLayer) moved = copy_layer (second, whose, LENGTH / 2, FALSE);
          halves.layers[0][k] = copy_layer (first, whose, 0, FALSE);
          halves.layers[1][k] = copy_layer (second, whose, 0, FALSE);
          whole.layers[0][k] = copy_layer (first, whose, 0, FALSE);
          add_all (whole.layers[0][k], moved);
        }
      g_clear_object (&halves.article);
      g_autoptr (AnnoArticle) article = make_article ();
      g_autofree char *start = anno_article_slice (article, 0, LENGTH / 2);
      g_autoptr (GBytes) bytes = g_bytes_new (start, LENGTH / 2);
      halves.article = anno_article_new (bytes, NULL);
      g_autoptr (GArray) rows = compute_all (&whole);
      g_autoptr (GArray) others = compute_all (&halves);
      g_assert_cmpuint (rows->len, ==, others->len);
      for (guint i = 0; i < rows->len; i++)
        {
          const AnnoAgreementRow *row = &g_array_index (rows, AnnoAgreementRow, i);
          const AnnoAgreementRow *other = &g_array_index (others, AnnoAgreementRow, i);
          if (g_str_has_prefix (row->measure, "unitizing") || is_of_fields (row)
              || row->value.undefined != ANNO_DEFINED)
            continue;
          g_test_message ("%s", row->measure);
          g_assert_cmpint (other->value.undefined, ==, ANNO_DEFINED);
          g_assert_cmpfloat_with_epsilon (row->value.value, other->value.value, 1e-9);
          g_assert_cmpuint (row->value.n_units, ==, other->value.n_units);
          n_compared++;
        }
      g_assert_cmpuint (n_compared, >, 14);
    }
}

/* Nobody, one person, nothing: reasons, and no rows of what isn't there. */
static void
test_nothing (void)
{
  for (guint n = 0; n <= 1; n++)
    {
      g_auto (Corpus) corpus = { 0 };
      corpus_init (&corpus, n, 1, FALSE);
      g_autoptr (GArray) rows = compute (&corpus, G_MAXUINT, FALSE, in_order, in_order);
      g_assert_cmpint (find (rows, "exact-f1", ANNO_AGREEMENT_OF_ALL, 0)->value.undefined, ==,
                       ANNO_UNDEFINED_NO_TEXT);
      for (guint i = 0; i < rows->len; i++)
        g_assert_cmpint (g_array_index (rows, AnnoAgreementRow, i).value.undefined, !=,
                         ANNO_DEFINED);
    }
}

static void
test_names (void)
{
  for (guint i = 0; i < ANNO_N_AGREEMENT_MEASURES; i++)
    {
      AnnoAgreementMeasure found;
      g_assert_true (anno_agreement_measure_find (
          anno_agreement_measure_id ((AnnoAgreementMeasure) i), &found));
      g_assert_cmpuint (found, ==, i);
    }
  for (guint i = 0; i < ANNO_N_AGREEMENT_OFS; i++)
    {
      AnnoAgreementOf found;
      g_assert_true (anno_agreement_of_find (anno_agreement_of_id ((AnnoAgreementOf) i), &found));
      g_assert_cmpuint (found, ==, i);
    }
}

static void
test_cancelled (void)
{
  g_auto (Corpus) corpus = { 0 };
  corpus_init (&corpus, 2, 1, FALSE);
  const AnnoAgreementOptions options
      = { corpus.tagset, 2, FALSE, ANNO_AGREEMENT_PLAIN, G_MAXUINT, anno_gamma_options_plain };
  g_autoptr (AnnoAgreement) agreement = anno_agreement_new (&options);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (AnnoAgreementRow));
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (anno_agreement_tell (agreement, cancellable, keep_row_cb, rows, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/alone", test_alone);
  g_test_add_func ("/agreement/order", test_order);
  g_test_add_func ("/agreement/pairs", test_pairs);
  g_test_add_func ("/agreement/rename", test_rename);
  g_test_add_func ("/agreement/identical", test_identical);
  g_test_add_func ("/agreement/disjoint", test_disjoint);
  g_test_add_func ("/agreement/halves", test_halves);
  g_test_add_func ("/agreement/nothing", test_nothing);
  g_test_add_func ("/agreement/names", test_names);
  g_test_add_func ("/agreement/cancelled", test_cancelled);
  return g_test_run ();
}
