/* Proves suggest/calendar: each rule by a table, traps by the reason they are refused for, and, by
 * every day of two centuries and by random words, that nothing breaks and every value is one. */
#define TODAY "2017-07-09" /* a Sunday */

#include "calendar-refused.h"
#include "calendar-resolved.h"

#include <string.h>

static const char *const printed_days[][2] = {
  { "Friday, July 21, 2017", "2017-07-21" },
  { "July 21, 2017", "2017-07-21" },
  { "21 July 2017", "2017-07-21" },
  { "Friday, 21 July 2017", "2017-07-21" },
  { "Published: 21st July 2017, 10:30 GMT", "2017-07-21" },
  { "Jul. 21, 2017", "2017-07-21" },
  { "WASHINGTON, July 9, 2017 —", "2017-07-09" },
  { "Monday, July 21, 2017", "2017-07-21" },
  { "21.07.2017", "2017-07-21" },
  { "21.7.2017", "2017-07-21" },
  { "2017-07-21", "2017-07-21" },
  { "2017-07-21T10:00:00Z", "2017-07-21" },
  { "7/21/2017", "2017-07-21" },
  { "21/07/2017", "2017-07-21" },
  { "07/08/2017", NULL }, /* July or August */
  { "7/8/17", NULL },
  { "Freitag, 21. Juli 2017", "2017-07-21" },
  { "den 3. März 2016", "2016-03-03" },
  { "1. Jänner 2015", "2015-01-01" },
  { "vendredi 21 juillet 2017", "2017-07-21" },
  { "1er août 2017", "2017-08-01" },
  { "le 14 février 2016 à 10h", "2016-02-14" },
  { "21 de julio de 2017", "2017-07-21" },
  { "viernes, 21 de julio del 2017", "2017-07-21" },
  { "21 luglio 2017", "2017-07-21" },
  { "5 maart 2014", "2014-03-05" },
  { "10 de março de 2013", "2013-03-10" },
  { "2017年7月21日", "2017-07-21" },
  { "July 20, 2017 (updated July 21, 2017)", "2017-07-20" },
  { "February 30, 2017", NULL },
  { "Sunday", NULL },
  { "July 2017", NULL },
  { "2017", NULL },
  { "By Ann Smith", NULL },
  { "Copyright 2017 Reuters", NULL },
  { "Room 21, July 9", NULL },
  { "", NULL },
};

static void
test_resolved (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (resolved); i++)
    {
      const Resolved *row = &resolved[i];
      g_auto (AnnoTimex) timex = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean relative = FALSE;

      g_test_message ("%s", row->words);
      anno_calendar_resolve (row->words, row->document_date, &timex, &relative, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (timex.type, ==, row->type);
      g_assert_cmpstr (timex.value, ==, row->value);
      g_assert_cmpstr (timex.mod, ==, row->mod);
      g_assert_cmpint (relative, ==, row->relative);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const Refused *row = &refused[i];
      g_auto (AnnoTimex) timex = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", row->words);
      g_assert_false (anno_calendar_resolve (row->words, row->document_date, &timex, NULL, &error));
      g_assert_error (error, ANNO_CALENDAR_ERROR, (int) row->code);
      g_assert_cmpstr (error->message, ==, row->message);
      g_assert_null (timex.value);
    }
}

static void
test_printed_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (printed_days); i++)
    {
      g_autofree char *day = anno_calendar_read_day (printed_days[i][0]);
      g_test_message ("%s", printed_days[i][0]);
      g_assert_cmpstr (day, ==, printed_days[i][1]);
    }
}

static void
expect (const char *words, const char *document_date, const char *value)
{
  g_auto (AnnoTimex) timex = { 0 };
  g_autoptr (GError) error = NULL;

  anno_calendar_resolve (words, document_date, &timex, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (timex.value, ==, value);
}

static char *
format_after (GDateTime *day, int days, const char *format)
{
  g_autoptr (GDateTime) other = g_date_time_add_days (day, days);
  return g_date_time_format (other, format);
}

/* What the rules say, against GDateTime's own counting, beside every day of two centuries. */
static void
test_every_day (void)
{
  static const char *const weekdays[]
      = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
  static const struct
  {
    const char *words;
    int days;
    const char *format;
  } cases[] = {
    { "today", 0, "%Y-%m-%d" },          { "yesterday", -1, "%Y-%m-%d" },
    { "tomorrow", 1, "%Y-%m-%d" },       { "ten days ago", -10, "%Y-%m-%d" },
    { "last week", -7, "%G-W%V" },       { "this week", 0, "%G-W%V" },
    { "next week", 7, "%G-W%V" },        { "three weeks ago", -21, "%G-W%V" },
    { "last night", -1, "%Y-%m-%dTNI" }, { "next weekend", 7, "%G-W%V-WE" },
    { "this month", 0, "%Y-%m" },        { "this year", 0, "%Y" },
  };
  g_autoptr (GDateTime) day = g_date_time_new_utc (1900, 1, 1, 0, 0, 0);

  while (g_date_time_get_year (day) <= 2100)
    {
      g_autofree char *today = g_date_time_format (day, "%Y-%m-%d");
      guint i = (guint) g_date_time_get_day_of_year (day) % G_N_ELEMENTS (cases);
      int back = g_date_time_get_day_of_year (day) * 3 % 7;
      g_autofree char *value = format_after (day, cases[i].days, cases[i].format);
      g_autofree char *recent = format_after (day, -back, "%Y-%m-%d");
      int weekday = (g_date_time_get_day_of_week (day) - 1 - back + 7) % 7;

      expect (cases[i].words, today, value);
      expect (weekdays[weekday], today, recent);
      expect (today, NULL, today);
      g_autoptr (GDateTime) this_day = g_steal_pointer (&day);
      day = g_date_time_add_days (this_day, 1);
    }
}

/* A day is found again in each way of printing it. */
static void
test_every_printing (void)
{
  static const char *const formats[]
      = { "%B %-d, %Y",  "%-d %B %Y", "%A, %-d %B %Y", "the %-d of %B %Y",
          "%b. %-d, %Y", "%d.%m.%Y",  "%Y/%m/%d" };
  g_autoptr (GDateTime) day = g_date_time_new_utc (1999, 1, 1, 0, 0, 0);

  while (g_date_time_get_year (day) <= 2004)
    {
      g_autofree char *value = g_date_time_format (day, "%Y-%m-%d");
      for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
        {
          g_autofree char *words = g_date_time_format (day, formats[i]);
          g_autofree char *found = anno_calendar_read_day (words);
          expect (words, NULL, value);
          if (strstr (words, " of ") == NULL)
            g_assert_cmpstr (found, ==, value);
        }
      g_autoptr (GDateTime) this_day = g_steal_pointer (&day);
      day = g_date_time_add_days (this_day, 1);
    }
}

/* Whatever comes in, what comes out is a value of its type, or a reason. */
static void
check_sound (const char *words, const char *document_date)
{
  g_auto (AnnoTimex) timex = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *day = anno_calendar_read_day (words);

  if (day != NULL)
    g_assert_true (anno_timex_check ("DATE", day, NULL));
  if (!anno_calendar_resolve (words, document_date, &timex, NULL, &error))
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 0);
      g_assert_null (timex.value);
      return;
    }
  g_autoptr (GError) unfit = NULL;
  anno_timex_check (timex.type, timex.value, &unfit);
  g_assert_no_error (unfit);
  g_assert_true (timex.mod == NULL || g_strv_contains (anno_timex_get_mods (), timex.mod));
}

static void
test_random_words (void)
{
  static const char *const words[] = {
    "the",    "of",      "in",        "on",          "last",    "next",   "this",    "every",
    "early",  "late",    "mid-",      "end",         "a",       "an",     "half",    "and",
    "two",    "twenty",  "hundred",   "thousand",    "9",       "31",     "2017",    "1990s",
    "'82",    "8:00",    "p.m.",      "7/8/2017",    "9/11",    "day",    "days",    "week",
    "month",  "years",   "decade",    "century",     "ago",     "later",  "from",    "now",
    "Sunday", "July",    "Feb.",      "30th",        "quarter", "Q3",     "spring",  "morning",
    "night",  "noon",    "UTC",       "GMT",         "+8",      "-99",    "weekend", "today",
    "more",   "than",    "about",     "99999999999", "1,998",   "2.5",    "“",       "$",
    "’s",     "XXXX-07", "Christmas", "Eve",         "second",  "before", "or",      "so",
    "fiscal", "…",       "\xff",      "年",          "月",
  };
  static const char *const dates[] = { TODAY, NULL, "0001-01-01", "9999-12-31", "2016-02-29" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20170709);

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);
      for (int n = g_rand_int_range (random, 1, 7); n > 0; n--)
        g_string_append_printf (phrase, "%s%s",
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                g_rand_int_range (random, 0, 8) > 0 ? " " : "");
      check_sound (phrase->str, dates[g_rand_int_range (random, 0, G_N_ELEMENTS (dates))]);
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9072017);

  for (guint i = 0; i < 20000; i++)
    {
      char bytes[24] = { 0 };
      for (guint j = 0; j < sizeof bytes - 1; j++)
        bytes[j] = (char) g_rand_int_range (random, i % 2 == 0 ? 0 : 0x20, i % 2 == 0 ? 256 : 0x7f);
      check_sound (bytes, TODAY);
    }
}

static void
test_long_words (void)
{
  g_autofree char *digits = g_strnfill (100000, '9');
  g_autofree char *blanks = g_strnfill (100000, ' ');
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (many, "two hundred and ");
  check_sound (digits, TODAY);
  check_sound (blanks, TODAY);
  check_sound (many->str, TODAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/resolved", test_resolved);
  g_test_add_func ("/calendar/refused", test_refused);
  g_test_add_func ("/calendar/printed-days", test_printed_days);
  g_test_add_func ("/calendar/every-day", test_every_day);
  g_test_add_func ("/calendar/every-printing", test_every_printing);
  g_test_add_func ("/calendar/random-words", test_random_words);
  g_test_add_func ("/calendar/random-bytes", test_random_bytes);
  g_test_add_func ("/calendar/long-words", test_long_words);
  return g_test_run ();
}
