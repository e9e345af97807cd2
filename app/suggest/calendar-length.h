/* How long: "three days", "more than two weeks", "an hour and a half", "the past nine days". */
#pragma once

#include "suggest/calendar-reader.h"
#include "suggest/calendar-words.h"

G_BEGIN_DECLS

/* An amount before a unit ("a", "two and a half", "several": ANNO_TIMEX_VAGUE). */
gboolean anno_reader_take_amount (AnnoReader *self, double *amount);
/* An amount and its unit: "three weeks", "27-year", "a year and a half". */
gboolean anno_reader_take_units  (AnnoReader *self, double *amount, const AnnoWordUnit **unit);
/* A whole length, with what stands around it; @mod may come back NULL. */
gboolean anno_reader_take_length (AnnoReader *self, AnnoTimexForm *form, const char **mod);

G_END_DECLS
