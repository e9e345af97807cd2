#include "panels/short-date.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

char *
anno_short_date (const char *date)
{
  int year = 0, month = 0, day = 0;

  g_return_val_if_fail (date != NULL, NULL);

  if (sscanf (date, "%d-%d-%d", &year, &month, &day) != 3)
    return g_strdup (date);
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  /* Translators: a format of g_date_time_format, short: "9 Jul 2017" */
  return time != NULL ? g_date_time_format (time, _ ("%-d %b %Y")) : g_strdup (date);
}
