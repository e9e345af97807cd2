/* A stretch of the calendar in words: "July 9", "last week", "the third quarter", "the 1990s". */
#pragma once

#include "suggest/calendar-reader.h"

G_BEGIN_DECLS

/* Takes a day, week, month, quarter, season, year or decade. @within: behind "the end of" and its
 * like, where "the year" means the document's. */
gboolean anno_reader_take_point (AnnoReader *self, gboolean within, AnnoTimexForm *form);

/* The day @days after the document's. Refuses what lies outside the calendar. */
gboolean anno_reader_shift_day (AnnoReader *self, int days, AnnoTimexForm *form);

G_END_DECLS
