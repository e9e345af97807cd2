#include "formats/source-date.h"

#include <stdio.h>
#include <string.h>

static char *
make_day (guint year, guint month, guint day)
{
  if (year < 1 || year > 9999
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static guint
count_digits (const char *at)
{
  guint n = 0;

  while (g_ascii_isdigit (at[n]))
    n++;
  return n;
}

/* "2017-07-10…", "2017/07/10…", "20170710…": what comes behind is the time, or nothing. */
static char *
read_iso (const char *raw)
{
  guint year = 0, month = 0, day = 0;
  int used = 0;
  guint n = count_digits (raw);
  gboolean read = FALSE;

  if (n == 8 || n == 14)
    read = sscanf (raw, "%4u%2u%2u%n", &year, &month, &day, &used) == 3;
  else if (n == 4 && (raw[4] == '-' || raw[4] == '/'))
    read = sscanf (raw, raw[4] == '-' ? "%4u-%2u-%2u%n" : "%4u/%2u/%2u%n", &year, &month, &day,
                   &used)
           == 3;
  if (!read || (n != 14 && raw[used] != '\0' && strchr ("T tZ+-", raw[used]) == NULL))
    return NULL;
  return make_day (year, month, day);
}

static guint
read_month (const char *at)
{
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

  for (guint i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (at, names + 3 * i, 3) == 0)
      return i + 1;
  return 0;
}

/* "Mon, 10 Jul 2017 14:03:00 +0200", "10 July 2017": RFC 822, and what people make of it. */
static char *
read_mail (const char *raw)
{
  guint day = 0, year = 0;
  char month[16] = { 0 };
  const char *comma = strchr (raw, ',');

  if (g_ascii_isalpha (*raw) && comma != NULL)
    raw = comma + 1;
  if (sscanf (raw, " %2u%*[ -]%15[A-Za-z]%*[ ,.-]%4u", &day, month, &year) != 3)
    return NULL;
  guint number = read_month (month);
  return number > 0 && year > 999 ? make_day (year, number, day) : NULL;
}

/* "July 10, 2017", "Mon Jul 10 14:03:00 2017" */
static char *
read_month_first (const char *raw)
{
  guint day = 0, year = 0;
  char month[16] = { 0 };

  if (sscanf (raw, "%15[A-Za-z]%*[ .]%2u%*[ ,]%4u", month, &day, &year) != 3
      && (sscanf (raw, "%*3[A-Za-z] %15[A-Za-z] %2u %*[0-9:] %4u", month, &day, &year) != 3))
    return NULL;
  guint number = read_month (month);
  return number > 0 && year > 999 ? make_day (year, number, day) : NULL;
}

char *
anno_source_date_read (const char *raw)
{
  g_return_val_if_fail (raw != NULL, NULL);

  while (g_ascii_isspace (*raw))
    raw++;
  char *day = read_iso (raw);
  if (day == NULL)
    day = read_mail (raw);
  return day != NULL ? day : read_month_first (raw);
}
