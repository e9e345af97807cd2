#include "suggest/calendar-date.h"

#include "model/timex.h"
#include "suggest/calendar-words.h"

#include <glib/gi18n-lib.h>

#define FAR_AHEAD 190  /* days, from which on a day without a year is of the year before */
#define LONG_PAST 310  /* days, from which on it is of the next one */
#define MONTHS_AHEAD 7 /* the same for months */
#define MONTHS_PAST 10
#define YEARS_AHEAD 10 /* '25 is 2025 in 2017, '30 is 1930 */

int
anno_reader_near_year (const AnnoReader *self, int month, int day)
{
  int year = g_date_get_year (&self->today);
  int months = month - (int) g_date_get_month (&self->today);
  int days = 31 * months + day - (int) g_date_get_day (&self->today);

  if (day > 0 ? days > FAR_AHEAD : months >= MONTHS_AHEAD)
    return year - 1;
  if (day > 0 ? days < -LONG_PAST : months <= -MONTHS_PAST)
    return year + 1;
  return year;
}

static int
full_year (const AnnoReader *self, int digits)
{
  int now = self->has_today ? g_date_get_year (&self->today) : 2020;
  int year = now - now % 100 + digits;

  return year > now + YEARS_AHEAD ? year - 100 : year;
}

static gboolean
take_printed_year (AnnoReader *self, int *year)
{
  const AnnoToken *token = anno_reader_peek (self, 0);

  if (token == NULL || token->grouped || token->amount != token->numbers[0])
    return FALSE;
  if (token->kind == ANNO_TOKEN_SHORT_YEAR)
    *year = full_year (self, token->numbers[0]);
  else if (token->kind == ANNO_TOKEN_NUMBER && token->digits[0] == 4 && token->numbers[0] >= 1000
           && token->numbers[0] < 3000)
    *year = token->numbers[0];
  else
    return FALSE;
  self->at++;
  return TRUE;
}

gboolean
anno_reader_take_year (AnnoReader *self, int *year)
{
  guint start = self->at;

  anno_reader_take (self, "of|in");
  if (anno_reader_take (self, "the same year"))
    {
      self->at = start;
      return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_NEEDS_TEXT,
                                 _("“%s” counts from another date of the text"), self->words);
    }
  guint behind = self->at;
  anno_reader_take (self, "the year");
  if (take_printed_year (self, year))
    return TRUE;
  self->at = behind;
  anno_reader_take (self, "earlier|later");
  guint which
      = anno_reader_take (self, "last year|the previous year|the last year|this year|the year|"
                                "the current year|next year");
  if (which > 0 && anno_reader_need_today (self))
    {
      *year = g_date_get_year (&self->today) + (which <= 3 ? -1 : which == 7 ? 1 : 0);
      return TRUE;
    }
  self->at = start;
  return FALSE;
}

gboolean
anno_reader_take_day_number (AnnoReader *self, int *day)
{
  const AnnoToken *token = anno_reader_peek (self, 0);
  guint start = self->at;

  if (token == NULL)
    return FALSE;
  if ((token->kind == ANNO_TOKEN_NUMBER || token->kind == ANNO_TOKEN_ORDINAL)
      && token->digits[0] <= 2 && !token->grouped && token->numbers[0] > 0
      && (token->kind == ANNO_TOKEN_ORDINAL || token->amount == token->numbers[0]))
    {
      *day = token->numbers[0];
      self->at++;
      return TRUE;
    }
  int tens = anno_word_number (token->word);
  tens = token->kind == ANNO_TOKEN_WORD && (tens == 20 || tens == 30) ? tens : 0;
  self->at += tens > 0 ? 1 : 0;
  int ones = anno_word_ordinal (anno_reader_word (self, 0));
  *day = tens + ones;
  if (ones > 0 && (tens == 0 || ones < 10))
    {
      self->at++;
      return TRUE;
    }
  self->at = start;
  return FALSE;
}

static gboolean
take_month (AnnoReader *self, int *month)
{
  *month = anno_word_month (anno_reader_word (self, 0));
  self->at += *month > 0 ? 1 : 0;
  return *month > 0;
}

static gboolean
take_day_and_month (AnnoReader *self, AnnoTimexForm *form)
{
  guint start = self->at;

  anno_reader_take (self, "the");
  if (anno_reader_take_day_number (self, &form->day))
    {
      anno_reader_take (self, "of|day of");
      if (take_month (self, &form->month))
        return TRUE;
    }
  self->at = start;
  if (take_month (self, &form->month))
    {
      anno_reader_take (self, "the");
      if (anno_reader_take_day_number (self, &form->day))
        return TRUE;
    }
  self->at = start;
  return FALSE;
}

static gboolean
set_near_year (AnnoReader *self, AnnoTimexForm *form)
{
  if (!anno_reader_need_today (self))
    return FALSE;
  form->year = anno_reader_near_year (self, form->month, form->day);
  return TRUE;
}

/* Year, month and day of numbers that stand in the order @order, "dmy". */
static AnnoTimexForm
in_order (const AnnoReader *self, const AnnoToken *token, const char *order)
{
  AnnoTimexForm form;

  anno_timex_form_init (&form, ANNO_TIMEX_DAY);
  for (guint i = 0; i < 3; i++)
    if (order[i] == 'd')
      form.day = token->numbers[i];
    else if (order[i] == 'm')
      form.month = token->numbers[i];
    else
      form.year = token->digits[i] == 2 ? full_year (self, token->numbers[i])
                                        : token->numbers[i];
  if (token->numbers[2] < 0)
    form.year = self->has_today ? anno_reader_near_year (self, form.month, form.day) : 2000;
  return form;
}

gboolean
anno_reader_refuse_either (AnnoReader *self, const char *words, const AnnoTimexForm *a,
                           const AnnoTimexForm *b)
{
  g_return_val_if_fail (self != NULL && words != NULL && a != NULL && b != NULL, FALSE);

  g_autofree char *value_a = anno_timex_form_print (a);
  g_autofree char *value_b = anno_timex_form_print (b);
  g_autofree char *words_a = anno_timex_describe ("DATE", value_a, NULL);
  g_autofree char *words_b = anno_timex_describe ("DATE", value_b, NULL);
  if (g_str_equal (words, "9/11"))
    return anno_reader_refuse (
        self, ANNO_CALENDAR_ERROR_AMBIGUOUS,
        _("“%s” can be %s (%s), %s (%s), or the attacks of 11 September 2001"), words, words_a,
        value_a, words_b, value_b);
  /* Translators: a date, then its two readings in words, each with its value */
  return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_AMBIGUOUS,
                             _("“%s” can be %s (%s) or %s (%s)"), words, words_a, value_a,
                             words_b, value_b);
}

static gboolean
refuse_two_readings (AnnoReader *self, const AnnoToken *token, const AnnoTimexForm *a,
                     const AnnoTimexForm *b)
{
  if (token->numbers[2] < 0 && !self->has_today)
    return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_AMBIGUOUS,
                               _("“%s” can be month and day or day and month, and has no year"),
                               token->word);
  return anno_reader_refuse_either (self, token->word, a, b);
}

/* "7/13/2017" can only be a 13 July; "7/8/2017" is a day of July to some, of August to others. */
static gboolean
take_either_order (AnnoReader *self, const AnnoToken *token, AnnoTimexForm *form)
{
  AnnoTimexForm day_first = in_order (self, token, "dmy");
  AnnoTimexForm month_first = in_order (self, token, "mdy");
  gboolean a = anno_timex_form_check (&day_first, NULL);
  gboolean b = anno_timex_form_check (&month_first, NULL);

  if (a && b && day_first.month != month_first.month)
    return refuse_two_readings (self, token, &day_first, &month_first);
  *form = b ? month_first : day_first;
  if (a || b)
    return TRUE;
  return anno_reader_refuse (
      self, ANNO_CALENDAR_ERROR_IMPOSSIBLE,
      _("“%s” is not a day of the calendar, neither as day and month nor as month and day"),
      token->word);
}

static gboolean
is_written_date (const AnnoToken *token)
{
  if (token->kind == ANNO_TOKEN_PAIR)
    return token->digits[0] <= 2 && token->digits[1] <= 2;
  if (token->kind != ANNO_TOKEN_DATE || token->digits[1] > 2)
    return FALSE;
  return token->digits[0] == 4
             ? token->digits[2] <= 2
             : token->digits[0] <= 2 && (token->digits[2] == 2 || token->digits[2] == 4);
}

static gboolean
take_digits (AnnoReader *self, AnnoTimexForm *form)
{
  const AnnoToken *token = anno_reader_peek (self, 0);

  if (token == NULL || !is_written_date (token))
    return FALSE;
  if (token->digits[0] == 4)
    *form = in_order (self, token, "ymd");
  else if (token->separator == '.')
    *form = in_order (self, token, "dmy");
  else if (!take_either_order (self, token, form))
    return FALSE;
  else if (token->kind == ANNO_TOKEN_PAIR && !anno_reader_need_today (self))
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
agrees_with (AnnoReader *self, const AnnoTimexForm *form, int weekday)
{
  GDate date;

  if (weekday == 0 || !anno_timex_form_check (form, NULL))
    return TRUE; /* a day that doesn't exist is refused for that */
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, form->day, form->month, form->year);
  if ((int) g_date_get_weekday (&date) == weekday)
    return TRUE;
  g_autofree char *value = anno_timex_form_print (form);
  g_autofree char *words = anno_timex_describe ("DATE", value, NULL);
  return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_IMPOSSIBLE,
                             _("day and date don’t agree: it would be %s"), words);
}

gboolean
anno_reader_take_date (AnnoReader *self, AnnoTimexForm *form)
{
  guint start = self->at;
  int weekday = anno_word_weekday (anno_reader_word (self, 0));

  anno_timex_form_init (form, ANNO_TIMEX_DAY);
  self->at += weekday > 0 ? 1 : 0;
  anno_reader_take (self, "on|the");
  if (take_digits (self, form)
      || (take_day_and_month (self, form)
          && (anno_reader_take_year (self, &form->year) || set_near_year (self, form))))
    if (agrees_with (self, form, weekday))
      return TRUE;
  self->at = start;
  return FALSE;
}
