#include "suggest/calendar-point.h"

#include "suggest/calendar-date.h"
#include "suggest/calendar-length.h"
#include "suggest/calendar-nth.h"
#include "suggest/calendar-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LAST_DAY 3652059 /* 9999-12-31, as g_date_get_julian counts */

typedef enum
{
  WHICH_NONE,
  WHICH_LAST,
  WHICH_THIS,
  WHICH_NEXT,
} Which;

static void
set_day (AnnoTimexForm *form, const GDate *date)
{
  anno_timex_form_init (form, ANNO_TIMEX_DAY);
  form->year = g_date_get_year (date);
  form->month = g_date_get_month (date);
  form->day = g_date_get_day (date);
}

static gboolean
refuse_range (AnnoReader *self)
{
  return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_IMPOSSIBLE,
                             _("“%s” lies outside the calendar"), self->words);
}

gboolean
anno_reader_shift_day (AnnoReader *self, int days, AnnoTimexForm *form)
{
  GDate date = self->today;
  int julian = (int) g_date_get_julian (&date);

  if (days < 1 - julian || days > LAST_DAY - julian)
    return refuse_range (self);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint) (julian + days));
  set_day (form, &date);
  return TRUE;
}

/* The ISO week that the day @days after the document's is in. */
static gboolean
shift_week (AnnoReader *self, int days, AnnoTimexKind kind, AnnoTimexForm *form)
{
  AnnoTimexForm day;

  if (!anno_reader_shift_day (self, days, &day))
    return FALSE;
  g_autoptr (GDateTime) time = g_date_time_new_utc (day.year, day.month, day.day, 0, 0, 0);
  anno_timex_form_init (form, kind);
  form->year = g_date_time_get_week_numbering_year (time);
  form->week = g_date_time_get_week_of_year (time);
  return form->year >= 1 && form->year <= 9999 ? TRUE : refuse_range (self);
}

/* The month, quarter, year or decade that lies @n of them after the document's. */
static gboolean
shift_month (AnnoReader *self, int n, AnnoTimexKind kind, AnnoTimexForm *form)
{
  int months = 12 * g_date_get_year (&self->today) + (int) g_date_get_month (&self->today) - 1;
  int each = kind == ANNO_TIMEX_MONTH     ? 1
             : kind == ANNO_TIMEX_QUARTER ? 3
             : kind == ANNO_TIMEX_YEAR    ? 12
                                          : 120;

  months += n * each;
  if (months < 12 || months >= 120000)
    return refuse_range (self);
  anno_timex_form_init (form, kind);
  form->year = kind == ANNO_TIMEX_DECADE ? months / 120 * 10 : months / 12;
  form->month = kind == ANNO_TIMEX_MONTH ? months % 12 + 1 : 0;
  form->part = kind == ANNO_TIMEX_QUARTER ? months % 12 / 3 + 1 : 0;
  return TRUE;
}

static Which
take_which (AnnoReader *self)
{
  static const Which which[] = { WHICH_NONE, WHICH_LAST, WHICH_NEXT, WHICH_LAST, WHICH_LAST,
                                 WHICH_NEXT, WHICH_NEXT, WHICH_THIS, WHICH_THIS };
  return which[anno_reader_take (self,
                                 "this past|this coming|last|previous|next|coming|this|current")];
}

/* Days from the document's to a weekday: bare, the most recent one, the day itself included. */
static int
days_to_weekday (const AnnoReader *self, Which which, int weekday)
{
  int today = g_date_get_weekday (&self->today);
  int back = (today - weekday + 7) % 7;

  switch (which)
    {
    case WHICH_LAST:
      return back > 0 ? -back : -7;
    case WHICH_THIS:
      return weekday - today;
    case WHICH_NEXT:
      return back > 0 ? 7 - back : 7;
    case WHICH_NONE:
    default:
      return -back;
    }
}

static gboolean
take_weekday (AnnoReader *self, AnnoTimexForm *form)
{
  Which which = take_which (self);
  int weekday = anno_word_weekday (anno_reader_word (self, 0));

  if (weekday == 0)
    return FALSE;
  self->at++;
  if (!anno_reader_need_today (self))
    return FALSE;
  guint week = which != WHICH_NONE
                   ? 0
                   : anno_reader_take (self, "of last week|last week|of this week|this week|"
                                             "earlier this week|later this week|"
                                             "of next week|next week");
  int days = days_to_weekday (self, week > 0 ? WHICH_THIS : which, weekday);
  return anno_reader_shift_day (self,
                                days
                                    + (week == 0   ? 0
                                       : week <= 2 ? -7
                                       : week <= 6 ? 0
                                                   : 7),
                                form);
}

static gboolean
take_named_day (AnnoReader *self, AnnoTimexForm *form)
{
  static const int days[] = { 0, -2, 2, 0, -1, 1, 0 };
  guint which = anno_reader_take (self, "day before yesterday|day after tomorrow|today|yesterday|"
                                        "tomorrow|this day");
  return which > 0 && anno_reader_need_today (self)
         && anno_reader_shift_day (self, days[which], form);
}

/* Whole units only: half a year is six months, half a week is refused. */
static gboolean
shift_units (AnnoReader *self, double amount, const AnnoWordUnit *unit, AnnoTimexForm *form)
{
  double n = amount * unit->times;

  if (unit->unit == ANNO_TIMEX_YEARS && n != floor (n))
    return ABS (12 * n) < 120000
           && shift_month (self, (int) round (12 * n), ANNO_TIMEX_MONTH, form);
  if (n != floor (n) || ABS (n) > 1e6)
    return refuse_range (self);
  switch (unit->unit)
    {
    case ANNO_TIMEX_DAYS:
      return anno_reader_shift_day (self, (int) n, form);
    case ANNO_TIMEX_WEEKS:
      return shift_week (self, 7 * (int) n, ANNO_TIMEX_WEEK, form);
    case ANNO_TIMEX_MONTHS:
      return shift_month (self, (int) n, ANNO_TIMEX_MONTH, form);
    case ANNO_TIMEX_QUARTERS:
      return shift_month (self, (int) n, ANNO_TIMEX_QUARTER, form);
    case ANNO_TIMEX_YEARS:
      if (unit->times == 10)
        return shift_month (self, (int) amount, ANNO_TIMEX_DECADE, form);
      return shift_month (self, (int) n, ANNO_TIMEX_YEAR, form);
    default:
      return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_NEEDS_DATE,
                                 _("“%s” counts from the hour at which the article was written"),
                                 self->words);
    }
}

/* "two days ago", "in three weeks", "a month from now"; "years ago" is just the past. */
static gboolean
take_ago (AnnoReader *self, AnnoTimexForm *form)
{
  double amount = 0;
  const AnnoWordUnit *unit = NULL;
  gboolean ahead = anno_reader_take (self, "in") > 0;
  gboolean counted = anno_reader_take_units (self, &amount, &unit);

  if (!counted && !ahead && (unit = anno_word_unit (anno_reader_word (self, 0))) != NULL
      && unit->plural)
    {
      amount = ANNO_TIMEX_VAGUE;
      self->at++;
    }
  else if (!counted)
    return FALSE;
  if (!ahead && anno_reader_take (self, "earlier|later|before|after|afterwards|prior|beforehand"))
    return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_NEEDS_TEXT,
                               _("“%s” counts from another date of the text"), self->words);
  if (!ahead && anno_reader_take (self, "ago|back") == 0)
    {
      if (anno_reader_take (self, "from now|from today|hence") == 0)
        return FALSE;
      ahead = TRUE;
    }
  else if (ahead)
    anno_reader_take (self, "time|from now");
  if (amount < 0 || unit->times == 100)
    {
      anno_timex_form_init (form, ANNO_TIMEX_REF);
      form->part = ahead ? 3 : 2;
      return TRUE;
    }
  return anno_reader_need_today (self) && shift_units (self, ahead ? amount : -amount, unit, form);
}

/* "last week", "this year", "the current quarter"; with @within also "the year". */
static gboolean
take_unit (AnnoReader *self, gboolean within, AnnoTimexForm *form)
{
  Which which = take_which (self);
  const char *word = anno_reader_word (self, 0);
  const AnnoWordUnit *unit = anno_word_unit (word);
  int n = which == WHICH_LAST ? -1 : which == WHICH_NEXT ? 1 : 0;

  if (unit == NULL || unit->plural || unit->times > 10 || (which == WHICH_NONE && !within)
      || g_str_equal (word, "night") || g_str_equal (word, "fortnight"))
    return FALSE;
  if (unit->unit > ANNO_TIMEX_DAYS || (unit->unit == ANNO_TIMEX_DAYS && which != WHICH_NONE))
    return FALSE;
  self->at++;
  return anno_reader_need_today (self) && shift_units (self, n, unit, form);
}

static gboolean
week_of (AnnoReader *self, const AnnoTimexForm *day, AnnoTimexKind kind, AnnoTimexForm *form)
{
  AnnoReader there = *self;

  if (!anno_timex_form_check (day, &self->refusal))
    return FALSE;
  g_date_clear (&there.today, 1);
  g_date_set_dmy (&there.today, day->day, day->month, day->year);
  return shift_week (&there, 0, kind, form);
}

/* "the week of July 3", "the weekend of 8 July", "week 27 of 2017". */
static gboolean
take_week (AnnoReader *self, AnnoTimexForm *form)
{
  AnnoTimexForm day;
  guint which
      = anno_reader_take (self, "week of|week beginning|week starting|week ending|weekend of");

  if (which > 0)
    return anno_reader_take_date (self, &day)
           && week_of (self, &day, which == 5 ? ANNO_TIMEX_WEEKEND : ANNO_TIMEX_WEEK, form);
  anno_timex_form_init (form, ANNO_TIMEX_WEEK);
  if (anno_reader_take (self, "week") == 0 || !anno_reader_take_day_number (self, &form->week))
    return FALSE;
  if (anno_reader_take_year (self, &form->year))
    return TRUE;
  if (!anno_reader_need_today (self))
    return FALSE;
  form->year = g_date_get_year (&self->today);
  return TRUE;
}

/* A bare "weekend" is the latest that has begun; "this weekend" that of the document's week. */
static gboolean
take_weekend (AnnoReader *self, AnnoTimexForm *form)
{
  Which which = take_which (self);

  if (anno_reader_take (self, "weekend") == 0 || !anno_reader_need_today (self))
    return FALSE;
  gboolean begun = g_date_get_weekday (&self->today) >= G_DATE_SATURDAY;
  int days = which == WHICH_LAST || (which == WHICH_NONE && !begun) ? -7
             : which == WHICH_NEXT                                  ? 7
                                                                    : 0;
  return shift_week (self, days, ANNO_TIMEX_WEEKEND, form);
}

static gboolean
take_month (AnnoReader *self, AnnoTimexForm *form)
{
  Which which = take_which (self);

  anno_timex_form_init (form, ANNO_TIMEX_MONTH);
  anno_reader_take (self, "month of");
  form->month = anno_word_month (anno_reader_word (self, 0));
  if (form->month == 0)
    return FALSE;
  self->at++;
  if (which == WHICH_NONE && anno_reader_take_year (self, &form->year))
    return TRUE;
  if (!anno_reader_need_today (self))
    return FALSE;
  int months = form->month - (int) g_date_get_month (&self->today);
  form->year = g_date_get_year (&self->today);
  if (which == WHICH_NONE)
    form->year = anno_reader_near_year (self, form->month, 0);
  else if (which == WHICH_LAST && months >= 0)
    form->year--;
  else if (which == WHICH_NEXT && months <= 0)
    form->year++;
  return TRUE;
}

/* The year of @season: a winter is of the year in which it begins. */
static int
season_year (const AnnoReader *self, Which which, int season)
{
  int year = g_date_get_year (&self->today), month = g_date_get_month (&self->today);
  int first = 3 * season;

  switch (which)
    {
    case WHICH_LAST: /* the latest that is over */
      return first + 3 <= month ? year : first + 3 - 12 <= month ? year - 1 : year - 2;
    case WHICH_NEXT:
      return first > month ? year : year + 1;
    case WHICH_NONE: /* the latest that has begun */
      return first <= month ? year : year - 1;
    case WHICH_THIS:
    default:
      return season == 4 && month <= 2 ? year - 1 : year;
    }
}

/* Bare, a season is the one that the document date lies in; else it may be over or still to come. */
static gboolean
check_bare_season (AnnoReader *self, const char *word, const AnnoTimexForm *form)
{
  AnnoTimexForm next = *form;

  if (form->part % 4 == (int) g_date_get_month (&self->today) % 12 / 3)
    return TRUE;
  next.year++;
  return anno_reader_refuse_either (self, word, form, &next);
}

static gboolean
take_season (AnnoReader *self, AnnoTimexForm *form)
{
  Which which = take_which (self);

  anno_timex_form_init (form, ANNO_TIMEX_SEASON);
  const char *word = anno_reader_word (self, 0);
  form->part = anno_word_season (word);
  if (form->part == 0)
    return FALSE;
  self->at++;
  if (which == WHICH_NONE && anno_reader_take_year (self, &form->year))
    return TRUE;
  if (!anno_reader_need_today (self))
    return FALSE;
  form->year = season_year (self, which, form->part);
  return which != WHICH_NONE || check_bare_season (self, word, form);
}

/* Which one of a year's quarters or halves: "third", "3rd", "final", "Q3", "3Q". */
static gboolean
take_part_number (AnnoReader *self, AnnoTimexForm *form)
{
  guint letter = anno_reader_take (self, "q|h");
  const AnnoToken *token = anno_reader_peek (self, 0);
  guint last = letter == 0 ? anno_reader_take (self, "last|final|closing") : 0;
  gboolean found = last > 0 || anno_reader_take_day_number (self, &form->part);

  if (!found)
    return FALSE;
  if (letter == 0 && token->kind == ANNO_TOKEN_NUMBER)
    letter = anno_reader_take (self, "q|h");
  else if (letter == 0)
    letter = anno_reader_take (self, "quarter|half");
  form->kind = letter == 1 ? ANNO_TIMEX_QUARTER : ANNO_TIMEX_HALF;
  if (last > 0)
    form->part = letter == 1 ? 4 : 2;
  return letter > 0;
}

static gboolean
take_part (AnnoReader *self, AnnoTimexForm *form)
{
  guint start = self->at;
  gboolean last = anno_reader_take (self, "last|final|closing") > 0;

  self->at = start;
  anno_timex_form_init (form, ANNO_TIMEX_QUARTER);
  if (!take_part_number (self, form))
    return FALSE;
  if (anno_reader_take_year (self, &form->year))
    return TRUE;
  /* "the last quarter" without a year is the one before this one. */
  if (last || !anno_reader_need_today (self))
    return FALSE;
  int now = ((int) g_date_get_month (&self->today) + 2) / 3;
  form->year = g_date_get_year (&self->today);
  if (form->kind == ANNO_TIMEX_QUARTER && form->part - now >= 3)
    form->year--;
  return TRUE;
}

/* "the 1990s", "the '90s", "the nineties": of two digits, the latest that has begun. */
static gboolean
take_decade (AnnoReader *self, AnnoTimexForm *form)
{
  const AnnoToken *token = anno_reader_peek (self, 0);
  int digits = token != NULL && token->kind == ANNO_TOKEN_WORD ? anno_word_decade (token->word) : 0;

  if (token == NULL || (digits == 0 && token->kind != ANNO_TOKEN_DECADE))
    return FALSE;
  anno_timex_form_init (form, ANNO_TIMEX_DECADE);
  form->year = digits > 0 ? digits : token->numbers[0];
  if (digits == 0 && token->digits[0] != 2 && token->digits[0] != 4)
    return FALSE;
  int now = self->has_today ? g_date_get_year (&self->today) : 2020;
  if (form->year < 100)
    form->year += form->year + now - now % 100 > now ? now - now % 100 - 100 : now - now % 100;
  self->at++;
  return TRUE;
}

static gboolean
take_feast (AnnoReader *self, AnnoTimexForm *form)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint taken = 0;

  anno_timex_form_init (form, ANNO_TIMEX_DAY);
  for (guint n = 0; n < 3 && *anno_reader_word (self, n) != '\0'; n++)
    {
      int month = 0, day = 0;
      g_string_append_printf (words, "%s%s", n > 0 ? " " : "", anno_reader_word (self, n));
      if (!anno_word_feast (words->str, &month, &day))
        continue;
      form->month = month;
      form->day = day;
      taken = n + 1;
    }
  self->at += taken;
  if (taken == 0)
    return FALSE;
  if (anno_reader_take_year (self, &form->year))
    return TRUE;
  if (!anno_reader_need_today (self))
    return FALSE;
  form->year = anno_reader_near_year (self, form->month, form->day);
  return TRUE;
}

static gboolean
take_plain_year (AnnoReader *self, AnnoTimexForm *form)
{
  anno_timex_form_init (form, ANNO_TIMEX_YEAR);
  if (anno_reader_take (self,
                        "fiscal year|fiscal|fy|financial year|tax year|school year|academic year"))
    return anno_reader_refuse (
        self, ANNO_CALENDAR_ERROR_AMBIGUOUS,
        _("“%s” is not a calendar year: when it begins depends on whose it is"), self->words);
  /* Elsewhere a year may be led in; here "earlier" says which part of it. */
  return anno_reader_take (self, "of|in|earlier|later") == 0
         && anno_reader_take_year (self, &form->year);
}

typedef gboolean (*Rule) (AnnoReader *self, AnnoTimexForm *form);

gboolean
anno_reader_take_point (AnnoReader *self, gboolean within, AnnoTimexForm *form)
{
  static const Rule rules[] = {
    anno_reader_take_date,
    anno_reader_take_nth,
    take_ago,
    take_named_day,
    take_weekday,
    take_week,
    take_weekend,
    take_part,
    take_month,
    take_season,
    take_decade,
    take_feast,
    take_plain_year,
  };
  guint start = self->at;

  for (guint the = 0; the < 2; the++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        {
          guint before = self->at;
          if (rules[i](self, form))
            return TRUE;
          self->at = before;
        }
      if (take_unit (self, within, form))
        return TRUE;
      self->at = start;
      if (anno_reader_take (self, "the") == 0)
        break;
    }
  self->at = start;
  return FALSE;
}
