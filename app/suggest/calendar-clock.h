/* A time of day in words: "8:00 p.m.", "0800 UTC", "noon", "this morning", "last night". */
#pragma once

#include "suggest/calendar-reader.h"

G_BEGIN_DECLS

/* Takes a clock time with its zone into @form, whose day is set elsewhere. */
gboolean anno_reader_take_clock    (AnnoReader *self, AnnoTimexForm *form);
/* Takes a part of the day. */
gboolean anno_reader_take_day_part (AnnoReader *self, AnnoTimexForm *form);
/* Takes words that name a day and a part of it at once: "tonight", "last night", "overnight". */
gboolean anno_reader_take_night    (AnnoReader *self, AnnoTimexForm *form);

G_END_DECLS
