/* What comes again, in words: "every Sunday", "each year", "weekly", "Sunday mornings". */
#pragma once

#include "suggest/calendar-reader.h"

G_BEGIN_DECLS

gboolean anno_reader_take_set (AnnoReader *self, AnnoTimexForm *form);

G_END_DECLS
