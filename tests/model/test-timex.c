/* Proves model/timex: which values are values, of which type, and what they mean in words. */
#include "model/timex.h"

#include <string.h>

typedef struct
{
  const char *type;
  const char *value;
  const char *mod;
  const char *words;
} Sound;

static const Sound sound[] = {
  { "DATE", "2017", NULL, "2017" },
  { "DATE", "0001", NULL, "1" },
  { "DATE", "9999", NULL, "9999" },
  { "DATE", "199", NULL, "the 1990s" },
  { "DATE", "201", NULL, "the 2010s" },
  { "DATE", "199", "START", "the start of the 1990s" },
  { "DATE", "2017-07", NULL, "July 2017" },
  { "DATE", "2017-05", "END", "the end of May 2017" },
  { "DATE", "2017-07", "MID", "the middle of July 2017" },
  { "DATE", "2017-07-09", NULL, "Sunday 9 July 2017" },
  { "DATE", "2016-02-29", NULL, "Monday 29 February 2016" },
  { "DATE", "2000-02-29", NULL, "Tuesday 29 February 2000" },
  { "DATE", "1900-02-28", NULL, "Wednesday 28 February 1900" },
  { "DATE", "0001-01-01", NULL, "Monday 1 January 1" },
  { "DATE", "9999-12-31", NULL, "Friday 31 December 9999" },
  { "DATE", "2017-W27", NULL, "the week of 3 July 2017" },
  { "DATE", "2017-W01", NULL, "the week of 2 January 2017" },
  { "DATE", "2015-W53", NULL, "the week of 28 December 2015" },
  { "DATE", "2020-W53", NULL, "the week of 28 December 2020" },
  { "DATE", "2009-W53", NULL, "the week of 28 December 2009" },
  { "DATE", "2017-W27-WE", NULL, "the weekend of 8 July 2017" },
  { "DATE", "2017-Q1", NULL, "the first quarter of 2017" },
  { "DATE", "2017-Q2", NULL, "the second quarter of 2017" },
  { "DATE", "2017-Q3", NULL, "the third quarter of 2017" },
  { "DATE", "2017-Q4", NULL, "the fourth quarter of 2017" },
  { "DATE", "2017-H1", NULL, "the first half of 2017" },
  { "DATE", "2017-H2", NULL, "the second half of 2017" },
  { "DATE", "2017-SP", NULL, "spring 2017" },
  { "DATE", "2017-SU", NULL, "summer 2017" },
  { "DATE", "2017-FA", NULL, "autumn 2017" },
  { "DATE", "2017-WI", NULL, "winter 2017" },
  { "DATE", "2016", "START", "the start of 2016" },
  { "DATE", "2016", "BEFORE", "before 2016" },
  { "DATE", "2016", "AFTER", "after 2016" },
  { "DATE", "2017-07-09", "ON_OR_BEFORE", "Sunday 9 July 2017 or before" },
  { "DATE", "2017-07-09", "ON_OR_AFTER", "Sunday 9 July 2017 or after" },
  { "DATE", "1900", "APPROX", "about 1900" },
  { "DATE", "1900", "", "1900" },
  { "DATE", "1900", "SOMEHOW", "1900 (SOMEHOW)" },
  { "DATE", "PRESENT_REF", NULL, "now" },
  { "DATE", "PAST_REF", NULL, "in the past" },
  { "DATE", "FUTURE_REF", NULL, "in the future" },
  { "TIME", "PRESENT_REF", NULL, "now" },
  { "DATE", "XXXX-WXX-7", NULL, "some Sunday" },
  { "DATE", "XXXX-07", NULL, "July of some year" },
  { "DATE", "XXXX-07-04", NULL, "4 July of some year" },
  { "DATE", "XXXX-02-29", NULL, "29 February of some year" },
  { "DATE", "XXXX-SU", NULL, "summer of some year" },
  { "TIME", "2017-07-09TMO", NULL, "Sunday 9 July 2017, morning" },
  { "TIME", "2017-07-09TMI", NULL, "Sunday 9 July 2017, midday" },
  { "TIME", "2017-07-09TAF", NULL, "Sunday 9 July 2017, afternoon" },
  { "TIME", "2017-07-09TEV", NULL, "Sunday 9 July 2017, evening" },
  { "TIME", "2017-07-09TNI", NULL, "Sunday 9 July 2017, night" },
  { "TIME", "2017-07-09TDT", NULL, "Sunday 9 July 2017, daytime" },
  { "TIME", "2017-07-09T08:00", NULL, "Sunday 9 July 2017, 08:00" },
  { "TIME", "2017-07-09T00:00", NULL, "Sunday 9 July 2017, 00:00" },
  { "TIME", "2017-07-09T24:00", NULL, "Sunday 9 July 2017, 24:00" },
  { "TIME", "2017-07-09T23:59:59", NULL, "Sunday 9 July 2017, 23:59:59" },
  { "TIME", "2017-07-09T08:00Z", NULL, "Sunday 9 July 2017, 08:00 UTC" },
  { "TIME", "2017-07-09T08:00+02:00", NULL, "Sunday 9 July 2017, 08:00 UTC+02:00" },
  { "TIME", "2017-07-09T08:00-0530", NULL, "Sunday 9 July 2017, 08:00 UTC-05:30" },
  { "TIME", "2017-07-09T08:00+02", NULL, "Sunday 9 July 2017, 08:00 UTC+02:00" },
  { "TIME", "2017-W27TMO", NULL, "the week of 3 July 2017, morning" },
  { "TIME", "2017-07-09T08:00", "APPROX", "about Sunday 9 July 2017, 08:00" },
  { "TIME", "XXXX-WXX-7TMO", NULL, "some Sunday, morning" },
  { "DURATION", "P1Y", NULL, "1 year" },
  { "DURATION", "P3D", NULL, "3 days" },
  { "DURATION", "P3D", "APPROX", "about 3 days" },
  { "DURATION", "P2W", "MORE_THAN", "more than 2 weeks" },
  { "DURATION", "P5M", "LESS_THAN", "less than 5 months" },
  { "DURATION", "P6W", "EQUAL_OR_LESS", "at most 6 weeks" },
  { "DURATION", "P6W", "EQUAL_OR_MORE", "at least 6 weeks" },
  { "DURATION", "P2Q", NULL, "2 quarters" },
  { "DURATION", "PT30M", NULL, "30 minutes" },
  { "DURATION", "PT1H", NULL, "1 hour" },
  { "DURATION", "PT45S", NULL, "45 seconds" },
  { "DURATION", "PXY", NULL, "some years" },
  { "DURATION", "PXM", NULL, "some months" },
  { "DURATION", "PTXM", NULL, "some minutes" },
  { "DURATION", "P2.5Y", NULL, "2.5 years" },
  { "DURATION", "P0.5D", NULL, "0.5 days" },
  { "DURATION", "P2Y6M", NULL, "2 years, 6 months" },
  { "DURATION", "P1DT12H", NULL, "1 day, 12 hours" },
  { "DURATION", "PT1H30M", NULL, "1 hour, 30 minutes" },
  { "SET", "XXXX-WXX-7", NULL, "every Sunday" },
  { "SET", "XXXX-WXX-1", NULL, "every Monday" },
  { "SET", "XXXX-WXX-7TMO", NULL, "every Sunday, morning" },
  { "SET", "XXXX-WXX-WE", NULL, "every weekend" },
  { "SET", "XXXX-10", NULL, "every October" },
  { "SET", "XXXX-07-04", NULL, "every 4 July" },
  { "SET", "XXXX-WI", NULL, "every winter" },
  { "SET", "XXXX-Q3", NULL, "every third quarter" },
  { "SET", "P1D", NULL, "every day" },
  { "SET", "P1W", NULL, "every week" },
  { "SET", "P2W", NULL, "every 2 weeks" },
  { "SET", "P1M", NULL, "every month" },
  { "SET", "P1Q", NULL, "every quarter" },
  { "SET", "P1Y", NULL, "every year" },
  { "SET", "PT1H", NULL, "every hour" },
  { "SET", "PXD", NULL, "every few days" },
};

typedef struct
{
  const char *type;
  const char *value;
  AnnoTimexError code;
  const char *message; /* what it must say; NULL for the message that lists the forms */
} Unsound;

static const Unsound unsound[] = {
  { "DATE", "", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "soon", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "17", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "20177", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "2017-7-9", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "2017-07-09 ", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", " 2017", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "2017-", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "2017-W", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "2017-W27-7", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "2017-AU", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "2017-07-XX", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "XXXX", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "XXXX-XX-XX", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "XXXX-WXX", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "FY2006", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "present_ref", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "03-02-2009", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "２０１７", ANNO_TIMEX_ERROR_FORM, NULL },
  { "TIME", "2017-07-09T", ANNO_TIMEX_ERROR_FORM, NULL },
  { "TIME", "2017-07-09T8:00", ANNO_TIMEX_ERROR_FORM, NULL },
  { "TIME", "2017-07-09T08", ANNO_TIMEX_ERROR_FORM, NULL },
  { "TIME", "2017-07-09TXX", ANNO_TIMEX_ERROR_FORM, NULL },
  { "TIME", "2017-07T08:00", ANNO_TIMEX_ERROR_FORM, NULL },
  { "TIME", "2017-07-09T08:00+2", ANNO_TIMEX_ERROR_FORM, NULL },
  { "TIME", "2017-07-09T08:00+02:", ANNO_TIMEX_ERROR_FORM, NULL },
  { "TIME", "T08:00", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "PT", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P3", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "PY5", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P3H", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "PT3D", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P0D", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P-3D", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P3D3D", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P3D2Y", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P3DT", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P1e3D", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DURATION", "P9999999999D", ANNO_TIMEX_ERROR_FORM, NULL },
  { "DATE", "0000", ANNO_TIMEX_ERROR_DATE, "the calendar has the years 0001 to 9999" },
  { "DATE", "2017-02-30", ANNO_TIMEX_ERROR_DATE, "February 2017 has 28 days" },
  { "DATE", "2017-02-29", ANNO_TIMEX_ERROR_DATE, "February 2017 has 28 days" },
  { "DATE", "1900-02-29", ANNO_TIMEX_ERROR_DATE, "February 1900 has 28 days" },
  { "DATE", "2016-02-30", ANNO_TIMEX_ERROR_DATE, "February 2016 has 29 days" },
  { "DATE", "XXXX-02-30", ANNO_TIMEX_ERROR_DATE, "February has 29 days" },
  { "DATE", "2017-04-31", ANNO_TIMEX_ERROR_DATE, "April 2017 has 30 days" },
  { "DATE", "2017-07-00", ANNO_TIMEX_ERROR_DATE, "there is no day 0: a month begins with 01" },
  { "DATE", "2017-13", ANNO_TIMEX_ERROR_DATE, "a year has no month 13" },
  { "DATE", "2017-00-01", ANNO_TIMEX_ERROR_DATE, "a year has no month 00" },
  { "DATE", "2017-W53", ANNO_TIMEX_ERROR_DATE, "2017 has the weeks 01 to 52" },
  { "DATE", "2015-W54", ANNO_TIMEX_ERROR_DATE, "2015 has the weeks 01 to 53" },
  { "DATE", "2017-W00", ANNO_TIMEX_ERROR_DATE, "2017 has the weeks 01 to 52" },
  { "DATE", "2017-Q5", ANNO_TIMEX_ERROR_DATE, "a year has the quarters Q1 to Q4" },
  { "DATE", "2017-H0", ANNO_TIMEX_ERROR_DATE, "a year has the halves H1 and H2" },
  { "SET", "XXXX-WXX-8", ANNO_TIMEX_ERROR_DATE, "the days of a week are 1 (Monday) to 7 (Sunday)" },
  { "TIME", "2017-07-09T25:00", ANNO_TIMEX_ERROR_DATE,
    "there is no time 25:00: a day ends at 24:00" },
  { "TIME", "2017-07-09T24:01", ANNO_TIMEX_ERROR_DATE,
    "there is no time 24:01: a day ends at 24:00" },
  { "TIME", "2017-07-09T08:60", ANNO_TIMEX_ERROR_DATE, "an hour has no minute 60" },
  { "TIME", "2017-07-09T08:00:60", ANNO_TIMEX_ERROR_DATE, "a minute has no second 60" },
  { "TIME", "2017-02-30TMO", ANNO_TIMEX_ERROR_DATE, "February 2017 has 28 days" },
  { "TIME", "2017-07-09T08:00+15:00", ANNO_TIMEX_ERROR_DATE,
    "no time zone is more than 14 hours from UTC" },
  { "DATE", "P5Y", ANNO_TIMEX_ERROR_TYPE,
    "P5Y says how long: its type is DURATION, or SET for what comes again, not DATE" },
  { "DURATION", "1998-08-04", ANNO_TIMEX_ERROR_TYPE,
    "1998-08-04 says when, not how long: a value of type DURATION begins with P" },
  { "DURATION", "PRESENT_REF", ANNO_TIMEX_ERROR_TYPE,
    "PRESENT_REF says when, not how long: a value of type DURATION begins with P" },
  { "DATE", "2017-07-09TMO", ANNO_TIMEX_ERROR_TYPE,
    "2017-07-09TMO names a time of day: its type is TIME, not DATE" },
  { "TIME", "2017-07-09", ANNO_TIMEX_ERROR_TYPE,
    "2017-07-09 names no time of day: its type is DATE, not TIME" },
  { "SET", "2017-07-09", ANNO_TIMEX_ERROR_TYPE,
    "2017-07-09 comes only once: a value of type SET is a length, or has XXXX for the year" },
  { "WHEN", "2017-07-09", ANNO_TIMEX_ERROR_TYPE,
    "“WHEN” is not a type of date: the types are DATE, TIME, DURATION and SET" },
};

static const char *const guesses[][2] = {
  { "2017-07-09", "DATE" }, { "2017-07-09TMO", "TIME" }, { "P3D", "DURATION" },
  { "XXXX-WXX-7", "SET" },  { "PAST_REF", "DATE" },      { "2017", "DATE" },
  { "soon", NULL },         { "2017-02-30", NULL },      { "", NULL },
};

static void
test_sound (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *words = anno_timex_describe (sound[i].type, sound[i].value, sound[i].mod);

      anno_timex_check (sound[i].type, sound[i].value, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (words, ==, sound[i].words);
    }
}

/* What isn't a value, or not of that type, is refused for its reason, and shown as it is. */
static void
test_unsound (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unsound); i++)
    {
      const Unsound *row = &unsound[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *words = anno_timex_describe (row->type, row->value, "START");

      g_test_message ("%s %s", row->type, row->value);
      g_assert_false (anno_timex_check (row->type, row->value, &error));
      g_assert_error (error, ANNO_TIMEX_ERROR, (int) row->code);
      if (row->message != NULL)
        g_assert_cmpstr (error->message, ==, row->message);
      else
        g_assert_nonnull (strstr (error->message, "is not the value of a date"));
      g_assert_cmpstr (words, ==, row->value);
    }
}

static void
test_guesses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    g_assert_cmpstr (anno_timex_guess_type (guesses[i][0]), ==, guesses[i][1]);
}

static void
check_round_trip (const char *value)
{
  AnnoTimexForm form;
  g_autoptr (GError) error = NULL;

  anno_timex_form_parse (&form, value, &error);
  g_assert_no_error (error);
  g_autofree char *printed = anno_timex_form_print (&form);
  g_assert_cmpstr (printed, ==, value);
}

static void
test_round_trips (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    if (strstr (sound[i].value, "-0530") == NULL && !g_str_has_suffix (sound[i].value, "+02"))
      check_round_trip (sound[i].value);
}

/* Day by day, as GDateTime counts them: each is one, says its weekday, and the day behind the last
 * of a month is none. */
static void
test_every_day (void)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (1900, 1, 1, 0, 0, 0);

  while (g_date_time_get_year (day) <= 2100)
    {
      g_autofree char *value = g_date_time_format (day, "%Y-%m-%d");
      g_autofree char *time = g_strconcat (value, "TEV", NULL);
      g_autofree char *week = g_date_time_format (day, "%G-W%V");
      g_autofree char *expected = g_date_time_format (day, "%A %-d %B %Y");
      g_autofree char *words = anno_timex_describe ("DATE", value, NULL);
      g_autofree char *week_words = anno_timex_describe ("DATE", week, NULL);
      g_autoptr (GDateTime) this_day = g_steal_pointer (&day);
      g_autofree char *monday = NULL;

      day = g_date_time_add_days (this_day, 1);
      g_assert_true (anno_timex_check ("DATE", value, NULL));
      g_assert_true (anno_timex_check ("TIME", time, NULL));
      g_assert_true (anno_timex_check ("DATE", week, NULL));
      g_assert_cmpstr (words, ==, expected);
      check_round_trip (value);
      g_autoptr (GDateTime) first
          = g_date_time_add_days (this_day, 1 - g_date_time_get_day_of_week (this_day));
      monday = g_date_time_format (first, "the week of %-d %B %Y");
      g_assert_cmpstr (week_words, ==, monday);
      if (g_date_time_get_month (day) == g_date_time_get_month (this_day))
        continue;
      g_autofree char *none = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (this_day),
                                               g_date_time_get_month (this_day),
                                               g_date_time_get_day_of_month (this_day) + 1);
      g_assert_false (anno_timex_check ("DATE", none, NULL));
    }
}

/* Week 53 exists where GDateTime finds a day of it. */
static void
test_every_last_week (void)
{
  for (int year = 1; year <= 9999; year++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (year, 12, 28, 0, 0, 0);
      g_autofree char *value = g_strdup_printf ("%04d-W53", year);
      g_assert_cmpint (anno_timex_check ("DATE", value, NULL), ==,
                       g_date_time_get_week_of_year (day) == 53);
    }
}

/* Any bytes are a value or not; none is described by nothing. */
static void
test_random (void)
{
  static const char letters[] = "0123456789XWQHTPYMDS-:+.ZREFVWESUFA_";
  g_autoptr (GRand) random = g_rand_new_with_seed (1998);
  guint found = 0;

  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *value
          = g_strdup (sound[g_rand_int_range (random, 0, G_N_ELEMENTS (sound))].value);
      for (int n = g_rand_int_range (random, 0, 3); n > 0; n--)
        value[g_rand_int_range (random, 0, (int) strlen (value))]
            = letters[g_rand_int_range (random, 0, (int) sizeof letters - 1)];
      const char *type = anno_timex_guess_type (value);
      g_autofree char *words = anno_timex_describe (type, value, NULL);
      g_assert_cmpuint (strlen (words), >, 0);
      g_assert_true (type == NULL || anno_timex_check (type, value, NULL));
      found += type != NULL ? 1 : 0;
    }
  g_assert_cmpuint (found, >, 50000);
  g_assert_cmpuint (found, <, 190000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timex/sound", test_sound);
  g_test_add_func ("/timex/unsound", test_unsound);
  g_test_add_func ("/timex/guesses", test_guesses);
  g_test_add_func ("/timex/round-trips", test_round_trips);
  g_test_add_func ("/timex/every-day", test_every_day);
  g_test_add_func ("/timex/every-last-week", test_every_last_week);
  g_test_add_func ("/timex/random", test_random);
  return g_test_run ();
}
