#include "suggest/calendar-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  int number;
} Entry;

static const Entry months[] = {
  { "january", 1 }, { "jan", 1 },       { "february", 2 }, { "feb", 2 },       { "febr", 2 },
  { "march", 3 },   { "mar", 3 },       { "april", 4 },    { "apr", 4 },       { "may", 5 },
  { "june", 6 },    { "jun", 6 },       { "july", 7 },     { "jul", 7 },       { "august", 8 },
  { "aug", 8 },     { "september", 9 }, { "sept", 9 },     { "sep", 9 },       { "october", 10 },
  { "oct", 10 },    { "november", 11 }, { "nov", 11 },     { "december", 12 }, { "dec", 12 },
};

static const Entry months_abroad[] = {
  /* German */
  { "januar", 1 },
  { "jänner", 1 },
  { "februar", 2 },
  { "feber", 2 },
  { "märz", 3 },
  { "mai", 5 },
  { "juni", 6 },
  { "juli", 7 },
  { "oktober", 10 },
  { "dezember", 12 },
  { "dez", 12 },
  { "okt", 10 },
  /* French */
  { "janvier", 1 },
  { "février", 2 },
  { "mars", 3 },
  { "avril", 4 },
  { "juin", 6 },
  { "juillet", 7 },
  { "août", 8 },
  { "aout", 8 },
  { "septembre", 9 },
  { "octobre", 10 },
  { "novembre", 11 },
  { "décembre", 12 },
  /* Spanish */
  { "enero", 1 },
  { "febrero", 2 },
  { "marzo", 3 },
  { "abril", 4 },
  { "mayo", 5 },
  { "junio", 6 },
  { "julio", 7 },
  { "agosto", 8 },
  { "septiembre", 9 },
  { "setiembre", 9 },
  { "octubre", 10 },
  { "noviembre", 11 },
  { "diciembre", 12 },
  /* Italian, Portuguese, Dutch */
  { "gennaio", 1 },
  { "febbraio", 2 },
  { "aprile", 4 },
  { "maggio", 5 },
  { "giugno", 6 },
  { "luglio", 7 },
  { "settembre", 9 },
  { "ottobre", 10 },
  { "dicembre", 12 },
  { "janeiro", 1 },
  { "fevereiro", 2 },
  { "março", 3 },
  { "maio", 5 },
  { "junho", 6 },
  { "julho", 7 },
  { "setembro", 9 },
  { "outubro", 10 },
  { "novembro", 11 },
  { "dezembro", 12 },
  { "januari", 1 },
  { "februari", 2 },
  { "maart", 3 },
  { "mei", 5 },
  { "augustus", 8 },
};

static const Entry weekdays[] = {
  { "monday", 1 },    { "mon", 1 },    { "tuesday", 2 },  { "tue", 2 },      { "tues", 2 },
  { "wednesday", 3 }, { "wed", 3 },    { "thursday", 4 }, { "thu", 4 },      { "thur", 4 },
  { "thurs", 4 },     { "friday", 5 }, { "fri", 5 },      { "saturday", 6 }, { "sat", 6 },
  { "sunday", 7 },    { "sun", 7 },
};

static const Entry plural_weekdays[] = {
  { "mondays", 1 }, { "tuesdays", 2 },  { "wednesdays", 3 }, { "thursdays", 4 },
  { "fridays", 5 }, { "saturdays", 6 }, { "sundays", 7 },
};

static const Entry seasons[] = {
  { "spring", 1 }, { "springtime", 1 }, { "summer", 2 }, { "summertime", 2 },
  { "autumn", 3 }, { "fall", 3 },       { "winter", 4 }, { "wintertime", 4 },
};

static const Entry ordinals[] = {
  { "first", 1 },        { "second", 2 },      { "third", 3 },       { "fourth", 4 },
  { "fifth", 5 },        { "sixth", 6 },       { "seventh", 7 },     { "eighth", 8 },
  { "ninth", 9 },        { "tenth", 10 },      { "eleventh", 11 },   { "twelfth", 12 },
  { "thirteenth", 13 },  { "fourteenth", 14 }, { "fifteenth", 15 },  { "sixteenth", 16 },
  { "seventeenth", 17 }, { "eighteenth", 18 }, { "nineteenth", 19 }, { "twentieth", 20 },
  { "thirtieth", 30 },
};

static const Entry decades[] = {
  { "twenties", 20 }, { "thirties", 30 },  { "forties", 40 },  { "fifties", 50 },
  { "sixties", 60 },  { "seventies", 70 }, { "eighties", 80 }, { "nineties", 90 },
};

static const Entry day_parts[] = {
  { "morning", ANNO_TIMEX_MORNING },     { "mornings", ANNO_TIMEX_MORNING },
  { "midday", ANNO_TIMEX_MIDDAY },       { "lunchtime", ANNO_TIMEX_MIDDAY },
  { "afternoon", ANNO_TIMEX_AFTERNOON }, { "afternoons", ANNO_TIMEX_AFTERNOON },
  { "evening", ANNO_TIMEX_EVENING },     { "evenings", ANNO_TIMEX_EVENING },
  { "night", ANNO_TIMEX_NIGHT },         { "nights", ANNO_TIMEX_NIGHT },
  { "overnight", ANNO_TIMEX_NIGHT },     { "daytime", ANNO_TIMEX_DAYTIME },
};

static const Entry numbers[] = {
  { "one", 1 },         { "two", 2 },       { "three", 3 },     { "four", 4 },
  { "five", 5 },        { "six", 6 },       { "seven", 7 },     { "eight", 8 },
  { "nine", 9 },        { "ten", 10 },      { "eleven", 11 },   { "twelve", 12 },
  { "thirteen", 13 },   { "fourteen", 14 }, { "fifteen", 15 },  { "sixteen", 16 },
  { "seventeen", 17 },  { "eighteen", 18 }, { "nineteen", 19 }, { "twenty", 20 },
  { "thirty", 30 },     { "forty", 40 },    { "fifty", 50 },    { "sixty", 60 },
  { "seventy", 70 },    { "eighty", 80 },   { "ninety", 90 },   { "hundred", 100 },
  { "thousand", 1000 }, { "single", 1 },    { "dozen", 12 },
};

static const AnnoWordUnit units[] = {
  { "second", ANNO_TIMEX_SECONDS, 1, FALSE },   { "seconds", ANNO_TIMEX_SECONDS, 1, TRUE },
  { "minute", ANNO_TIMEX_MINUTES, 1, FALSE },   { "minutes", ANNO_TIMEX_MINUTES, 1, TRUE },
  { "min", ANNO_TIMEX_MINUTES, 1, FALSE },      { "mins", ANNO_TIMEX_MINUTES, 1, TRUE },
  { "hour", ANNO_TIMEX_HOURS, 1, FALSE },       { "hours", ANNO_TIMEX_HOURS, 1, TRUE },
  { "day", ANNO_TIMEX_DAYS, 1, FALSE },         { "days", ANNO_TIMEX_DAYS, 1, TRUE },
  { "night", ANNO_TIMEX_DAYS, 1, FALSE },       { "nights", ANNO_TIMEX_DAYS, 1, TRUE },
  { "week", ANNO_TIMEX_WEEKS, 1, FALSE },       { "weeks", ANNO_TIMEX_WEEKS, 1, TRUE },
  { "fortnight", ANNO_TIMEX_WEEKS, 2, FALSE },  { "fortnights", ANNO_TIMEX_WEEKS, 2, TRUE },
  { "month", ANNO_TIMEX_MONTHS, 1, FALSE },     { "months", ANNO_TIMEX_MONTHS, 1, TRUE },
  { "quarter", ANNO_TIMEX_QUARTERS, 1, FALSE }, { "quarters", ANNO_TIMEX_QUARTERS, 1, TRUE },
  { "year", ANNO_TIMEX_YEARS, 1, FALSE },       { "years", ANNO_TIMEX_YEARS, 1, TRUE },
  { "decade", ANNO_TIMEX_YEARS, 10, FALSE },    { "decades", ANNO_TIMEX_YEARS, 10, TRUE },
  { "century", ANNO_TIMEX_YEARS, 100, FALSE },  { "centuries", ANNO_TIMEX_YEARS, 100, TRUE },
};

static const AnnoWordUnit often[] = {
  { "hourly", ANNO_TIMEX_HOURS, 1, FALSE },       { "daily", ANNO_TIMEX_DAYS, 1, FALSE },
  { "nightly", ANNO_TIMEX_DAYS, 1, FALSE },       { "weekly", ANNO_TIMEX_WEEKS, 1, FALSE },
  { "fortnightly", ANNO_TIMEX_WEEKS, 2, FALSE },  { "monthly", ANNO_TIMEX_MONTHS, 1, FALSE },
  { "quarterly", ANNO_TIMEX_QUARTERS, 1, FALSE }, { "annual", ANNO_TIMEX_YEARS, 1, FALSE },
  { "annually", ANNO_TIMEX_YEARS, 1, FALSE },     { "yearly", ANNO_TIMEX_YEARS, 1, FALSE },
};

static const Entry zones[] = {
  { "utc", 0 },    { "gmt", 0 },    { "z", 0 },      { "bst", 60 },   { "cet", 60 },
  { "cest", 120 }, { "eet", 120 },  { "eest", 180 }, { "msk", 180 },  { "jst", 540 },
  { "est", -300 }, { "edt", -240 }, { "cdt", -300 }, { "mst", -420 }, { "mdt", -360 },
  { "pst", -480 }, { "pdt", -420 }, { "aest", 600 }, { "aedt", 660 },
};

static const Entry feasts[] = {
  { "christmas", 1225 },      { "christmas day", 1225 },  { "christmas eve", 1224 },
  { "boxing day", 1226 },     { "new year day", 101 },    { "new year eve", 1231 },
  { "halloween", 1031 },      { "valentine day", 214 },   { "st valentine day", 214 },
  { "st patrick day", 317 },  { "april fools day", 401 }, { "may day", 501 },
  { "all saints day", 1101 }, { "armistice day", 1111 },
};

static const char *const present[] = {
  "now",           "right now",          "currently",      "current",
  "presently",     "at present",         "present",        "nowadays",
  "at the moment", "the moment",         "at this moment", "at this time",
  "these days",    "for the time being", "the time being", "ongoing",
  "as of now",
};

static const char *const past[] = {
  "recently",       "more recently",   "most recently", "very recently",
  "recent",         "lately",          "once",          "once upon a time",
  "formerly",       "previously",      "in the past",   "the past",
  "past",           "long ago",        "not long ago",  "a long time ago",
  "some time ago",  "a while ago",     "back then",     "in recent history",
  "recent history", "in recent times", "recent times",  "until recently",
  "just recently",  "in history",      "at one point",  "at one time",
  "one point",
};

static const char *const future[] = {
  "soon",
  "very soon",
  "shortly",
  "in the future",
  "the future",
  "future",
  "someday",
  "some day",
  "in the near future",
  "the near future",
  "in the long term",
  "the long term",
  "long term",
  "in the short term",
  "the short term",
  "short term",
  "in the near term",
  "the near term",
  "near term",
  "in the coming years",
  "before long",
  "sooner or later",
  "eventually",
};

static int
look_up (const Entry *entries, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (entries[i].word, word))
      return entries[i].number;
  return 0;
}

#define LOOK_UP(entries, word) look_up (entries, G_N_ELEMENTS (entries), word)

static gboolean
is_among (const char *const *phrases, guint n, const char *words)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (phrases[i], words))
      return TRUE;
  return FALSE;
}

int
anno_word_month (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);
  return LOOK_UP (months, word);
}

int
anno_word_month_abroad (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);
  int month = LOOK_UP (months, word);
  return month > 0 ? month : LOOK_UP (months_abroad, word);
}

int
anno_word_weekday (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);
  return LOOK_UP (weekdays, word);
}

int
anno_word_weekdays (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);
  return LOOK_UP (plural_weekdays, word);
}

int
anno_word_season (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);
  return LOOK_UP (seasons, word);
}

int
anno_word_ordinal (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);
  return LOOK_UP (ordinals, word);
}

int
anno_word_decade (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);
  return LOOK_UP (decades, word);
}

AnnoTimexDayPart
anno_word_day_part (const char *word)
{
  g_return_val_if_fail (word != NULL, ANNO_TIMEX_PART_NONE);
  return LOOK_UP (day_parts, word);
}

int
anno_word_number (const char *word)
{
  g_return_val_if_fail (word != NULL, -1);
  int number = LOOK_UP (numbers, word);
  return number > 0 ? number : -1;
}

const AnnoWordUnit *
anno_word_unit (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].word, word))
      return &units[i];
  return NULL;
}

const AnnoWordUnit *
anno_word_often (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (often); i++)
    if (g_str_equal (often[i].word, word))
      return &often[i];
  return NULL;
}

gboolean
anno_word_zone (const char *word, int *offset)
{
  g_return_val_if_fail (word != NULL && offset != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (zones[i].word, word))
      {
        *offset = zones[i].number;
        return TRUE;
      }
  return FALSE;
}

gboolean
anno_word_feast (const char *words, int *month, int *day)
{
  g_return_val_if_fail (words != NULL && month != NULL && day != NULL, FALSE);

  int date = LOOK_UP (feasts, words);
  *month = date / 100;
  *day = date % 100;
  return date > 0;
}

const char *
anno_word_ref (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  if (is_among (present, G_N_ELEMENTS (present), words))
    return "PRESENT_REF";
  if (is_among (past, G_N_ELEMENTS (past), words))
    return "PAST_REF";
  return is_among (future, G_N_ELEMENTS (future), words) ? "FUTURE_REF" : NULL;
}

const char *
anno_word_nothing (const char *words)
{
  static const char *const no_day[]
      = { "the other day", "the day",        "one fine day",  "the following day",
          "the next day",  "the day before", "the day after", "the previous day",
          "a later date",  "the date" };
  static const char *const no_time[] = { "that time",
                                         "at that time",
                                         "then",
                                         "the time",
                                         "later",
                                         "later on",
                                         "earlier",
                                         "earlier on",
                                         "the same time",
                                         "at the same time",
                                         "a later time",
                                         "the meantime",
                                         "meanwhile",
                                         "afterwards",
                                         "the week",
                                         "the month",
                                         "the year",
                                         "that week",
                                         "that month",
                                         "that year",
                                         "the same year",
                                         "the following year",
                                         "the following week",
                                         "the following month",
                                         "the weekend after" };
  g_return_val_if_fail (words != NULL, NULL);

  if (is_among (no_day, G_N_ELEMENTS (no_day), words))
    return _("“%s” names no day: it depends on what was said before");
  if (is_among (no_time, G_N_ELEMENTS (no_time), words))
    return _("“%s” names no time of its own: it depends on what was said before");
  return NULL;
}
