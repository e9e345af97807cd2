#include "suggest/calendar-set.h"

#include "suggest/calendar-clock.h"
#include "suggest/calendar-date.h"
#include "suggest/calendar-length.h"
#include "suggest/calendar-words.h"

static void
set_length (AnnoTimexForm *form, const AnnoWordUnit *unit, double amount)
{
  anno_timex_form_init (form, ANNO_TIMEX_LENGTH);
  form->amounts[unit->unit] = amount > 0 ? amount * unit->times : ANNO_TIMEX_VAGUE;
}

/* "weekly", "on a daily basis". */
static gboolean
take_often (AnnoReader *self, AnnoTimexForm *form)
{
  gboolean basis = anno_reader_take (self, "on a|on an") > 0;
  const AnnoWordUnit *often = anno_word_often (anno_reader_word (self, 0));

  if (often == NULL)
    return FALSE;
  self->at++;
  set_length (form, often, 1);
  return !basis || anno_reader_take (self, "basis") > 0;
}

/* "per year", "twice a week", "three times each month". */
static gboolean
take_rate (AnnoReader *self, AnnoTimexForm *form)
{
  double times = 0;
  gboolean counted
      = anno_reader_take (self, "once|twice") > 0
        || (anno_reader_take_amount (self, &times) && anno_reader_take (self, "times") > 0);

  if (anno_reader_take (self, counted ? "a|an|per|every|each" : "per") == 0)
    return FALSE;
  const AnnoWordUnit *unit = anno_word_unit (anno_reader_word (self, 0));
  if (unit == NULL || unit->plural)
    return FALSE;
  self->at++;
  set_length (form, unit, 1);
  return TRUE;
}

/* "every two weeks", "every other day", "each year". */
static gboolean
take_every_unit (AnnoReader *self, AnnoTimexForm *form)
{
  double amount = anno_reader_take (self, "other|second") > 0 ? 2 : 1;
  const AnnoWordUnit *unit = anno_word_unit (anno_reader_word (self, 0));

  if (unit != NULL && !unit->plural && !g_str_equal (unit->word, "night"))
    self->at++;
  else if (amount == 2 || !anno_reader_take_units (self, &amount, &unit))
    return FALSE;
  set_length (form, unit, amount);
  return TRUE;
}

/* What comes once a week or once a year: "Sunday", "Sunday morning", "July 4", "summer". */
static gboolean
take_member (AnnoReader *self, gboolean plural, AnnoTimexForm *form)
{
  const char *word = anno_reader_word (self, 0);
  guint start = self->at;

  anno_timex_form_init (form, ANNO_TIMEX_WEEKDAY);
  form->any_year = TRUE;
  form->weekday = plural ? anno_word_weekdays (word) : anno_word_weekday (word);
  if (form->weekday == 0 && plural && g_str_has_suffix (anno_reader_word (self, 1), "s"))
    form->weekday = anno_word_day_part (anno_reader_word (self, 1)) ? anno_word_weekday (word) : 0;
  if (form->weekday > 0)
    {
      self->at++;
      anno_reader_take_day_part (self, form);
      return TRUE;
    }
  form->kind = ANNO_TIMEX_WEEKEND;
  if (anno_reader_take (self, plural ? "weekends" : "weekend"))
    return TRUE;
  form->part = plural ? 0 : anno_word_season (word);
  form->month = plural ? 0 : anno_word_month (word);
  form->kind = form->part > 0 ? ANNO_TIMEX_SEASON : ANNO_TIMEX_MONTH;
  self->at += form->part > 0 || form->month > 0 ? 1 : 0;
  if (form->month > 0 && anno_reader_take_day_number (self, &form->day))
    form->kind = ANNO_TIMEX_DAY;
  return self->at > start;
}

gboolean
anno_reader_take_set (AnnoReader *self, AnnoTimexForm *form)
{
  guint start = self->at;

  if (take_often (self, form))
    return TRUE;
  self->at = start;
  if (take_rate (self, form))
    return TRUE;
  self->at = start;
  gboolean every = anno_reader_take (self, "every|each") > 0;
  guint behind = self->at;
  if (every && take_every_unit (self, form))
    return TRUE;
  self->at = behind;
  if (take_member (self, !every, form))
    return TRUE;
  self->at = start;
  return FALSE;
}
