#include "suggest/calendar-clock.h"

#include "suggest/calendar-point.h"
#include "suggest/calendar-words.h"

#include <glib/gi18n-lib.h>

static void
set_clock (AnnoTimexForm *form, int hour, int minute, int second)
{
  form->timed = TRUE;
  form->hour = hour;
  form->minute = minute;
  form->second = second;
}

static gboolean
set_half_of_day (AnnoReader *self, AnnoTimexForm *form)
{
  guint half = anno_reader_take (self, "am|a m|pm|p m");

  if (half == 0)
    return TRUE;
  if (form->hour < 1 || form->hour > 12)
    return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_IMPOSSIBLE,
                               _("“%s”: with a.m. and p.m., hours go from 1 to 12"), self->words);
  form->hour = form->hour % 12 + (half >= 3 ? 12 : 0);
  return TRUE;
}

static void
take_zone (AnnoReader *self, AnnoTimexForm *form)
{
  if (anno_reader_take (self,
                        "local time|local|eastern time|eastern|et|central time|ct|pacific time|"
                        "pacific|pt|mountain time|mt|hours|hrs"))
    return;
  if (!anno_word_zone (anno_reader_word (self, 0), &form->offset))
    return;
  form->zoned = TRUE;
  self->at++;
  const AnnoToken *sign = anno_reader_peek (self, 0), *hours = anno_reader_peek (self, 1);
  if (sign == NULL || hours == NULL || sign->kind != ANNO_TOKEN_SIGN)
    return;
  form->offset = (sign->word[0] == '-' ? -60 : 60) * CLAMP (hours->numbers[0], 0, 99);
  if (hours->kind == ANNO_TOKEN_CLOCK)
    form->offset += (sign->word[0] == '-' ? -1 : 1) * hours->numbers[1];
  self->at += 2;
}

/* Whether a number is an hour shows what stands behind it: "8 p.m.", "8.30 am", "8 o'clock", "0800
 * UTC". */
static gboolean
take_hour (AnnoReader *self, AnnoTimexForm *form)
{
  const AnnoToken *token = anno_reader_peek (self, 0);
  const char *behind = anno_reader_word (self, 1);
  int offset = 0;
  int n = token->numbers[0];

  if (token->digits[0] == 4 && token->amount == n
      && (anno_word_zone (behind, &offset) || g_str_equal (behind, "hours")
          || g_str_equal (behind, "hrs")))
    set_clock (form, n / 100, n % 100, -1);
  else if (token->digits[0] <= 2 && !token->grouped
           && (g_str_equal (behind, "am") || g_str_equal (behind, "pm")
               || g_str_equal (behind, "oclock")))
    set_clock (form, n, (int) ((token->amount - n) * 100 + 0.5), -1);
  else
    return FALSE;
  self->at++;
  anno_reader_take (self, "oclock");
  return TRUE;
}

gboolean
anno_reader_take_clock (AnnoReader *self, AnnoTimexForm *form)
{
  const AnnoToken *token = anno_reader_peek (self, 0);
  guint start = self->at;
  guint named = anno_reader_take (self, "noon|midnight");

  if (token == NULL)
    return FALSE;
  if (named > 0)
    {
      set_clock (form, named == 1 ? 12 : 24, 0, -1);
      return TRUE;
    }
  if (token->kind == ANNO_TOKEN_CLOCK && token->digits[0] <= 2 && token->digits[1] == 2)
    {
      set_clock (form, token->numbers[0], token->numbers[1], token->numbers[2]);
      self->at++;
    }
  else if (token->kind != ANNO_TOKEN_NUMBER || !take_hour (self, form))
    return FALSE;
  if (!set_half_of_day (self, form))
    {
      self->at = start;
      return FALSE;
    }
  take_zone (self, form);
  return TRUE;
}

gboolean
anno_reader_take_day_part (AnnoReader *self, AnnoTimexForm *form)
{
  form->day_part = anno_word_day_part (anno_reader_word (self, 0));
  self->at += form->day_part != ANNO_TIMEX_PART_NONE ? 1 : 0;
  return form->day_part != ANNO_TIMEX_PART_NONE;
}

gboolean
anno_reader_take_night (AnnoReader *self, AnnoTimexForm *form)
{
  guint start = self->at;
  guint which = anno_reader_take (self, "tonight|last night|last evening");

  if (which == 0 || !anno_reader_need_today (self)
      || !anno_reader_shift_day (self, which == 1 ? 0 : -1, form))
    {
      self->at = start;
      return FALSE;
    }
  form->day_part = which == 3 ? ANNO_TIMEX_EVENING : ANNO_TIMEX_NIGHT;
  return TRUE;
}
