#include "suggest/calendar-error.h"

G_DEFINE_QUARK (anno-calendar-error-quark, anno_calendar_error)
