#include "suggest/calendar-nth.h"

#include "suggest/calendar-date.h"
#include "suggest/calendar-words.h"

#include <glib/gi18n-lib.h>

#define FIFTH 5 /* what "last" and "final", which stand behind it, begin with */

/* A fifth one that the month doesn't have is left for the calendar to refuse. */
static void
set_day (AnnoTimexForm *form, int nth, int weekday)
{
  GDate first;

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, form->month, form->year);
  int before = (weekday - (int) g_date_get_weekday (&first) + 7) % 7;
  form->day = 1 + before + 7 * (MIN (nth, FIFTH) - 1);
  if (nth > FIFTH && form->day > anno_timex_days_in_month (form->year, form->month))
    form->day -= 7;
}

static gboolean
take_month_and_year (AnnoReader *self, AnnoTimexForm *form)
{
  form->month = anno_word_month (anno_reader_word (self, 0));
  if (form->month == 0)
    return FALSE;
  self->at++;
  if (anno_reader_take_year (self, &form->year))
    return TRUE;
  if (!anno_reader_need_today (self))
    return FALSE;
  form->year = anno_reader_near_year (self, form->month, 0);
  return TRUE;
}

gboolean
anno_reader_take_nth (AnnoReader *self, AnnoTimexForm *form)
{
  int nth = (int) anno_reader_take (self, "first|second|third|fourth|fifth|last|final");
  const char *word = anno_reader_word (self, 0);
  int weekday = anno_word_weekday (word);
  gboolean week = g_str_equal (word, "week");

  if (nth == 0 || (weekday == 0 && !week))
    return FALSE;
  self->at++;
  if (anno_reader_take (self, "of|in") == 0)
    return FALSE;
  if (week && anno_word_month (anno_reader_word (self, 0)) > 0)
    return anno_reader_refuse (
        self, ANNO_CALENDAR_ERROR_AMBIGUOUS,
        _("“%s” is no week of the calendar: weeks don’t begin with the month"), self->words);
  anno_timex_form_init (form, ANNO_TIMEX_DAY);
  if (week || !take_month_and_year (self, form))
    return FALSE;
  set_day (form, nth, weekday);
  return TRUE;
}
