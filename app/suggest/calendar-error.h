/* Why words of time have no meaning, or not one alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_CALENDAR_ERROR (anno_calendar_error_quark ())
GQuark anno_calendar_error_quark (void);

typedef enum
{
  ANNO_CALENDAR_ERROR_UNKNOWN,    /* no words of time, or none that the rules know */
  ANNO_CALENDAR_ERROR_AMBIGUOUS,  /* they have several meanings, which the message names */
  ANNO_CALENDAR_ERROR_NEEDS_DATE, /* the document date is needed, and isn't known */
  ANNO_CALENDAR_ERROR_NEEDS_TEXT, /* they count from what another sentence says */
  ANNO_CALENDAR_ERROR_IMPOSSIBLE, /* the calendar has no such day, week, hour … */
} AnnoCalendarError;

G_END_DECLS
