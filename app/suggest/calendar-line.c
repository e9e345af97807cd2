#include "suggest/calendar-line.h"
#include "suggest/calendar-date.h"
#include "suggest/calendar-words.h"

/* The numbers of a date, found at one place of a line. */
static gboolean
is_year (const AnnoToken *token, int *year)
{
  *year = token != NULL ? token->numbers[0] : 0;
  return token != NULL && token->kind == ANNO_TOKEN_NUMBER && token->digits[0] == 4
         && !token->grouped && *year >= 1000 && *year < 3000;
}

static guint
skip_words (const AnnoReader *reader, guint ahead)
{
  /* "21 de julio de 2017", "July 9th of 2017" */
  while (g_str_equal (anno_reader_word (reader, ahead), "de")
         || g_str_equal (anno_reader_word (reader, ahead), "del")
         || g_str_equal (anno_reader_word (reader, ahead), "of")
         || g_str_equal (anno_reader_word (reader, ahead), "the"))
    ahead++;
  return ahead;
}

static gboolean
is_day (const AnnoToken *token, int *day)
{
  *day = token != NULL ? token->numbers[0] : 0;
  return token != NULL && (token->kind == ANNO_TOKEN_NUMBER || token->kind == ANNO_TOKEN_ORDINAL)
         && token->digits[0] <= 2;
}

static int
month_at (const AnnoReader *reader, guint ahead)
{
  return anno_word_month_abroad (anno_reader_word (reader, ahead));
}

/* "21 July 2017", "21. Juli 2017", "1er août 2017" */
static gboolean
read_day_month (const AnnoReader *reader, AnnoTimexForm *form)
{
  guint at = 0;

  if (!is_day (anno_reader_peek (reader, at++), &form->day))
    return FALSE;
  if (g_str_equal (anno_reader_word (reader, at), "er")
      || g_str_equal (anno_reader_word (reader, at), "º"))
    at++;
  at = skip_words (reader, at);
  form->month = month_at (reader, at++);
  return form->month > 0
         && is_year (anno_reader_peek (reader, skip_words (reader, at)), &form->year);
}

/* "July 21, 2017" */
static gboolean
read_month_day (const AnnoReader *reader, AnnoTimexForm *form)
{
  guint at = 0;

  form->month = month_at (reader, at++);
  at = skip_words (reader, at);
  return form->month > 0 && is_day (anno_reader_peek (reader, at++), &form->day)
         && is_year (anno_reader_peek (reader, skip_words (reader, at)), &form->year);
}

/* "21.07.2017", "2017-07-21": with a year of four digits, so that it is a date for sure. */
static gboolean
read_digits (AnnoReader *reader, AnnoTimexForm *form)
{
  const AnnoToken *token = anno_reader_peek (reader, 0);

  return token != NULL && token->kind == ANNO_TOKEN_DATE
         && (token->digits[0] == 4 || token->digits[2] == 4)
         && anno_reader_take_date (reader, form);
}

/* "2017年7月21日" */
static gboolean
read_east_asian (const AnnoReader *reader, AnnoTimexForm *form)
{
  if (!is_year (anno_reader_peek (reader, 0), &form->year)
      || !g_str_equal (anno_reader_word (reader, 1), "年")
      || !is_day (anno_reader_peek (reader, 2), &form->month)
      || !g_str_equal (anno_reader_word (reader, 3), "月"))
    return FALSE;
  return is_day (anno_reader_peek (reader, 4), &form->day)
         && g_str_has_prefix (anno_reader_word (reader, 5), "日");
}

char *
anno_reader_find_day (AnnoReader *reader)
{
  for (; !anno_reader_at_end (reader); reader->at++)
    {
      AnnoTimexForm form;
      guint place = reader->at;
      anno_timex_form_init (&form, ANNO_TIMEX_DAY);
      gboolean found = read_month_day (reader, &form) || read_day_month (reader, &form)
                       || read_east_asian (reader, &form) || read_digits (reader, &form);
      reader->at = place;
      form.kind = ANNO_TIMEX_DAY;
      if (found && anno_timex_form_check (&form, NULL))
        return anno_timex_form_print (&form);
    }
  return NULL;
}
