/* Proves formats/source-date: the forms that sources write, and what says no day. */
#include "formats/source-date.h"

static void
test_days (void)
{
  static const char *const cases[][2] = {
    { "2017-07-10", "2017-07-10" },
    { " 2017-07-10T23:30:00-05:00", "2017-07-10" },
    { "20131020T192751+1100", "2013-10-20" },
    { "20141126T152703", "2014-11-26" },
    { "20151210T191044Z", "2015-12-10" },
    { "2016-04-13 04:52:21+00:00", "2016-04-13" },
    { "2016-01-12 12:35:40", "2016-01-12" },
    { "20170102", "2017-01-02" },
    { "20170102093000", "2017-01-02" },
    { "2017/01/02 08:00", "2017-01-02" },
    { "2020-02-29Z", "2020-02-29" },
    { "Mon, 10 Jul 2017 14:03:00 +0200", "2017-07-10" },
    { "10 July 2017", "2017-07-10" },
    { "10-Jul-2017", "2017-07-10" },
    { "July 10, 2017", "2017-07-10" },
    { "Sept. 1, 2017", "2017-09-01" },
    { "Mon Jul 10 14:03:00 2017", "2017-07-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = anno_source_date_read (cases[i][0]);
      g_assert_cmpstr (day, ==, cases[i][1]);
    }
}

static void
test_none (void)
{
  static const char *const cases[] = {
    "", "YYYYMMDD000000-HHMM", "2017", "2017-07", "2017-02-30", "2017-W28-1", "2017-13-01", "201707101",
    "12345678", "2017-07-10x", "00000101", "10/07/2017", "10 Foo 2017", "July 32, 2017", "yesterday",
    "July 10, 17",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = anno_source_date_read (cases[i]);
      g_assert_cmpstr (day, ==, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-date/days", test_days);
  g_test_add_func ("/source-date/none", test_none);
  return g_test_run ();
}
