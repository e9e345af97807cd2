#include "suggest/calendar-length.h"

#define VAGUE_AMOUNTS                                                                              \
  "a few|a number of|a handful of|several|some|many|few|numerous|various|countless|dozens of|"     \
  "hundreds of|thousands of|scores of|a good few"
#define AROUND_UNITS                                                                               \
  "straight|consecutive|full|whole|entire|more|additional|trading|business|working|calendar|"      \
  "solid|"                                                                                         \
  "successive|long|short|extra"
#define BEHIND_UNITS "old|long|history|period|running|in a row|in length|in all|straight|time"

/* "twenty" may be followed by "one", "hundred" by "fifty". */
static gboolean
may_follow (double part, int number)
{
  int rest = (int) part % 100;
  return rest == 0 ? number < 100 : rest >= 20 && rest % 10 == 0 && number < 10;
}

/* A number in words: "twenty one", "a hundred", "two hundred and fifty", "two dozen". */
static gboolean
take_number_words (AnnoReader *self, double *amount)
{
  double sum = 0, part = 0;
  gboolean taken = FALSE;

  while (sum < 1e6)
    {
      guint start = self->at;
      if (taken)
        anno_reader_take (self, "and");
      const char *word = anno_reader_word (self, 0);
      int number = anno_word_number (word);
      gboolean times = number >= 100 || g_str_equal (word, "dozen");
      if (number < 0 || (times ? part >= number : !may_follow (part, number)))
        {
          self->at = start;
          break;
        }
      part = times ? MAX (part, 1) * number : part + number;
      if (number == 1000)
        {
          sum += part;
          part = 0;
        }
      self->at++;
      taken = TRUE;
    }
  if (taken)
    *amount = sum + part;
  return taken;
}

static gboolean
take_digits (AnnoReader *self, double *amount)
{
  const AnnoToken *token = anno_reader_peek (self, 0);

  if (token == NULL || token->kind != ANNO_TOKEN_NUMBER || token->amount <= 0)
    return FALSE;
  *amount = token->amount;
  self->at++;
  return TRUE;
}

gboolean
anno_reader_take_amount (AnnoReader *self, double *amount)
{
  guint start = self->at;

  *amount = ANNO_TIMEX_VAGUE;
  if (anno_reader_take (self, VAGUE_AMOUNTS))
    return TRUE;
  *amount = 0.5;
  if (anno_reader_take (self, "half a|half an|a half|one half"))
    return TRUE;
  *amount = 2;
  if (anno_reader_take (self, "a couple of|a couple|couple of"))
    return TRUE;
  gboolean article = anno_reader_take (self, "a|an") > 0;
  *amount = 1;
  if (!take_digits (self, amount) && !take_number_words (self, amount) && !article)
    {
      self->at = start;
      return FALSE;
    }
  if (anno_reader_take (self, "and a half|and one half"))
    *amount += 0.5;
  return TRUE;
}

gboolean
anno_reader_take_units (AnnoReader *self, double *amount, const AnnoWordUnit **unit)
{
  guint start = self->at;

  if (anno_reader_take_amount (self, amount))
    {
      anno_reader_skip (self, AROUND_UNITS);
      *unit = anno_word_unit (anno_reader_word (self, 0));
      if (*unit != NULL)
        {
          self->at++;
          if (*amount > 0 && anno_reader_take (self, "and a half"))
            *amount += 0.5;
          return TRUE;
        }
    }
  self->at = start;
  return FALSE;
}

static const char *
take_mod (AnnoReader *self)
{
  if (anno_reader_take (self,
                        "no more than|not more than|at most|up to|at the most|a maximum of|within|"
                        "as little as"))
    return "EQUAL_OR_LESS";
  if (anno_reader_take (self, "no less than|no fewer than|at least|a minimum of|not less than"))
    return "EQUAL_OR_MORE";
  if (anno_reader_take (
          self, "more than|longer than|well over|just over|over|in excess of|upwards of|above"))
    return "MORE_THAN";
  if (anno_reader_take (self, "less than|fewer than|shorter than|just under|under|nearly|almost|"
                              "not quite|below"))
    return "LESS_THAN";
  if (anno_reader_take (self,
                        "about|around|roughly|approximately|an estimated|close to|circa|some"))
    return "APPROX";
  return NULL;
}

static const char *
take_mod_behind (AnnoReader *self)
{
  if (anno_reader_take (self, "or so"))
    return "APPROX";
  if (anno_reader_take (self, "or more|or longer"))
    return "EQUAL_OR_MORE";
  return anno_reader_take (self, "or less|or fewer") ? "EQUAL_OR_LESS" : NULL;
}

/* Half an hour is 30 minutes, half a year 6 months: as people say it. */
static void
add_amount (AnnoTimexForm *form, const AnnoWordUnit *unit, double amount)
{
  double units = amount > 0 ? amount * unit->times : ANNO_TIMEX_VAGUE;

  if (units != 0.5)
    form->amounts[unit->unit] = units;
  else if (unit->unit == ANNO_TIMEX_YEARS)
    form->amounts[ANNO_TIMEX_MONTHS] = 6;
  else if (unit->unit == ANNO_TIMEX_DAYS)
    form->amounts[ANNO_TIMEX_HOURS] = 12;
  else if (unit->unit == ANNO_TIMEX_HOURS)
    form->amounts[ANNO_TIMEX_MINUTES] = 30;
  else if (unit->unit == ANNO_TIMEX_MINUTES)
    form->amounts[ANNO_TIMEX_SECONDS] = 30;
  else
    form->amounts[unit->unit] = units;
}

/* A unit without an amount: "years", "decades-long", "the past year", "a year-long". */
static gboolean
take_bare_unit (AnnoReader *self, gboolean whole, double *amount, const AnnoWordUnit **unit)
{
  guint start = self->at;

  anno_reader_skip (self, AROUND_UNITS);
  whole = whole || self->at > start;
  *unit = anno_word_unit (anno_reader_word (self, 0));
  if (*unit == NULL
      || (!(*unit)->plural && !whole && !g_str_equal (anno_reader_word (self, 1), "long")))
    {
      self->at = start;
      return FALSE;
    }
  self->at++;
  *amount = (*unit)->plural ? ANNO_TIMEX_VAGUE : 1;
  return TRUE;
}

/* "two years and six months", each unit smaller than the one before. */
static void
take_further_units (AnnoReader *self, AnnoTimexForm *form, const AnnoWordUnit *last)
{
  double amount = 0;
  const AnnoWordUnit *unit = NULL;
  guint start = self->at;

  anno_reader_take (self, "and");
  if (anno_reader_take_units (self, &amount, &unit) && unit->unit > last->unit)
    {
      add_amount (form, unit, amount);
      take_further_units (self, form, unit);
    }
  else
    self->at = start;
}

/* "recent years", "the coming weeks": when, not how long. */
static gboolean
take_vague_time (AnnoReader *self, AnnoTimexForm *form)
{
  guint start = self->at;
  guint which = anno_reader_take (self, "recent|coming|future");
  const AnnoWordUnit *unit = which > 0 ? anno_word_unit (anno_reader_word (self, 0)) : NULL;

  if (unit == NULL || !unit->plural)
    {
      self->at = start;
      return FALSE;
    }
  self->at++;
  anno_timex_form_init (form, ANNO_TIMEX_REF);
  form->part = which == 1 ? 2 : 3;
  return TRUE;
}

gboolean
anno_reader_take_length (AnnoReader *self, AnnoTimexForm *form, const char **mod)
{
  guint start = self->at;
  double amount = 0;
  const AnnoWordUnit *unit = NULL;

  /* "some" is an amount before a unit ("some days"), and "about" before a number ("some 20 days").
   */
  gboolean some = g_str_equal (anno_reader_word (self, 0), "some")
                  && anno_word_unit (anno_reader_word (self, 1)) != NULL;
  *mod = some ? NULL : take_mod (self);
  anno_reader_take (self, "the|these|those|a further|another");
  if (take_vague_time (self, form))
    return TRUE;
  /* "the past year" is a length; "last year" is not, but "the last two years" are one. */
  gboolean whole = anno_reader_take (self, "past|entire|whole|full|first|final|preceding") > 0;
  if (!whole)
    anno_reader_take (self, "last|next|coming|previous|following");
  anno_timex_form_init (form, ANNO_TIMEX_LENGTH);
  if (!anno_reader_take_units (self, &amount, &unit)
      && !take_bare_unit (self, whole, &amount, &unit))
    {
      self->at = start;
      return FALSE;
    }
  add_amount (form, unit, amount);
  take_further_units (self, form, unit);
  anno_reader_skip (self, BEHIND_UNITS);
  const char *behind = take_mod_behind (self);
  *mod = behind != NULL ? behind : *mod;
  return TRUE;
}
