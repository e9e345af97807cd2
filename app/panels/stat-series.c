#include "panels/stat-series.h"

#include "panels/short-date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MOST_SIZES 14 /* columns */

/* How days are put together: so many of a unit make one stretch. */
typedef struct
{
  enum
  {
    DAYS,
    MONTHS,
    YEARS,
  } unit;
  gint64 width;
} Stretch;

static const Stretch stretches[] = {
  { DAYS, 1 },  { DAYS, 7 },   { MONTHS, 1 },  { MONTHS, 3 },
  { YEARS, 1 }, { YEARS, 10 }, { YEARS, 100 }, { YEARS, 1000 },
};

static AnnoStatSeries *
series_new (void)
{
  AnnoStatSeries *self = g_new0 (AnnoStatSeries, 1);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->values = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

/* @label: transfer full. */
static void
add (AnnoStatSeries *self, char *label, guint64 value)
{
  g_ptr_array_add (self->labels, label);
  g_array_append_val (self->values, value);
}

static void
add_to (AnnoStatSeries *self, guint at, gint64 n)
{
  g_array_index (self->values, guint64, at) += (guint64) MAX (n, 0);
}

static guint64
largest_size (GPtrArray *stats)
{
  guint64 most = 0;

  for (guint i = 0; i < stats->len; i++)
    {
      const AnnoStat *stat = stats->pdata[i];
      if (g_str_equal (stat->kind, "size"))
        most = MAX (most, g_ascii_strtoull (stat->key, NULL, 10));
    }
  return most;
}

/* 1, 2, 5, 10, 20, 50 …, so that @most needs no more than MOST_SIZES of it. */
static guint64
width_for (guint64 most)
{
  static const guint steps[] = { 1, 2, 5 };
  guint64 power = 1;

  for (guint i = 0;; i++)
    {
      guint64 width = steps[i % 3] * power;
      if (most <= width * MOST_SIZES || power > G_MAXUINT32)
        return width;
      power *= i % 3 == 2 ? 10 : 1;
    }
}

static char *
range_label (guint64 from, guint64 to)
{
  if (from == to)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, from);
  return g_strdup_printf ("%" G_GUINT64_FORMAT "–%" G_GUINT64_FORMAT, from, to);
}

AnnoStatSeries *
anno_stat_series_sizes (GPtrArray *stats)
{
  g_return_val_if_fail (stats != NULL, NULL);

  AnnoStatSeries *self = series_new ();
  guint64 most = largest_size (stats), width = width_for (most);
  add (self, range_label (0, 0), 0);
  for (guint64 from = 1; from <= most; from += width)
    add (self, range_label (from, from + width - 1), 0);
  for (guint i = 0; i < stats->len; i++)
    {
      const AnnoStat *stat = stats->pdata[i];
      if (!g_str_equal (stat->kind, "size"))
        continue;
      guint64 size = g_ascii_strtoull (stat->key, NULL, 10);
      add_to (self, size == 0 ? 0 : (guint) ((size - 1) / width) + 1, stat->articles);
    }
  return self;
}

static gboolean
read_day (const char *text, GDate *day)
{
  int year = 0, month = 0, of_month = 0;

  if (text == NULL || sscanf (text, "%d-%d-%d", &year, &month, &of_month) != 3 || year < 1
      || year > 9999 || month < 1 || month > 12 || of_month < 1 || of_month > 31
      || !g_date_valid_dmy ((GDateDay) of_month, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) of_month, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* Which stretch of all there are from the beginning of time. */
static gint64
number_of (const GDate *day, const Stretch *stretch)
{
  switch (stretch->unit)
    {
    case DAYS:
      return g_date_get_julian (day) / stretch->width;
    case MONTHS:
      return (g_date_get_year (day) * 12 + g_date_get_month (day) - 1) / stretch->width;
    default:
      return g_date_get_year (day) / stretch->width;
    }
}

static char *
day_label (gint64 julian)
{
  GDate day;
  char text[16];

  g_date_set_julian (&day, (guint32) MAX (julian, 1));
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  return anno_short_date (text);
}

static char *
month_label (gint64 months)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc ((int) CLAMP (months / 12, 1, 9999),
                                                    (int) (months % 12) + 1, 1, 0, 0, 0);
  /* Translators: a format of g_date_time_format: "Jul 2017" */
  return g_date_time_format (time, _ ("%b %Y"));
}

/* By its first day, month or year. */
static char *
label_of (gint64 number, const Stretch *stretch)
{
  gint64 first = number * stretch->width;

  switch (stretch->unit)
    {
    case DAYS:
      return day_label (first);
    case MONTHS:
      return month_label (first);
    default:
      return g_strdup_printf ("%d", (int) first);
    }
}

/* The days of that kind, the first and the last; FALSE where there are none. */
static gboolean
find_ends (GPtrArray *stats, const char *kind, GDate *first, GDate *last)
{
  gboolean any = FALSE;

  for (guint i = 0; i < stats->len; i++)
    {
      const AnnoStat *stat = stats->pdata[i];
      GDate day;
      if (!g_str_equal (stat->kind, kind) || !read_day (stat->key, &day))
        continue;
      *first = !any || g_date_compare (&day, first) < 0 ? day : *first;
      *last = !any || g_date_compare (&day, last) > 0 ? day : *last;
      any = TRUE;
    }
  return any;
}

static const Stretch *
stretch_for (const GDate *first, const GDate *last)
{
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    if (number_of (last, &stretches[i]) - number_of (first, &stretches[i]) < ANNO_STAT_SERIES_MOST)
      return &stretches[i];
  return &stretches[G_N_ELEMENTS (stretches) - 1];
}

static void
sum_up (AnnoStatSeries *self)
{
  for (guint i = 1; i < self->values->len; i++)
    g_array_index (self->values, guint64, i) += g_array_index (self->values, guint64, i - 1);
}

AnnoStatSeries *
anno_stat_series_days (GPtrArray *stats, const char *kind, gboolean sum)
{
  g_return_val_if_fail (stats != NULL && kind != NULL, NULL);

  AnnoStatSeries *self = series_new ();
  GDate first, last, day;
  if (!find_ends (stats, kind, &first, &last))
    return self;
  const Stretch *stretch = stretch_for (&first, &last);
  gint64 begin = number_of (&first, stretch), end = number_of (&last, stretch);
  for (gint64 number = begin; number <= end; number++)
    add (self, label_of (number, stretch), 0);
  for (guint i = 0; i < stats->len; i++)
    {
      const AnnoStat *stat = stats->pdata[i];
      if (g_str_equal (stat->kind, kind) && read_day (stat->key, &day))
        add_to (self, (guint) (number_of (&day, stretch) - begin), stat->articles);
    }
  if (sum)
    sum_up (self);
  return self;
}

void
anno_stat_series_free (AnnoStatSeries *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->labels);
  g_array_unref (self->values);
  g_free (self);
}

guint64
anno_stat_series_max (const AnnoStatSeries *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint64 most = 0;
  for (guint i = 0; i < self->values->len; i++)
    most = MAX (most, g_array_index (self->values, guint64, i));
  return most;
}
