/* Proves formats/iso-time: printed, read, and refused. */
#include "formats/iso-time.h"

static const struct
{
  gint64 seconds;
  const char *text;
} times[] = {
  { 0, "1970-01-01T00:00:00Z" },
  { -1, "1969-12-31T23:59:59Z" },
  { 1499677200, "2017-07-10T09:00:00Z" },
  { 951782399, "2000-02-28T23:59:59Z" },
  { 951868799, "2000-02-29T23:59:59Z" },
  { 4107542400, "2100-03-01T00:00:00Z" },
  { G_GINT64_CONSTANT (253402300799), "9999-12-31T23:59:59Z" },
  { G_GINT64_CONSTANT (-62135596800), "0001-01-01T00:00:00Z" },
};

static void
test_both_ways (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      char text[ANNO_ISO_TIME_SIZE];
      gint64 time = 0;

      g_assert_true (anno_iso_time_print (times[i].seconds * G_USEC_PER_SEC, text));
      g_assert_cmpstr (text, ==, times[i].text);
      g_assert_true (anno_iso_time_read (text, &time));
      g_assert_cmpint (time, ==, times[i].seconds * G_USEC_PER_SEC);
      /* A part of a second belongs to the second it began in. */
      g_assert_true (anno_iso_time_print (times[i].seconds * G_USEC_PER_SEC + 999999, text));
      g_assert_cmpstr (text, ==, times[i].text);
    }
}

static void
test_out_of_range (void)
{
  char text[ANNO_ISO_TIME_SIZE];

  g_assert_false (anno_iso_time_print (G_GINT64_CONSTANT (253402300800) * G_USEC_PER_SEC, text));
  g_assert_false (anno_iso_time_print (G_GINT64_CONSTANT (-62135596801) * G_USEC_PER_SEC, text));
  g_assert_false (anno_iso_time_print (G_MAXINT64, text));
  g_assert_false (anno_iso_time_print (G_MININT64, text));
}

static void
test_other_spellings (void)
{
  static const char *const same[] = {
    "2017-07-10T09:00:00.25Z",
    "2017-07-10T11:00:00+02:00",
    "2017-07-10T05:00:00-04:00",
  };
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      gint64 time = 0;
      g_assert_true (anno_iso_time_read (same[i], &time));
      g_assert_cmpint (time, ==, G_GINT64_CONSTANT (1499677200) * G_USEC_PER_SEC);
    }
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "",
    "T",
    "yesterday",
    "2017",
    "2017-07-10",
    "2017-07-10T09:00:00",
    "2017-13-10T09:00:00Z",
    "2017-02-29T09:00:00Z",
    "2017-07-00T09:00:00Z",
    "0000-07-10T09:00:00Z",
    "2017-07-10T24:00:00Z",
    "2017-07-10T09:60:00Z",
    "2017-07-10T09:00:60Z",
    "2017-07-10T09:00:00Zx",
    "2017-07-10T9:0:0Z",
    " 2017-07-10T09:00:00Z",
  };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gint64 time = 7;
      g_test_message ("%s", bad[i]);
      g_assert_false (anno_iso_time_read (bad[i], &time));
    }
}

/* Against GLib's own calendar, a day and a bit at a time. */
static void
test_many_days (void)
{
  for (gint64 seconds = -3000000000; seconds < 9000000000; seconds += 86400 * 3 + 12345)
    {
      char text[ANNO_ISO_TIME_SIZE];
      gint64 time = 0;
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
      g_autofree char *expected = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");

      g_assert_true (anno_iso_time_print (seconds * G_USEC_PER_SEC, text));
      g_assert_cmpstr (text, ==, expected);
      g_assert_true (anno_iso_time_read (text, &time));
      g_assert_cmpint (time, ==, seconds * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/iso-time/both-ways", test_both_ways);
  g_test_add_func ("/iso-time/out-of-range", test_out_of_range);
  g_test_add_func ("/iso-time/other-spellings", test_other_spellings);
  g_test_add_func ("/iso-time/refused", test_refused);
  g_test_add_func ("/iso-time/many-days", test_many_days);
  return g_test_run ();
}
