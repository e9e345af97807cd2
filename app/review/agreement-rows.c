#include "review/agreement-rows.h"

#include <math.h>

/* The three that come of one way to compare. */
#define N_SCORES 3
/* Pairs × texts; with more, the mean over pairs comes without an interval. */
#define MAX_MEANS 200000

typedef struct
{
  AnnoAgreementMeasure measure;
  const char *ids[N_SCORES];
  AnnoPairWay way;
  gboolean by_tag;
} Way;

static const Way ways[] = {
  { ANNO_AGREEMENT_EXACT,
    { "exact-f1", "exact-precision", "exact-recall" },
    ANNO_PAIR_EXACT,
    TRUE },
  { ANNO_AGREEMENT_UNLABELLED,
    { "unlabelled-f1", "unlabelled-precision", "unlabelled-recall" },
    ANNO_PAIR_EXACT_PLACE,
    FALSE },
  { ANNO_AGREEMENT_OVERLAP,
    { "overlap-f1", "overlap-precision", "overlap-recall" },
    ANNO_PAIR_OVERLAP,
    TRUE },
  { ANNO_AGREEMENT_CHARACTER,
    { "character-f1", "character-precision", "character-recall" },
    ANNO_PAIR_CHARACTER,
    TRUE },
  { ANNO_AGREEMENT_GATE_STRICT,
    { "gate-strict-f1", "gate-strict-precision", "gate-strict-recall" },
    ANNO_PAIR_EXACT,
    TRUE },
  { ANNO_AGREEMENT_GATE_LENIENT,
    { "gate-lenient-f1", "gate-lenient-precision", "gate-lenient-recall" },
    ANNO_PAIR_LENIENT,
    TRUE },
  { ANNO_AGREEMENT_GATE_AVERAGE,
    { "gate-average-f1", "gate-average-precision", "gate-average-recall" },
    ANNO_PAIR_AVERAGE,
    TRUE },
};

/* Which of the scores of counts is asked for. */
typedef struct
{
  AnnoPairWay way;
  guint category;
  guint score;
} WantedScore;

/* Where rows are of: a scope, all of its texts or one, all tags or one. */
typedef struct
{
  const AnnoAgreementTelling *telling;
  AnnoAgreementScope *scope;
  guint part;     /* G_MAXUINT for all */
  guint category; /* ANNO_PAIR_ALL for all */
  AnnoAgreementRow row;
} Place;

static AnnoMeasure
score_cb (gconstpointer counts, gpointer data)
{
  const WantedScore *wanted = data;
  const AnnoPairScore score = anno_pair_counts_finish (counts, wanted->way, wanted->category);

  return wanted->score == 0 ? score.f1 : wanted->score == 1 ? score.precision : score.recall;
}

static AnnoMeasure
item_cb (gconstpointer table, gpointer data)
{
  return anno_item_table_finish (table, *(const AnnoItemMeasure *) data);
}

static void
tell (Place *self, const char *id, AnnoMeasure value, AnnoInterval interval)
{
  self->row.measure = id;
  self->row.value = value;
  self->row.interval = interval;
  self->telling->visit (&self->row, self->telling->data);
}

static gboolean
wants (const Place *self, AnnoAgreementMeasure measure)
{
  return (self->telling->options->measures & 1u << measure) != 0;
}

static const AnnoPairCounts *
counts_of (const Place *self)
{
  return self->part == G_MAXUINT ? self->scope->sum : self->scope->counts->pdata[self->part];
}

static void
tell_scores (Place *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint k = 0; k < N_SCORES; k++)
      {
        AnnoInterval interval = { 0 };
        WantedScore wanted = { ways[i].way, self->category, k };
        if (!wants (self, ways[i].measure) || (self->category != ANNO_PAIR_ALL && !ways[i].by_tag))
          break;
        if (self->part == G_MAXUINT)
          interval = anno_drawn_sums_find (self->scope->drawn_counts, score_cb, &wanted);
        tell (self, ways[i].ids[k], score_cb (counts_of (self), &wanted), interval);
      }
}

static void
tell_items (Place *self)
{
  const guint table = self->category == ANNO_PAIR_ALL ? 0 : self->category + 1;

  for (guint i = 0; table < self->scope->n_tables && i < ANNO_N_ITEM_MEASURES; i++)
    {
      AnnoItemMeasure wanted = (AnnoItemMeasure) i;
      AnnoAgreementMeasure measure = (AnnoAgreementMeasure) (ANNO_AGREEMENT_PERCENTAGE + i);
      gboolean is_of_two = wanted == ANNO_ITEM_COHEN || wanted == ANNO_ITEM_SCOTT;
      AnnoInterval interval = { 0 };
      if (!wants (self, measure) || (is_of_two && self->scope->n_raters != 2))
        continue;
      if (self->part == G_MAXUINT)
        interval = anno_drawn_sums_find (self->scope->drawn_items[table], item_cb, &wanted);
      tell (self, anno_agreement_measure_id (measure),
            item_cb (self->part == G_MAXUINT ? self->scope->item_sums[table]
                                             : self->scope->items[table]->pdata[self->part],
                     &wanted),
            interval);
    }
}

/* The mean over pairs, and their deviation, of drawings of the texts. */
typedef struct
{
  const Place *place;
  gboolean deviation;
  double *both; /* pairs × texts: exact pairs of spans, and all spans of the two */
  double *spans;
} MeanDrawing;

/* The exact F1 of a pair where the rows are; FALSE where it has none. */
static gboolean
score_pair (const Place *self, const AnnoAgreementScope *pair, double *value)
{
  const AnnoPairCounts *counts = pair->sum;
  WantedScore wanted = { ANNO_PAIR_EXACT, self->category, 0 };

  if (self->part != G_MAXUINT)
    {
      guint part = anno_agreement_scope_part (
          pair, g_array_index (self->scope->numbers, guint, self->part));
      if (part == G_MAXUINT)
        return FALSE;
      counts = pair->counts->pdata[part];
    }
  const AnnoMeasure f1 = score_cb (counts, &wanted);
  *value = f1.value;
  return f1.undefined == ANNO_DEFINED;
}

static double
mean_of (const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  return n > 0 ? sum / n : 0;
}

/* That of the population. */
static double
deviation_of (const double *values, guint n)
{
  const double mean = mean_of (values, n);
  double squares = 0;

  for (guint i = 0; i < n; i++)
    squares += (values[i] - mean) * (values[i] - mean);
  return n > 0 ? sqrt (squares / n) : 0;
}

static double
count_both (const AnnoPairCounts *counts, guint category)
{
  double both = 0;

  for (guint i = 0; i < counts->n_categories; i++)
    if (category == ANNO_PAIR_ALL || category == i)
      both += (double) counts->exact[(gsize) i * counts->n_categories + i];
  return both;
}

static double
count_spans (const AnnoPairCounts *counts, guint category)
{
  double spans = 0;

  for (guint i = 0; i < counts->n_categories; i++)
    if (category == ANNO_PAIR_ALL || category == i)
      spans += (double) (counts->n_a[i] + counts->n_b[i]);
  return spans;
}

static AnnoMeasure
draw_mean_cb (const guint *times, guint n_texts, gpointer data)
{
  const MeanDrawing *self = data;
  const GPtrArray *pairs = self->place->telling->pairs;
  g_autofree double *values = g_new (double, MAX (pairs->len, 1));
  guint n = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      double both = 0, spans = 0;
      for (guint k = 0; k < n_texts; k++)
        {
          both += times[k] * self->both[(gsize) i * n_texts + k];
          spans += times[k] * self->spans[(gsize) i * n_texts + k];
        }
      if (spans > 0)
        values[n++] = 2 * both / spans;
    }
  return (AnnoMeasure){ .value = self->deviation ? deviation_of (values, n) : mean_of (values, n),
                        .undefined = n > 0 ? ANNO_DEFINED : ANNO_UNDEFINED_NOTHING };
}

/* What each pair has on each text, so that a drawing is no more than a sum. */
static void
fill_drawing (MeanDrawing *self)
{
  const GPtrArray *pairs = self->place->telling->pairs;
  const GArray *numbers = self->place->scope->numbers;

  for (guint i = 0; i < pairs->len; i++)
    for (guint k = 0; k < numbers->len; k++)
      {
        const AnnoAgreementScope *pair = pairs->pdata[i];
        guint part = anno_agreement_scope_part (pair, g_array_index (numbers, guint, k));
        if (part == G_MAXUINT)
          continue;
        self->both[(gsize) i * numbers->len + k]
            = count_both (pair->counts->pdata[part], self->place->category);
        self->spans[(gsize) i * numbers->len + k]
            = count_spans (pair->counts->pdata[part], self->place->category);
      }
}

static void
draw_mean (const Place *self, AnnoInterval *mean, AnnoInterval *deviation)
{
  const guint n_texts = self->scope->numbers->len;
  const gsize n = (gsize) self->telling->pairs->len * n_texts;

  if (self->part != G_MAXUINT || n_texts < 2 || n > MAX_MEANS)
    return;
  MeanDrawing drawing = { self, FALSE, g_new0 (double, n), g_new0 (double, n) };
  fill_drawing (&drawing);
  *mean = anno_bootstrap (n_texts, draw_mean_cb, &drawing);
  drawing.deviation = TRUE;
  *deviation = anno_bootstrap (n_texts, draw_mean_cb, &drawing);
  g_free (drawing.both);
  g_free (drawing.spans);
}

/* Each pair counts the same, however much it marked; it is about what the pooled value is about. */
static void
tell_mean (Place *self)
{
  WantedScore wanted = { ANNO_PAIR_EXACT, self->category, 0 };
  AnnoMeasure mean = score_cb (counts_of (self), &wanted), deviation = mean;
  AnnoInterval mean_interval = { 0 }, deviation_interval = { 0 };
  guint n = 0;

  if (!wants (self, ANNO_AGREEMENT_EXACT_MEAN))
    return;
  g_autofree double *values = g_new (double, self->telling->pairs->len + 1);
  for (guint i = 0; i < self->telling->pairs->len; i++)
    if (score_pair (self, self->telling->pairs->pdata[i], &values[n]))
      n++;
  mean.value = mean_of (values, n);
  deviation.value = deviation_of (values, n);
  draw_mean (self, &mean_interval, &deviation_interval);
  tell (self, "exact-f1-pair-mean", mean, mean_interval);
  tell (self, "exact-f1-pair-sd", deviation, deviation_interval);
}

static void
tell_place (Place *self)
{
  tell_scores (self);
  if (self->row.of != ANNO_AGREEMENT_OF_PAIR)
    tell_mean (self);
  tell_items (self);
}

static void
tell_tags (const AnnoAgreementTelling *self)
{
  for (guint i = 0; i < anno_tagset_get_n_tags (self->options->tagset); i++)
    {
      Place place = { self, self->all, G_MAXUINT, i, { .of = ANNO_AGREEMENT_OF_TAG, .number = i } };
      if (self->all->sum->n_a[i] + self->all->sum->n_b[i] > 0)
        tell_place (&place);
    }
}

static gboolean
tell_pairs (const AnnoAgreementTelling *self, GError **error)
{
  for (guint i = 0; i < self->pairs->len; i++)
    {
      AnnoAgreementScope *pair = self->pairs->pdata[i];
      Place place = {
        self,
        pair,
        G_MAXUINT,
        ANNO_PAIR_ALL,
        { .of = ANNO_AGREEMENT_OF_PAIR, .number = pair->raters[0], .other = pair->raters[1] }
      };
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      tell_place (&place);
      if (pair != self->all)
        anno_agreement_scope_rest (pair); /* of a hundred people there are thousands */
    }
  return TRUE;
}

static void
tell_articles (const AnnoAgreementTelling *self)
{
  for (guint i = 0; i < self->all->numbers->len; i++)
    {
      Place place = { self,
                      self->all,
                      i,
                      ANNO_PAIR_ALL,
                      { .of = ANNO_AGREEMENT_OF_ARTICLE,
                        .number = g_array_index (self->all->numbers, guint, i) } };
      tell_place (&place);
    }
}

gboolean
anno_agreement_rows_tell (const AnnoAgreementTelling *self, AnnoAgreementOf of, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  Place all = { self, self->all, G_MAXUINT, ANNO_PAIR_ALL, { .of = of } };
  if (of == ANNO_AGREEMENT_OF_ALL)
    tell_place (&all);
  else if (of == ANNO_AGREEMENT_OF_TAG)
    tell_tags (self);
  else if (of == ANNO_AGREEMENT_OF_ARTICLE)
    tell_articles (self);
  else if (of == ANNO_AGREEMENT_OF_PAIR && !tell_pairs (self, error))
    return FALSE;
  return anno_agreement_continua_tell (self->continua, of, self->cancellable, self->visit,
                                       self->data, error);
}
