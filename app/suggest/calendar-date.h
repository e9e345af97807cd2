/* Dates with a day and a month: "July 9", "9 July 2017", "the 9th of July", "21.07.2017". */
#pragma once

#include "suggest/calendar-reader.h"

G_BEGIN_DECLS

/* Takes a date with its weekday before it, if that is printed; they must agree. Where no year is
 * printed it is the near one. */
gboolean anno_reader_take_date (AnnoReader *self, AnnoTimexForm *form);

/* Takes a printed year ("2017", "of 2017", "'82") or one beside the document's ("last year"). */
gboolean anno_reader_take_year (AnnoReader *self, int *year);
/* Takes a day's number: "9", "9th", "ninth", "twenty-first". */
gboolean anno_reader_take_day_number (AnnoReader *self, int *day);

/* The year that @month, or a day of it (else @day is 0), is of where none is printed: this one,
 * unless it would be far ahead (news speak of what was) or almost a year ago. */
int anno_reader_near_year (const AnnoReader *self, int month, int day);

/* Refuses @words, because they can be @a as well as @b (dates). Returns FALSE. */
gboolean anno_reader_refuse_either (AnnoReader *self, const char *words, const AnnoTimexForm *a,
                                    const AnnoTimexForm *b);

G_END_DECLS
