/* The day that a printed date line gives, in the languages whose months the tables know. */
#pragma once

#include "suggest/calendar-reader.h"

G_BEGIN_DECLS

/* The first full date behind the place, as "YYYY-MM-DD", or NULL. */
char *anno_reader_find_day (AnnoReader *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
