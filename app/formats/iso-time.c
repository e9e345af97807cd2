#include "formats/iso-time.h"

#include <string.h>

#define SECONDS_A_DAY 86400
/* The day on which 1970 began, counted as GDate counts. */
#define JULIAN_1970 719163
/* 9999-12-31T23:59:59Z, and 0001-01-01T00:00:00Z. */
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)
#define FIRST_SECOND G_GINT64_CONSTANT (-62135596800)

static void
print_digits (char *out, guint value, guint n)
{
  for (; n > 0; value /= 10)
    out[--n] = (char) ('0' + value % 10);
}

gboolean
anno_iso_time_print (gint64 time, char out[ANNO_ISO_TIME_SIZE])
{
  g_return_val_if_fail (out != NULL, FALSE);

  gint64 seconds = time / G_USEC_PER_SEC - (time % G_USEC_PER_SEC < 0);
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND)
    return FALSE;

  guint64 since_year_1 = (guint64) (seconds - FIRST_SECOND);
  guint of_day = (guint) (since_year_1 % SECONDS_A_DAY);
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (since_year_1 / SECONDS_A_DAY) + 1);

  memcpy (out, "0000-00-00T00:00:00Z", 21);
  print_digits (out, g_date_get_year (&date), 4);
  print_digits (out + 5, (guint) g_date_get_month (&date), 2);
  print_digits (out + 8, g_date_get_day (&date), 2);
  print_digits (out + 11, of_day / 3600, 2);
  print_digits (out + 14, of_day / 60 % 60, 2);
  print_digits (out + 17, of_day % 60, 2);
  return TRUE;
}

static gboolean
has_form (const char *text)
{
  static const char form[] = "0000-00-00T00:00:00Z";

  for (guint i = 0; i < sizeof form; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  return TRUE;
}

static guint
read_digits (const char *text, guint n)
{
  guint value = 0;
  for (guint i = 0; i < n; i++)
    value = value * 10 + (guint) (text[i] - '0');
  return value;
}

static gboolean
read_own_form (const char *text, gint64 *time)
{
  guint year = read_digits (text, 4), month = read_digits (text + 5, 2);
  guint day = read_digits (text + 8, 2), hour = read_digits (text + 11, 2);
  guint minute = read_digits (text + 14, 2), second = read_digits (text + 17, 2);

  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year) || hour > 23
      || minute > 59 || second > 59)
    return FALSE;

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  gint64 days = (gint64) g_date_get_julian (&date) - JULIAN_1970;
  *time = (days * SECONDS_A_DAY + hour * 3600 + minute * 60 + second) * G_USEC_PER_SEC;
  return TRUE;
}

gboolean
anno_iso_time_read (const char *text, gint64 *time)
{
  g_return_val_if_fail (text != NULL && time != NULL, FALSE);

  if (has_form (text))
    return read_own_form (text, time);
  /* GLib takes a date alone too, and a time without a zone where it is given one. */
  if (strchr (text, 'T') == NULL && strchr (text, 't') == NULL)
    return FALSE;
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (text, NULL);
  if (parsed == NULL)
    return FALSE;
  *time = g_date_time_to_unix (parsed) * G_USEC_PER_SEC;
  return TRUE;
}
