#include "review/review-gain.h"

#include "review/pair-scores.h"

/* Counts of each article. */
typedef struct
{
  GPtrArray *before; /* of AnnoPairCounts */
  GPtrArray *after;
} Parts;

struct _AnnoReviewGain
{
  guint n_raters;
  guint n_categories;
  Parts *parts; /* one a rater, and that of all */
};

AnnoReviewGain *
anno_review_gain_new (guint n_raters, guint n_categories)
{
  AnnoReviewGain *self = g_new0 (AnnoReviewGain, 1);

  self->n_raters = n_raters;
  self->n_categories = n_categories;
  self->parts = g_new0 (Parts, n_raters + 1);
  for (guint i = 0; i <= n_raters; i++)
    {
      self->parts[i].before
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_pair_counts_free);
      self->parts[i].after
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_pair_counts_free);
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
      g_ptr_array_unref (self->parts[i].before);
      g_ptr_array_unref (self->parts[i].after);
    }
  g_free (self->parts);
  g_free (self);
}

static AnnoPairCounts *
add_part (const AnnoReviewGain *self, GPtrArray *parts)
{
  AnnoPairCounts *counts = anno_pair_counts_new (self->n_categories, FALSE);

  g_ptr_array_add (parts, counts);
  return counts;
}

/* An article is one, however many pairs of people have looked at it. */
static void
count_once (AnnoPairCounts *counts)
{
  if (counts != NULL)
    counts->n_texts = MIN (counts->n_texts, 1);
}

static void
count_before (AnnoReviewGain *self, const AnnoRatedText *text)
{
  AnnoPairCounts *all = add_part (self, self->parts[self->n_raters].before);
  g_autofree AnnoPairCounts **each = g_new0 (AnnoPairCounts *, self->n_raters);

  for (guint i = 0; i < self->n_raters; i++)
    if (text->rated[i])
      each[i] = add_part (self, self->parts[i].before);
  for (guint i = 0; i < self->n_raters; i++)
    for (guint k = i + 1; each[i] != NULL && k < self->n_raters; k++)
      if (each[k] != NULL)
        {
          g_autoptr (AnnoPairCounts) pair = anno_pair_counts_new (self->n_categories, FALSE);
          anno_pair_counts_add_text (pair, text, i, k);
          anno_pair_counts_add (all, pair, 1);
          anno_pair_counts_add (each[i], pair, 1);
          anno_pair_counts_add (each[k], pair, 1);
        }
  count_once (all);
  for (guint i = 0; i < self->n_raters; i++)
    count_once (each[i]);
}

static void
count_after (AnnoReviewGain *self, const AnnoRatedText *text)
{
  AnnoPairCounts *all = add_part (self, self->parts[self->n_raters].after);

  for (guint i = 0; i < self->n_raters; i++)
    if (text->rated[i])
      {
        AnnoPairCounts *one = add_part (self, self->parts[i].after);
        anno_pair_counts_add_text (one, text, i, self->n_raters);
        anno_pair_counts_add (all, one, 1);
      }
  count_once (all);
}

void
anno_review_gain_add (AnnoReviewGain *self, const AnnoRatedText *text)
{
  g_return_if_fail (self != NULL && text != NULL && text->n_raters == self->n_raters + 1);
  g_return_if_fail (text->n_categories == self->n_categories);

  if (!text->rated[self->n_raters])
    return;
  count_before (self, text);
  count_after (self, text);
}

/* What is drawn. */
typedef struct
{
  const AnnoReviewGain *gain;
  const GPtrArray *parts;
} Drawing;

static AnnoMeasure
score_cb (const guint *times, guint n_texts, gpointer data)
{
  const Drawing *self = data;
  g_autoptr (AnnoPairCounts) sum = anno_pair_counts_new (self->gain->n_categories, FALSE);

  for (guint i = 0; i < n_texts; i++)
    if (times == NULL || times[i] > 0)
      anno_pair_counts_add (sum, self->parts->pdata[i], times != NULL ? times[i] : 1);
  return anno_pair_counts_finish (sum, ANNO_PAIR_EXACT, ANNO_PAIR_ALL).f1;
}

static AnnoMeasure
finish (const AnnoReviewGain *self, const GPtrArray *parts, AnnoInterval *interval)
{
  Drawing drawing = { self, parts };

  *interval = anno_bootstrap (parts->len, score_cb, &drawing);
  return score_cb (NULL, parts->len, &drawing);
}

AnnoReviewGainRow
anno_review_gain_get (const AnnoReviewGain *self, guint rater)
{
  AnnoReviewGainRow row = { 0 };

  g_return_val_if_fail (self != NULL, row);
  g_return_val_if_fail (rater < self->n_raters || rater == ANNO_REVIEW_GAIN_ALL, row);

  const Parts *parts = &self->parts[MIN (rater, self->n_raters)];
  row.before = finish (self, parts->before, &row.before_interval);
  row.after = finish (self, parts->after, &row.after_interval);
  return row;
}
