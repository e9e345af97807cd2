/* Proves formats/printed-date: the forms of many languages, and what says no day or two. */
#include "formats/printed-date.h"

static void
test_days (void)
{
  static const char *const cases[][2] = {
    { "Friday, July 21, 2017", "2017-07-21" },
    { "By Lucas Nolan22 Dec 2016651", NULL },
    { "by Lucas Nolan 22 Dec 2016", "2016-12-22" },
    { "Published: 9:14 p.m. ET Sept. 1st, 2017", "2017-09-01" },
    { "Updated 0931 GMT (1731 HKT) 10 July 2017", "2017-07-10" },
    { "Freitag, 21. Juli 2017, 14:05 Uhr", "2017-07-21" },
    { "Donnerstag, 2. März 2017", "2017-03-02" },
    { "Publié le 1er août 2017 à 12h30", "2017-08-01" },
    { "21 de julio de 2017", "2017-07-21" },
    { "21 de março de 2017", "2017-03-21" },
    { "21 luglio 2017", "2017-07-21" },
    { "21 juli 2017", "2017-07-21" },
    { "21 июля 2017 года", "2017-07-21" },
    { "21 lipca 2017", "2017-07-21" },
    { "21 يوليو 2017", "2017-07-21" },
    { "2017年7月21日 10時00分", "2017-07-21" },
    { "2017-07-21 10:00", "2017-07-21" },
    { "21.07.2017", "2017-07-21" },
    { "21/07/2017", "2017-07-21" },
    { "07/21/2017", "2017-07-21" },
    { "05/05/2017", "2017-05-05" },
    { "July 21, 2017 (changed July 23, 2017)", "2017-07-21" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = anno_printed_date_read (cases[i][0]);
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (day, ==, cases[i][1]);
    }
}

static void
test_none (void)
{
  static const char *const cases[] = {
    "",
    "July 2017",
    "in 2017",
    "04/05/2017",
    "31 June 2017",
    "21 Foo 2017",
    "July 21, 17",
    "1.2.3.4",
    "July 21, 9999",
    "Call 555 10 2017",
    "20170721",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = anno_printed_date_read (cases[i]);
      g_test_message ("%s", cases[i]);
      g_assert_cmpstr (day, ==, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printed-date/days", test_days);
  g_test_add_func ("/printed-date/none", test_none);
  return g_test_run ();
}
