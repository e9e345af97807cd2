#include "exchange/picture-charts.h"

#include "foreign/table-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Four decimals, which are more than anything here can be trusted for. */
static void
add_number (AnnoTableCells *cells, gboolean defined, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (defined)
    g_ascii_formatd (text, sizeof text, "%.4f", fabs (value) < 0.00005 ? 0 : value);
  anno_table_cells_add (cells, defined ? text : NULL);
}

static void
add_heading (AnnoTableCells *cells, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    anno_table_cells_add (cells, names[i]);
  anno_table_cells_end_row (cells);
}

static void
add_measure (AnnoTableCells *cells, const AnnoMeasure *value, const AnnoInterval *interval)
{
  add_number (cells, value->undefined == ANNO_DEFINED, value->value);
  add_number (cells, interval->defined, interval->low);
  add_number (cells, interval->defined, interval->high);
}

static char *
format (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", fabs (value) < 0.005 ? 0 : value));
}

static char *
name_of (const AnnoAgreementReport *report, guint i)
{
  return g_strdup (report->names->pdata[i]);
}

/* Adds a sentence; it is taken over. */
static void
say (GString *words, char *sentence)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static void
say_left_out (GString *words, const AnnoAgreementReport *report)
{
  const AnnoAgreementRow *all
      = anno_agreement_report_find (report, "exact-f1", ANNO_AGREEMENT_OF_ALL, 0, 0);
  const guint n = all != NULL ? all->value.n_left_out : 0;

  if (n > 0)
    say (words, g_strdup_printf (
                    ngettext ("%u annotation is left out, on an article that only one person "
                              "annotated.",
                              "%u annotations are left out, on articles that only one person "
                              "annotated.",
                              n),
                    n));
}

static void
say_first (GString *words, const AnnoAgreementReport *report)
{
  if (report->slugs->len > ANNO_PICTURE_MAX_PEOPLE)
    say (words,
         g_strdup_printf (_ ("The first %u of %u people are shown; the table has all of them."),
                          ANNO_PICTURE_MAX_PEOPLE, report->slugs->len));
}

/* Pairs */

static const AnnoAgreementRow *
pair_of (const AnnoAgreementReport *report, guint a, guint b)
{
  return anno_agreement_report_find (report, "exact-f1", ANNO_AGREEMENT_OF_PAIR, MIN (a, b),
                                     MAX (a, b));
}

/* The rows of pairs, found once: there may be thousands. */
static GHashTable *
index_pairs (const AnnoAgreementReport *report)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < report->rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (report->rows, AnnoAgreementRow, i);
      if (row->of != ANNO_AGREEMENT_OF_PAIR || !g_str_equal (row->measure, "exact-f1"))
        continue;
      gint64 key = (gint64) row->number << 32 | row->other;
      g_hash_table_insert (pairs, g_memdup2 (&key, sizeof key), (gpointer) row);
    }
  return pairs;
}

static const AnnoAgreementRow *
find_pair (GHashTable *pairs, guint a, guint b)
{
  const gint64 key = (gint64) MIN (a, b) << 32 | MAX (a, b);
  return g_hash_table_lookup (pairs, &key);
}

static void
print_pairs (const AnnoAgreementReport *report, GHashTable *pairs, GString *csv)
{
  static const char *const names[]
      = { "annotator", "other", "exact_f1", "low", "high", "articles", "annotations", NULL };
  AnnoTableCells cells = { .out = csv };
  const guint n = report->slugs->len;

  add_heading (&cells, names);
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        const AnnoAgreementRow *row = find_pair (pairs, i, k);
        if (row == NULL)
          continue;
        anno_table_cells_add (&cells, report->slugs->pdata[i]);
        anno_table_cells_add (&cells, report->slugs->pdata[k]);
        add_measure (&cells, &row->value, &row->interval);
        anno_table_cells_add_n (&cells, row->value.n_texts);
        anno_table_cells_add_n (&cells, row->value.n_units);
        anno_table_cells_end_row (&cells);
      }
}

static void
say_pairs (const AnnoAgreementReport *report, GString *words)
{
  const AnnoAgreementRow *low = NULL, *high = NULL;
  guint n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (report->rows, AnnoAgreementRow, i);
      if (row->of != ANNO_AGREEMENT_OF_PAIR || !g_str_equal (row->measure, "exact-f1")
          || row->value.undefined != ANNO_DEFINED)
        continue;
      n++;
      low = low == NULL || row->value.value < low->value.value ? row : low;
      high = high == NULL || row->value.value > high->value.value ? row : high;
    }
  say (words, g_strdup_printf (ngettext ("%u pair of people has annotated the same articles.",
                                         "%u pairs of people have annotated the same articles.", n),
                               n));
  if (low == NULL)
    return;
  g_autofree char *best = format (high->value.value), *worst = format (low->value.value);
  say (words, g_strdup_printf (_ ("Highest: %s and %s, %s. Lowest: %s and %s, %s."),
                               (const char *) report->names->pdata[high->number],
                               (const char *) report->names->pdata[high->other], best,
                               (const char *) report->names->pdata[low->number],
                               (const char *) report->names->pdata[low->other], worst));
}

static void
fill_pairs (AnnoPictureCharts *self, const AnnoAgreementReport *report, GHashTable *pairs)
{
  const guint n = MIN (report->slugs->len, ANNO_PICTURE_MAX_PEOPLE);

  self->matrix = anno_matrix_new (_ ("Agreement of Each Two People (Exact F1)"), n, n);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      self->matrix->rows->pdata[i] = name_of (report, i);
      self->matrix->columns->pdata[i] = name_of (report, i);
      g_array_append_val (self->numbers, i);
      for (guint k = 0; k < n; k++)
        {
          const AnnoAgreementRow *row = i != k ? find_pair (pairs, i, k) : NULL;
          AnnoMatrixCell *cell = anno_matrix_cell (self->matrix, i, k);
          if (row == NULL)
            continue;
          gboolean defined = row->value.undefined == ANNO_DEFINED;
          cell->words = defined ? format (row->value.value) : g_strdup ("–");
          cell->shade = defined ? row->value.value : 0;
        }
    }
}

gboolean
anno_picture_charts_pairs (AnnoPictureCharts *self, const AnnoAgreementReport *report, char **why)
{
  g_return_val_if_fail (self != NULL && report != NULL && why != NULL, FALSE);

  if (report->slugs->len < 2 || pair_of (report, 0, 1) == NULL)
    {
      *why = g_strdup (_ ("It takes two people who have annotated something."));
      return FALSE;
    }
  g_autoptr (GHashTable) pairs = index_pairs (report);
  g_autoptr (GString) note
      = g_string_new (_ ("1 is the same annotations to the letter, 0 none. “–”: the two have no "
                         "article in common, or marked nothing."));
  fill_pairs (self, report, pairs);
  say_left_out (note, report);
  say_first (note, report);
  self->matrix->note = g_strdup (note->str);
  print_pairs (report, pairs, self->csv);
  say_pairs (report, self->words);
  return TRUE;
}

/* Tags */

static const char *
word_of (const AnnoConfusion *confusion, guint i, gboolean is_id)
{
  if (i == anno_confusion_nothing (confusion))
    return is_id ? "(nothing)" : _ ("nothing");
  if (i == anno_confusion_other (confusion))
    return is_id ? "(unknown)" : _ ("unknown tags");
  const AnnoTag *tag = anno_tagset_get_tag (confusion->tagset, i);
  return is_id ? tag->id : tag->name;
}

static void
print_tags (const AnnoConfusion *confusion, GString *csv)
{
  static const char *const names[] = { "first", "second", "pairs", NULL };
  AnnoTableCells cells = { .out = csv };

  add_heading (&cells, names);
  for (guint i = 0; i < confusion->n; i++)
    for (guint k = 0; k < confusion->n; k++)
      {
        if (anno_confusion_get (confusion, i, k) == 0)
          continue;
        anno_table_cells_add (&cells, word_of (confusion, i, TRUE));
        anno_table_cells_add (&cells, word_of (confusion, k, TRUE));
        anno_table_cells_add_n (&cells, (guint) anno_confusion_get (confusion, i, k));
        anno_table_cells_end_row (&cells);
      }
}

static void
say_tags (const AnnoConfusion *confusion, GString *words)
{
  guint row = 0, column = 0;
  guint64 most = 0, same = 0;

  for (guint i = 0; i < confusion->n; i++)
    for (guint k = 0; k < confusion->n; k++)
      {
        guint64 n = anno_confusion_get (confusion, i, k);
        same += i == k ? n : 0;
        if (i == k || n <= most)
          continue;
        most = n;
        row = i;
        column = k;
      }
  say (words, g_strdup_printf (ngettext ("Of %u pair, %u has the same tag.",
                                         "Of %u pairs, %u have the same tag.", confusion->n_pairs),
                               confusion->n_pairs, (guint) same));
  if (most > 0)
    say (words,
         g_strdup_printf (ngettext ("The most frequent difference: %s against %s, %u time.",
                                    "The most frequent difference: %s against %s, %u times.", most),
                          word_of (confusion, row, FALSE), word_of (confusion, column, FALSE),
                          (guint) most));
}

/* Within a row, so that a rare tag can be read as well as a frequent one. */
static double
share_of (const AnnoConfusion *confusion, guint row, guint column)
{
  guint64 sum = 0;

  for (guint i = 0; i < confusion->n; i++)
    sum += anno_confusion_get (confusion, row, i);
  return sum > 0 ? (double) anno_confusion_get (confusion, row, column) / (double) sum : 0;
}

static void
fill_tags (AnnoPictureCharts *self, const AnnoConfusion *confusion)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < confusion->n; i++)
    if (!anno_confusion_is_empty (confusion, i))
      g_array_append_val (self->numbers, i);
  const guint n = self->numbers->len;
  self->matrix = anno_matrix_new (_ ("Which Tag Is Taken for Which"), n, n);
  self->matrix->frames_diagonal = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const guint row = g_array_index (self->numbers, guint, i);
      self->matrix->rows->pdata[i] = g_strdup (word_of (confusion, row, FALSE));
      self->matrix->columns->pdata[i] = g_strdup (word_of (confusion, row, FALSE));
      for (guint k = 0; k < n; k++)
        {
          const guint column = g_array_index (self->numbers, guint, k);
          AnnoMatrixCell *cell = anno_matrix_cell (self->matrix, i, k);
          if (row == column && row == anno_confusion_nothing (confusion))
            continue;
          cell->words
              = g_strdup_printf ("%" G_GUINT64_FORMAT, anno_confusion_get (confusion, row, column));
          cell->shade = share_of (confusion, row, column);
        }
    }
}

gboolean
anno_picture_charts_tags (AnnoPictureCharts *self, const AnnoAgreementReport *report, char **why)
{
  g_return_val_if_fail (self != NULL && report != NULL && why != NULL, FALSE);

  if (report->confusion == NULL || report->confusion->n_pairs == 0)
    {
      *why = g_strdup (_ ("No article was annotated by two people."));
      return FALSE;
    }
  fill_tags (self, report->confusion);
  self->matrix->row_words = report->slugs->len == 2 ? name_of (report, 0) : g_strdup (_ ("first"));
  self->matrix->column_words
      = report->slugs->len == 2 ? name_of (report, 1) : g_strdup (_ ("the other, by name"));
  self->matrix->note = g_strdup (
      _ ("Counts of pairs of annotations that stand for one thing. Framed: both chose the same tag. "
         "“nothing”: only one of them marked it. The shade is the share of the row."));
  print_tags (report->confusion, self->csv);
  say_tags (report->confusion, self->words);
  return TRUE;
}

/* Time */

static char *
date_of (gint64 time, const char *form)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  return g_date_time_format (at, form);
}

static const char *
form_of (AnnoCourseUnit unit)
{
  return unit == ANNO_COURSE_YEAR ? "%Y" : unit == ANNO_COURSE_MONTH ? "%Y-%m" : "%Y-%m-%d";
}

static const char *
title_of (AnnoCourseUnit unit)
{
  return unit == ANNO_COURSE_DAY    ? _ ("Agreement by the Day of the Last Change")
         : unit == ANNO_COURSE_WEEK ? _ ("Agreement by the Week of the Last Change")
         : unit == ANNO_COURSE_MONTH ? _ ("Agreement by the Month of the Last Change")
                                     : _ ("Agreement by the Year of the Last Change");
}

static void
print_time (const GArray *points, AnnoCourseUnit unit, GString *csv)
{
  static const char *const units[] = { "day", "week", "month", "year" };
  const char *const names[]
      = { units[unit], "exact_f1", "low", "high", "articles", "annotations", NULL };
  AnnoTableCells cells = { .out = csv };

  add_heading (&cells, names);
  for (guint i = 0; i < points->len; i++)
    {
      const AnnoCoursePoint *point = &g_array_index (points, AnnoCoursePoint, i);
      g_autofree char *date = date_of (point->start, form_of (unit));
      anno_table_cells_add (&cells, date);
      add_measure (&cells, &point->f1, &point->interval);
      anno_table_cells_add_n (&cells, point->f1.n_texts);
      anno_table_cells_add_n (&cells, point->f1.n_units);
      anno_table_cells_end_row (&cells);
    }
}

static void
say_time (const GArray *points, AnnoCourseUnit unit, GString *words)
{
  for (guint i = 0; i < points->len; i++)
    {
      const AnnoCoursePoint *point = &g_array_index (points, AnnoCoursePoint, i);
      g_autofree char *date = date_of (point->start, form_of (unit));
      g_autofree char *value = format (point->f1.value);
      if (point->f1.undefined != ANNO_DEFINED)
        continue;
      /* Translators: a date, a number, and what it is of. */
      say (words, g_strdup_printf (ngettext ("%s: %s, of %u article.", "%s: %s, of %u articles.",
                                             point->f1.n_texts),
                                   date, value, point->f1.n_texts));
    }
}

static void
fill_time (AnnoPictureCharts *self, const GArray *points, AnnoCourseUnit unit)
{
  self->line = anno_line_new (title_of (unit), _ ("Exact F1"));
  for (guint i = 0; i < points->len; i++)
    {
      const AnnoCoursePoint *point = &g_array_index (points, AnnoCoursePoint, i);
      const AnnoLinePoint shown = {
        .label = date_of (point->start, form_of (unit)),
        .beside = point->f1.n_texts > 0
                      ? g_strdup_printf (ngettext ("%u article", "%u articles", point->f1.n_texts),
                                         point->f1.n_texts)
                      : NULL,
        .defined = point->f1.undefined == ANNO_DEFINED,
        .value = point->f1.value,
        .has_interval = point->interval.defined,
        .low = point->interval.low,
        .high = point->interval.high,
      };
      anno_line_add (self->line, &shown);
    }
}

gboolean
anno_picture_charts_time (AnnoPictureCharts *self, const AnnoAgreementReport *report, char **why)
{
  AnnoCourseUnit unit = ANNO_COURSE_DAY;

  g_return_val_if_fail (self != NULL && report != NULL && why != NULL, FALSE);
  g_autoptr (GArray) points
      = report->course != NULL ? anno_agreement_course_list (report->course, &unit) : NULL;
  if (points == NULL || points->len == 0)
    {
      *why = g_strdup (_ ("No article that two people annotated says when that was."));
      return FALSE;
    }
  g_autoptr (GString) note
      = g_string_new (
          /* xgettext:no-c-format */
          _ ("An article counts when it was changed last. Bars: 95 % intervals."));
  guint n = anno_agreement_course_get_n_without_time (report->course);
  if (n > 0)
    say (note, g_strdup_printf (ngettext ("%u article is left out: it has no time.",
                                          "%u articles are left out: they have no time.", n),
                                n));
  fill_time (self, points, unit);
  self->line->note = g_strdup (note->str);
  print_time (points, unit, self->csv);
  say_time (points, unit, self->words);
  return TRUE;
}

/* Before and after */

static AnnoGainValue
value_of (const AnnoMeasure *value, const AnnoInterval *interval)
{
  return (AnnoGainValue){ value->undefined == ANNO_DEFINED, value->value, interval->defined,
                          interval->low, interval->high };
}

static void
print_gain (AnnoTableCells *cells, const char *who, const AnnoReviewGainRow *row)
{
  anno_table_cells_add (cells, who);
  add_measure (cells, &row->before, &row->before_interval);
  add_measure (cells, &row->after, &row->after_interval);
  anno_table_cells_add_n (cells, row->after.n_texts);
  anno_table_cells_end_row (cells);
}

static void
add_gain (AnnoPictureCharts *self, AnnoTableCells *cells, const AnnoAgreementReport *report,
          guint rater)
{
  const gboolean is_all = rater == ANNO_REVIEW_GAIN_ALL;
  const AnnoReviewGainRow row = anno_review_gain_get (report->gain, rater);
  const AnnoGainRow shown = {
    .name = is_all ? g_strdup (_ ("All")) : name_of (report, rater),
    .is_all = is_all,
    .before = value_of (&row.before, &row.before_interval),
    .after = value_of (&row.after, &row.after_interval),
  };
  g_autofree char *before = format (row.before.value), *after = format (row.after.value);

  print_gain (cells, is_all ? "" : report->slugs->pdata[rater], &row);
  if (shown.before.defined && shown.after.defined)
    /* Translators: a person; how far they agree with others, and with the settled set. */
    say (self->words, g_strdup_printf (_ ("%s: %s, then %s."), shown.name, before, after));
  if (self->gain->rows->len <= ANNO_PICTURE_MAX_PEOPLE)
    anno_gain_add (self->gain, &shown);
  else
    g_free (shown.name);
}

static char *
explain_none (const AnnoAgreementReport *report)
{
  return g_strdup (report->gain == NULL
                       ? _ ("There is no settled set yet: a review, or “annotator-cli merge”, makes "
                            "one.")
                       : _ ("Nobody who is compared annotated an article of the settled set."));
}

gboolean
anno_picture_charts_review (AnnoPictureCharts *self, const AnnoAgreementReport *report, char **why)
{
  static const char *const names[] = { "annotator", "before",     "before_low", "before_high",
                                       "after",     "after_low",  "after_high", "articles",
                                       NULL };
  AnnoTableCells cells = { .out = self->csv };

  g_return_val_if_fail (report != NULL && why != NULL, FALSE);
  if (report->gain == NULL
      || anno_review_gain_get (report->gain, ANNO_REVIEW_GAIN_ALL).after.undefined != ANNO_DEFINED)
    {
      *why = explain_none (report);
      return FALSE;
    }
  self->gain = anno_gain_new (_ ("Before and After Review (Exact F1)"),
                              _ ("Before: with the other people"), _ ("After: with the settled set"));
  add_heading (&cells, names);
  add_gain (self, &cells, report, ANNO_REVIEW_GAIN_ALL);
  for (guint i = 0; i < report->slugs->len; i++)
    add_gain (self, &cells, report, i);
  g_autoptr (GString) note = g_string_new (NULL);
  say (note, g_strdup_printf (_ ("Both on the articles of the settled set “%s”. Thin bars: 95 %% "
                                 "intervals."),
                              report->settled));
  say_first (note, report);
  self->gain->note = g_strdup (note->str);
  return TRUE;
}
