#include "review/review-gain.h"

#include "review/pair-scores.h"

/* Of an article: exact pairs of spans, and all spans of the two sides. */
typedef struct
{
  double both;
  double spans;
} Tally;

typedef struct
{
  GArray *tallies; /* of Tally: one an article */
  AnnoPairCounts *sum;
} Part;

struct _AnnoReviewGain
{
  guint n_raters;
  guint n_categories;
  Part *before; /* one a rater, and that of all */
  Part *after;
};

static void
part_init (Part *self, guint n_categories)
{
  self->tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  self->sum = anno_pair_counts_new (n_categories, FALSE);
}

static void
part_clear (Part *self)
{
  g_array_unref (self->tallies);
  anno_pair_counts_free (self->sum);
}

AnnoReviewGain *
anno_review_gain_new (guint n_raters, guint n_categories)
{
  AnnoReviewGain *self = g_new0 (AnnoReviewGain, 1);

  self->n_raters = n_raters;
  self->n_categories = n_categories;
  self->before = g_new0 (Part, n_raters + 1);
  self->after = g_new0 (Part, n_raters + 1);
  for (guint i = 0; i <= n_raters; i++)
    {
      part_init (&self->before[i], n_categories);
      part_init (&self->after[i], n_categories);
    }
  return self;
}

void
anno_review_gain_free (AnnoReviewGain *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i <= self->n_raters; i++)
    {
      part_clear (&self->before[i]);
      part_clear (&self->after[i]);
    }
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static Tally
tally_of (const AnnoPairCounts *counts)
{
  Tally tally = { 0, 0 };

  for (guint i = 0; i < counts->n_categories; i++)
    {
      tally.both += (double) counts->exact[(gsize) i * counts->n_categories + i];
      tally.spans += (double) (counts->n_a[i] + counts->n_b[i]);
    }
  return tally;
}

/* An article is one, however many pairs of people have looked at it. */
static void
add_article (Part *self, AnnoPairCounts *counts)
{
  const Tally tally = tally_of (counts);

  if (counts->n_texts == 0)
    return;
  counts->n_texts = 1;
  anno_pair_counts_add (self->sum, counts, 1);
  g_array_append_val (self->tallies, tally);
}

/* Adds what @a and @b have in common to what is told of @one, of @other (or NULL) and of all. */
static void
count_pair (const AnnoRatedText *text, guint a, guint b, AnnoPairCounts *one,
            AnnoPairCounts *other, AnnoPairCounts *all)
{
  g_autoptr (AnnoPairCounts) pair = anno_pair_counts_new (text->n_categories, FALSE);

  anno_pair_counts_add_text (pair, text, a, b);
  anno_pair_counts_add (one, pair, 1);
  if (other != NULL)
    anno_pair_counts_add (other, pair, 1);
  anno_pair_counts_add (all, pair, 1);
}

static GPtrArray *
make_counts (const AnnoReviewGain *self)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_pair_counts_free);

  for (guint i = 0; i <= self->n_raters; i++)
    g_ptr_array_add (counts, anno_pair_counts_new (self->n_categories, FALSE));
  return counts;
}

void
anno_review_gain_add (AnnoReviewGain *self, const AnnoRatedText *text)
{
  g_return_if_fail (self != NULL && text != NULL && text->n_raters == self->n_raters + 1);
  g_return_if_fail (text->n_categories == self->n_categories);

  const guint settled = self->n_raters;
  if (!text->rated[settled])
    return;
  g_autoptr (GPtrArray) before = make_counts (self), after = make_counts (self);
  for (guint i = 0; i < self->n_raters; i++)
    {
      for (guint k = i + 1; text->rated[i] && k < self->n_raters; k++)
        if (text->rated[k])
          count_pair (text, i, k, before->pdata[i], before->pdata[k], before->pdata[settled]);
      if (text->rated[i])
        count_pair (text, i, settled, after->pdata[i], NULL, after->pdata[settled]);
    }
  for (guint i = 0; i <= self->n_raters; i++)
    {
      add_article (&self->before[i], before->pdata[i]);
      add_article (&self->after[i], after->pdata[i]);
    }
}

static AnnoMeasure
draw_cb (const guint *times, guint n_texts, gpointer data)
{
  const GArray *tallies = data;
  Tally sum = { 0, 0 };

  for (guint i = 0; i < n_texts; i++)
    {
      const Tally *tally = &g_array_index (tallies, Tally, i);
      sum.both += times[i] * tally->both;
      sum.spans += times[i] * tally->spans;
    }
  return (AnnoMeasure){ .value = sum.spans > 0 ? 2 * sum.both / sum.spans : 0,
                        .undefined = sum.spans > 0 ? ANNO_DEFINED : ANNO_UNDEFINED_NOTHING };
}

static AnnoMeasure
finish (const Part *part, AnnoInterval *interval)
{
  *interval = anno_bootstrap (part->tallies->len, draw_cb, part->tallies);
  return anno_pair_counts_finish (part->sum, ANNO_PAIR_EXACT, ANNO_PAIR_ALL).f1;
}

AnnoReviewGainRow
anno_review_gain_get (const AnnoReviewGain *self, guint rater)
{
  AnnoReviewGainRow row = { 0 };

  g_return_val_if_fail (self != NULL, row);
  g_return_val_if_fail (rater < self->n_raters || rater == ANNO_REVIEW_GAIN_ALL, row);

  const guint which = MIN (rater, self->n_raters);
  row.before = finish (&self->before[which], &row.before_interval);
  row.after = finish (&self->after[which], &row.after_interval);
  return row;
}
