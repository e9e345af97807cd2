/* Proves panels/stat-series: sizes in ranges, days in equal stretches, sums; and the lines of
 * panels/chart. */
#include "panels/widgets.h"

#include "panels/chart.h"
#include "panels/stat-series.h"

static void
stat_free (gpointer data)
{
  AnnoStat *stat = data;
  g_free (stat->key);
  g_free (stat);
}

/* "done:2017-07-01=3 size:0=12 …" */
static GPtrArray *
read_stats (const char *words)
{
  GPtrArray *stats = g_ptr_array_new_with_free_func (stat_free);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (char **part = parts; *part != NULL && **part != '\0'; part++)
    {
      g_auto (GStrv) sides = g_strsplit_set (*part, ":=", 3);
      AnnoStat *stat = g_new0 (AnnoStat, 1);
      stat->kind = g_intern_string (sides[0]);
      stat->key = g_strdup (sides[1]);
      stat->articles = g_ascii_strtoll (sides[2], NULL, 10);
      g_ptr_array_add (stats, stat);
    }
  return stats;
}

/* "0=12 1–5=3" */
static char *
to_words (const AnnoStatSeries *series)
{
  GString *words = g_string_new (NULL);

  g_assert_cmpuint (series->labels->len, ==, series->values->len);
  g_assert_cmpuint (series->labels->len, <=, ANNO_STAT_SERIES_MOST);
  for (guint i = 0; i < series->labels->len; i++)
    g_string_append_printf (words, "%s%s=%u", i > 0 ? ", " : "",
                            (const char *) series->labels->pdata[i],
                            (guint) g_array_index (series->values, guint64, i));
  return g_string_free (words, FALSE);
}

static void
test_sizes (void)
{
  static const struct
  {
    const char *stats;
    const char *words;
  } cases[] = {
    { "", "0=0" },
    { "size:0=5", "0=5" },
    { "size:0=5 size:2=1 size:3=4 day:2017-01-01=9", "0=5, 1=0, 2=1, 3=4" },
    { "size:14=2",
      "0=0, 1=0, 2=0, 3=0, 4=0, 5=0, 6=0, 7=0, 8=0, 9=0, 10=0, 11=0, 12=0, 13=0, 14=2" },
    { "size:1=1 size:2=1 size:17=2",
      "0=0, 1–2=2, 3–4=0, 5–6=0, 7–8=0, 9–10=0, 11–12=0, 13–14=0, 15–16=0, 17–18=2" },
    { "size:0=1 size:500=1 size:501=2 size:999=3",
      "0=1, 1–100=0, 101–200=0, 201–300=0, 301–400=0, 401–500=1, 501–600=2, 601–700=0, 701–800=0, "
      "801–900=0, 901–1000=3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) stats = read_stats (cases[i].stats);
      g_autoptr (AnnoStatSeries) series = anno_stat_series_sizes (stats);
      g_autofree char *words = to_words (series);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *stats;
    gboolean sum;
    const char *words;
  } cases[] = {
    { "", FALSE, "" },
    { "day:x=1 day:2017-13-01=1 day:2017-02-30=1", FALSE, "" },
    { "day:2017-07-09=3", FALSE, "9 Jul 2017=3" },
    { "day:2017-07-09=3 day:2017-07-11=2", FALSE, "9 Jul 2017=3, 10 Jul 2017=0, 11 Jul 2017=2" },
    { "day:2017-07-09=3 day:2017-07-11=2", TRUE, "9 Jul 2017=3, 10 Jul 2017=3, 11 Jul 2017=5" },
    { "done:2017-07-09=3 day:2017-07-11=2", TRUE, "11 Jul 2017=2" },
    { "day:1950-01-01=1 day:2017-07-11=2", FALSE,
      "1950=1, 1960=0, 1970=0, 1980=0, 1990=0, 2000=0, 2010=2" },
    { "day:0001-01-01=1 day:9999-12-31=2", FALSE,
      "0=1, 1000=0, 2000=0, 3000=0, 4000=0, 5000=0, 6000=0, 7000=0, 8000=0, 9000=2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) stats = read_stats (cases[i].stats);
      g_autoptr (AnnoStatSeries) series = anno_stat_series_days (stats, "day", cases[i].sum);
      g_autofree char *words = to_words (series);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Whatever the days, there are few stretches, and nothing is lost. */
static void
test_any_days (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      int span = 1 << g_rand_int_range (random, 0, 20),
          from = g_rand_int_range (random, 1, 3000000);
      guint64 all = 0, found = 0;
      for (int i = 0; i < 20; i++)
        {
          GDate day;
          char text[16];
          g_date_set_julian (&day,
                             (guint32) (from + g_rand_int_range (random, 0, span)) % 3600000 + 1);
          g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
          g_string_append_printf (words, "%sday:%s=%d", i > 0 ? " " : "", text, i);
          all += (guint64) i;
        }
      g_autoptr (GPtrArray) stats = read_stats (words->str);
      g_autoptr (AnnoStatSeries) series = anno_stat_series_days (stats, "day", FALSE);
      g_autoptr (AnnoStatSeries) sums = anno_stat_series_days (stats, "day", TRUE);
      g_autofree char *checked = to_words (series);
      for (guint i = 0; i < series->values->len; i++)
        found += g_array_index (series->values, guint64, i);
      g_assert_cmpuint (found, ==, all);
      g_assert_cmpuint (anno_stat_series_max (sums), ==, all);
    }
}

static void
test_steps (void)
{
  static const struct
  {
    guint64 most;
    guint64 step;
  } cases[] = { { 0, 1 },     { 1, 1 },       { 4, 1 },         { 5, 2 },    { 8, 2 },
                { 9, 5 },     { 21, 10 },     { 100, 50 },      { 101, 50 }, { 201, 100 },
                { 999, 500 }, { 5000, 2000 }, { 100000, 50000 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (anno_chart_step (cases[i].most, 4), ==, cases[i].step);
}

int
main (int argc, char *argv[])
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/stat-series/sizes", test_sizes);
  g_test_add_func ("/stat-series/days", test_days);
  g_test_add_func ("/stat-series/any-days", test_any_days);
  g_test_add_func ("/stat-series/steps", test_steps);
  return g_test_run ();
}
