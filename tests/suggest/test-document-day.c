/* Proves suggest/document-day: what gives a single day, and why the rest doesn't. */
#include "suggest/document-day.h"

#include <glib.h>

static void
test_days (void)
{
  static const struct
  {
    const char *text, *date, *day;
  } cases[] = {
    { "2017-07-09", NULL, "2017-07-09" },           { "9 July 2017", NULL, "2017-07-09" },
    { "Sunday, July 9, 2017", NULL, "2017-07-09" }, { "21.07.2017", NULL, "2017-07-21" },
    { "yesterday", "2017-07-10", "2017-07-09" },    { "last Sunday", "2017-07-12", "2017-07-09" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *day = anno_document_day_read (cases[i].text, cases[i].date, &error);
      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *date;
    AnnoCalendarError code;
  } cases[] = {
    { "", NULL, ANNO_CALENDAR_ERROR_UNKNOWN },
    { "a headline", "2017-07-10", ANNO_CALENDAR_ERROR_UNKNOWN },
    { "July 2017", NULL, ANNO_CALENDAR_ERROR_UNKNOWN },
    { "last week", "2017-07-10", ANNO_CALENDAR_ERROR_UNKNOWN },
    { "yesterday morning", "2017-07-10", ANNO_CALENDAR_ERROR_UNKNOWN },
    { "yesterday", NULL, ANNO_CALENDAR_ERROR_NEEDS_DATE },
    { "31 June 2017", NULL, ANNO_CALENDAR_ERROR_IMPOSSIBLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i].text);
      g_assert_null (anno_document_day_read (cases[i].text, cases[i].date, &error));
      g_assert_error (error, ANNO_CALENDAR_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-day/days", test_days);
  g_test_add_func ("/document-day/refused", test_refused);
  return g_test_run ();
}
