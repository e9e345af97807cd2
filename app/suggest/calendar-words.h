/* The words of time that the calendar rules know: months, days, units, numbers, as plain tables. */
#pragma once

#include "model/timex-form.h"

G_BEGIN_DECLS

/* What the tables say of a word in small letters; 0 for nothing. */
int anno_word_month        (const char *word); /* 1–12, English, also shortened */
int anno_word_month_abroad (const char *word); /* also German, French, Spanish, Italian, … */
int anno_word_weekday      (const char *word); /* 1 (Monday) – 7 */
int anno_word_weekdays     (const char *word); /* "sundays" */
int anno_word_season       (const char *word); /* 1 (spring) – 4 */
int anno_word_ordinal      (const char *word); /* "third": 3; "last" isn't one */
int anno_word_decade       (const char *word); /* "nineties": 90 */
AnnoTimexDayPart anno_word_day_part (const char *word); /* "morning", "mornings" */

/* Of "seven": 7; -1 where it is no number. Tens and hundreds are words of their own. */
int anno_word_number (const char *word);

/* A unit of time, and how many of the value's units it is: a decade is ten years. */
typedef struct
{
  const char *word;
  AnnoTimexUnit unit;
  int times;
  gboolean plural;
} AnnoWordUnit;

const AnnoWordUnit *anno_word_unit (const char *word);

/* "daily", "annual", "quarterly": how often. */
const AnnoWordUnit *anno_word_often (const char *word);

/* Minutes east of UTC of the zones that mean only one thing. */
gboolean anno_word_zone (const char *word, int *offset);

/* A day of every year that has a name of its own: "christmas", "new year eve". */
gboolean anno_word_feast (const char *words, int *month, int *day);

/* Whole phrases that say past, present or future, as a value ("PAST_REF"); NULL for others. */
const char *anno_word_ref (const char *words);
/* Whole phrases that look like a date and name none, and what they lack, translated; NULL for
 * others. */
const char *anno_word_nothing (const char *words);

G_END_DECLS
