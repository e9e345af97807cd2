#include "model/timex-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_AMOUNT 999999.0

static const char *const refs[] = { "PRESENT_REF", "PAST_REF", "FUTURE_REF" };
static const char *const seasons[] = { "SP", "SU", "FA", "WI" };
static const char *const day_parts[] = { "MO", "MI", "AF", "EV", "NI", "DT" };
static const char unit_letters[] = "YQMWDHMS";

G_DEFINE_QUARK (anno-timex-error-quark, anno_timex_error)

static gboolean
take (const char **at, const char *literal)
{
  if (!g_str_has_prefix (*at, literal))
    return FALSE;
  *at += strlen (literal);
  return TRUE;
}

/* Exactly @n digits; nothing is taken where there are fewer. */
static gboolean
take_digits (const char **at, guint n, int *number)
{
  int sum = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*at)[i]))
        return FALSE;
      sum = 10 * sum + g_ascii_digit_value ((*at)[i]);
    }
  *at += n;
  *number = sum;
  return TRUE;
}

/* Which of @n words comes next, from 1; 0 for none. */
static int
take_one (const char **at, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (take (at, words[i]))
      return (int) i + 1;
  return 0;
}

static gboolean
read_zone (const char **at, AnnoTimexForm *self)
{
  int hours = 0, minutes = 0;

  if (take (at, "Z"))
    return self->zoned = TRUE;
  if (**at != '+' && **at != '-')
    return TRUE;
  int sign = *(*at)++ == '-' ? -1 : 1;
  if (!take_digits (at, 2, &hours))
    return FALSE;
  gboolean colon = take (at, ":");
  if (!take_digits (at, 2, &minutes) && colon)
    return FALSE;
  self->zoned = TRUE;
  self->offset = sign * (60 * hours + minutes);
  return minutes < 60;
}

static gboolean
read_time (const char **at, AnnoTimexForm *self)
{
  self->day_part = take_one (at, day_parts, G_N_ELEMENTS (day_parts));
  if (self->day_part != ANNO_TIMEX_PART_NONE)
    return TRUE;
  self->timed = TRUE;
  if (!take_digits (at, 2, &self->hour) || !take (at, ":") || !take_digits (at, 2, &self->minute))
    return FALSE;
  if (take (at, ":") && !take_digits (at, 2, &self->second))
    return FALSE;
  return read_zone (at, self);
}

static gboolean
read_week (const char **at, AnnoTimexForm *self)
{
  self->kind = ANNO_TIMEX_WEEK;
  if (self->any_year ? !take (at, "XX-") : !take_digits (at, 2, &self->week))
    return FALSE;
  if (take (at, self->any_year ? "WE" : "-WE"))
    self->kind = ANNO_TIMEX_WEEKEND;
  else if (self->any_year)
    {
      self->kind = ANNO_TIMEX_WEEKDAY;
      return take_digits (at, 1, &self->weekday);
    }
  return TRUE;
}

static gboolean
read_part (const char **at, AnnoTimexForm *self)
{
  if (take (at, "Q"))
    self->kind = ANNO_TIMEX_QUARTER;
  else if (take (at, "H"))
    self->kind = ANNO_TIMEX_HALF;
  else
    {
      self->kind = ANNO_TIMEX_SEASON;
      self->part = take_one (at, seasons, G_N_ELEMENTS (seasons));
      return self->part > 0;
    }
  return take_digits (at, 1, &self->part);
}

/* What stands behind the year and its hyphen. */
static gboolean
read_in_year (const char **at, AnnoTimexForm *self)
{
  if (g_str_has_prefix (*at, "WI"))
    return read_part (at, self);
  if (take (at, "W"))
    return read_week (at, self);
  if (!take_digits (at, 2, &self->month))
    return read_part (at, self);
  self->kind = ANNO_TIMEX_MONTH;
  if (!take (at, "-"))
    return TRUE;
  self->kind = ANNO_TIMEX_DAY;
  return take_digits (at, 2, &self->day);
}

static gboolean
may_have_time (const AnnoTimexForm *self)
{
  return self->kind == ANNO_TIMEX_DAY || self->kind == ANNO_TIMEX_WEEKDAY
         || self->kind == ANNO_TIMEX_WEEK || self->kind == ANNO_TIMEX_WEEKEND;
}

static gboolean
read_calendar (const char **at, AnnoTimexForm *self)
{
  self->any_year = take (at, "XXXX");
  if (!self->any_year && !take_digits (at, 4, &self->year))
    {
      self->kind = ANNO_TIMEX_DECADE;
      gboolean found = take_digits (at, 3, &self->year);
      self->year *= 10;
      return found;
    }
  self->kind = ANNO_TIMEX_YEAR;
  if (!take (at, "-"))
    return !self->any_year;
  if (!read_in_year (at, self))
    return FALSE;
  return !may_have_time (self) || !take (at, "T") || read_time (at, self);
}

static gboolean
read_amount (const char **at, double *amount)
{
  const char *start = *at;

  if (take (at, "X"))
    {
      *amount = ANNO_TIMEX_VAGUE;
      return TRUE;
    }
  if (!g_ascii_isdigit (**at))
    return FALSE;
  while (g_ascii_isdigit (**at))
    (*at)++;
  if (**at == '.' && g_ascii_isdigit ((*at)[1]))
    for ((*at)++; g_ascii_isdigit (**at);)
      (*at)++;
  *amount = g_ascii_strtod (start, NULL);
  return *at - start <= 9 && *amount > 0 && *amount <= MAX_AMOUNT;
}

/* "P1Y6M", "PT30M": each unit at most once, in order; before the T those of the calendar. */
static gboolean
read_length (const char **at, AnnoTimexForm *self)
{
  guint unit = 0, found = 0;
  gboolean clock = FALSE;

  self->kind = ANNO_TIMEX_LENGTH;
  while (**at != '\0')
    {
      double amount = 0;
      if (!clock && take (at, "T"))
        {
          clock = TRUE;
          unit = ANNO_TIMEX_HOURS;
        }
      if (!read_amount (at, &amount))
        return FALSE;
      guint end = clock ? ANNO_TIMEX_N_UNITS : ANNO_TIMEX_HOURS;
      while (unit < end && unit_letters[unit] != **at)
        unit++;
      if (unit == end)
        return FALSE;
      self->amounts[unit++] = amount;
      (*at)++;
      found++;
    }
  return found > 0;
}

static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, ANNO_TIMEX_ERROR, ANNO_TIMEX_ERROR_DATE, message);
  g_free (message);
  return FALSE;
}

static gboolean
check_day (const AnnoTimexForm *self, GError **error)
{
  int year = self->any_year ? 0 : self->year;
  int days = anno_timex_days_in_month (year, self->month);

  if (self->day >= 1 && self->day <= days)
    return TRUE;
  if (self->day < 1)
    return refuse (error, g_strdup (_("there is no day 0: a month begins with 01")));
  g_autoptr (GDateTime) month
      = g_date_time_new_utc (year > 0 ? year : 2000, self->month, 1, 0, 0, 0);
  /* Translators: formats of g_date_time_format, for a month alone: "February 2017", "February" */
  g_autofree char *name = g_date_time_format (month, year > 0 ? _("%OB %Y") : _("%OB"));
  return refuse (error,
                 g_strdup_printf (ngettext ("%s has %d day", "%s has %d days", days), name, days));
}

/* How many ISO weeks the year has. */
/* A year has 53 weeks where it begins or ends on a Thursday. */
static int
weeks_in_year (int year)
{
  GDate first, last;
  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, 1, G_DATE_JANUARY, (GDateYear) year);
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, (GDateYear) year);
  return g_date_get_weekday (&first) == G_DATE_THURSDAY
                 || g_date_get_weekday (&last) == G_DATE_THURSDAY
             ? 53
             : 52;
}

static gboolean
check_week (const AnnoTimexForm *self, GError **error)
{
  int weeks = weeks_in_year (self->year);

  if (self->week >= 1 && self->week <= weeks)
    return TRUE;
  return refuse (error, g_strdup_printf (_("%d has the weeks 01 to %d"), self->year, weeks));
}

static gboolean
check_time (const AnnoTimexForm *self, GError **error)
{
  if (!self->timed)
    return TRUE;
  if (self->hour > 24 || (self->hour == 24 && (self->minute > 0 || self->second > 0)))
    return refuse (error, g_strdup_printf (_("there is no time %02d:%02d: a day ends at 24:00"),
                                           self->hour, self->minute));
  if (self->minute > 59)
    return refuse (error, g_strdup_printf (_("an hour has no minute %d"), self->minute));
  if (self->second > 59)
    return refuse (error, g_strdup_printf (_("a minute has no second %d"), self->second));
  if (ABS (self->offset) > 14 * 60)
    return refuse (error, g_strdup (_("no time zone is more than 14 hours from UTC")));
  return TRUE;
}

static gboolean
check_part (const AnnoTimexForm *self, int n, GError **error)
{
  if (self->part >= 1 && self->part <= n)
    return TRUE;
  if (self->kind == ANNO_TIMEX_HALF)
    return refuse (error, g_strdup (_("a year has the halves H1 and H2")));
  return refuse (error, g_strdup (_("a year has the quarters Q1 to Q4")));
}

static gboolean
check_in_year (const AnnoTimexForm *self, GError **error)
{
  switch (self->kind)
    {
    case ANNO_TIMEX_HALF:
      return check_part (self, 2, error);
    case ANNO_TIMEX_QUARTER:
    case ANNO_TIMEX_SEASON:
      return check_part (self, 4, error);
    case ANNO_TIMEX_MONTH:
    case ANNO_TIMEX_DAY:
      if (self->month < 1 || self->month > 12)
        return refuse (error, g_strdup_printf (_("a year has no month %02d"), self->month));
      return self->kind == ANNO_TIMEX_MONTH || check_day (self, error);
    case ANNO_TIMEX_WEEK:
    case ANNO_TIMEX_WEEKEND:
      return self->any_year || check_week (self, error);
    case ANNO_TIMEX_WEEKDAY:
      if (self->weekday < 1 || self->weekday > 7)
        return refuse (error, g_strdup (_("the days of a week are 1 (Monday) to 7 (Sunday)")));
      return TRUE;
    default:
      return TRUE;
    }
}

void
anno_timex_form_init (AnnoTimexForm *self, AnnoTimexKind kind)
{
  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
  self->kind = kind;
  self->second = -1;
}

gboolean
anno_timex_form_parse (AnnoTimexForm *self, const char *value, GError **error)
{
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  const char *at = value;
  anno_timex_form_init (self, ANNO_TIMEX_REF);
  self->part = take_one (&at, refs, G_N_ELEMENTS (refs));
  gboolean found
      = self->part > 0 || (take (&at, "P") ? read_length (&at, self) : read_calendar (&at, self));
  if (found && *at == '\0')
    return anno_timex_form_check (self, error);
  g_set_error (error, ANNO_TIMEX_ERROR, ANNO_TIMEX_ERROR_FORM,
               _("“%s” is not the value of a date: one is written like 2017-07-09, 2017-07, 2017, "
                  "2017-W27, 2017-07-09TMO, P3D or PAST_REF"),
               value);
  return FALSE;
}

gboolean
anno_timex_form_check (const AnnoTimexForm *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kind == ANNO_TIMEX_REF || self->kind == ANNO_TIMEX_LENGTH)
    return TRUE;
  if (!self->any_year
      && (self->year < (self->kind == ANNO_TIMEX_DECADE ? 0 : 1) || self->year > 9999))
    return refuse (error, g_strdup (_("the calendar has the years 0001 to 9999")));
  return check_in_year (self, error) && check_time (self, error);
}

static void
print_time (const AnnoTimexForm *self, GString *text)
{
  if (self->day_part != ANNO_TIMEX_PART_NONE)
    g_string_append_printf (text, "T%s", day_parts[self->day_part - 1]);
  if (!self->timed)
    return;
  g_string_append_printf (text, "T%02d:%02d", self->hour, self->minute);
  if (self->second >= 0)
    g_string_append_printf (text, ":%02d", self->second);
  if (self->zoned && self->offset == 0)
    g_string_append_c (text, 'Z');
  else if (self->zoned)
    g_string_append_printf (text, "%c%02d:%02d", self->offset < 0 ? '-' : '+',
                            ABS (self->offset) / 60, ABS (self->offset) % 60);
}

static void
print_length (const AnnoTimexForm *self, GString *text)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean clock = FALSE;

  g_string_append_c (text, 'P');
  for (guint i = 0; i < ANNO_TIMEX_N_UNITS; i++)
    {
      if (self->amounts[i] == 0)
        continue;
      if (i >= ANNO_TIMEX_HOURS && !clock)
        g_string_append_c (text, 'T');
      clock = i >= ANNO_TIMEX_HOURS;
      if (self->amounts[i] < 0)
        g_string_append_c (text, 'X');
      else
        g_string_append (text, g_ascii_formatd (number, sizeof number, "%.8g", self->amounts[i]));
      g_string_append_c (text, unit_letters[i]);
    }
}

static void
print_in_year (const AnnoTimexForm *self, GString *text)
{
  switch (self->kind)
    {
    case ANNO_TIMEX_HALF:
      g_string_append_printf (text, "-H%d", self->part);
      break;
    case ANNO_TIMEX_QUARTER:
      g_string_append_printf (text, "-Q%d", self->part);
      break;
    case ANNO_TIMEX_SEASON:
      g_string_append_printf (text, "-%s", seasons[self->part - 1]);
      break;
    case ANNO_TIMEX_MONTH:
      g_string_append_printf (text, "-%02d", self->month);
      break;
    case ANNO_TIMEX_DAY:
      g_string_append_printf (text, "-%02d-%02d", self->month, self->day);
      break;
    case ANNO_TIMEX_WEEK:
    case ANNO_TIMEX_WEEKEND:
      if (self->any_year)
        g_string_append (text, "-WXX");
      else
        g_string_append_printf (text, "-W%02d", self->week);
      if (self->kind == ANNO_TIMEX_WEEKEND)
        g_string_append (text, "-WE");
      break;
    case ANNO_TIMEX_WEEKDAY:
      g_string_append_printf (text, "-WXX-%d", self->weekday);
      break;
    default:
      break;
    }
}

char *
anno_timex_form_print (const AnnoTimexForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new (NULL);
  if (self->kind == ANNO_TIMEX_REF)
    g_string_append (text, refs[self->part - 1]);
  else if (self->kind == ANNO_TIMEX_LENGTH)
    print_length (self, text);
  else if (self->kind == ANNO_TIMEX_DECADE)
    g_string_append_printf (text, "%03d", self->year / 10);
  else
    {
      if (self->any_year)
        g_string_append (text, "XXXX");
      else
        g_string_append_printf (text, "%04d", self->year);
      print_in_year (self, text);
      print_time (self, text);
    }
  return g_string_free (text, FALSE);
}

gboolean
anno_timex_form_has_time (const AnnoTimexForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->timed || self->day_part != ANNO_TIMEX_PART_NONE;
}

int
anno_timex_days_in_month (int year, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) (year > 0 ? year : 2000));
}
