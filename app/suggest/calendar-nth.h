/* What is counted within a month: "the first Monday of July", "the last Sunday in March 2017". */
#pragma once

#include "suggest/calendar-reader.h"

G_BEGIN_DECLS

/* Takes a weekday of a month by its number. The weeks of a month are refused: the calendar's don't
 * begin with it. */
gboolean anno_reader_take_nth (AnnoReader *self, AnnoTimexForm *form);

G_END_DECLS
