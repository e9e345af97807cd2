/* The form of a TIMEX3 value: its text taken apart, and put together again.
 *
 * A form holds only what the calendar allows: months have their days, years their weeks. It knows
 * nothing of types and languages; model/timex.h does.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_TIMEX_ERROR (anno_timex_error_quark ())
GQuark anno_timex_error_quark (void);

typedef enum
{
  ANNO_TIMEX_ERROR_FORM, /* not a TIMEX3 value */
  ANNO_TIMEX_ERROR_DATE, /* a day, month, hour … that doesn't exist */
  ANNO_TIMEX_ERROR_TYPE, /* a value of another type */
} AnnoTimexError;

typedef enum
{
  ANNO_TIMEX_DECADE,  /* 199 */
  ANNO_TIMEX_YEAR,    /* 1998 */
  ANNO_TIMEX_HALF,    /* 1998-H1 */
  ANNO_TIMEX_QUARTER, /* 1998-Q3 */
  ANNO_TIMEX_SEASON,  /* 1998-SU */
  ANNO_TIMEX_MONTH,   /* 1998-07 */
  ANNO_TIMEX_WEEK,    /* 1998-W28 */
  ANNO_TIMEX_WEEKEND, /* 1998-W28-WE */
  ANNO_TIMEX_DAY,     /* 1998-07-09 */
  ANNO_TIMEX_WEEKDAY, /* XXXX-WXX-7 */
  ANNO_TIMEX_REF,     /* PRESENT_REF */
  ANNO_TIMEX_LENGTH,  /* P3D */
} AnnoTimexKind;

typedef enum
{
  ANNO_TIMEX_PART_NONE,
  ANNO_TIMEX_MORNING,
  ANNO_TIMEX_MIDDAY,
  ANNO_TIMEX_AFTERNOON,
  ANNO_TIMEX_EVENING,
  ANNO_TIMEX_NIGHT,
  ANNO_TIMEX_DAYTIME,
} AnnoTimexDayPart;

/* The units of a length, in the order in which a value names them. */
typedef enum
{
  ANNO_TIMEX_YEARS,
  ANNO_TIMEX_QUARTERS,
  ANNO_TIMEX_MONTHS,
  ANNO_TIMEX_WEEKS,
  ANNO_TIMEX_DAYS,
  ANNO_TIMEX_HOURS,
  ANNO_TIMEX_MINUTES,
  ANNO_TIMEX_SECONDS,
} AnnoTimexUnit;

#define ANNO_TIMEX_N_UNITS (ANNO_TIMEX_SECONDS + 1)
#define ANNO_TIMEX_VAGUE (-1.0) /* an amount of X: PXM */

typedef struct
{
  AnnoTimexKind kind;
  gboolean any_year; /* XXXX: no year in particular; always so for a weekday */
  int year;          /* 1–9999; of a decade, its first */
  int month;         /* 1–12; of a month or a day */
  int day;           /* 1–31 */
  int week;          /* 1–53; of a week or a weekend; 0 with any_year, for no week in particular */
  int weekday;       /* 1 (Monday) – 7 */
  int part;          /* which half, quarter, season (spring is 1) or ref (the present is 1) */
  AnnoTimexDayPart day_part;
  gboolean timed; /* whether hour and minute are set */
  int hour;       /* 0–24; 24 only for midnight at the end of the day */
  int minute;
  int second; /* -1 for none */
  gboolean zoned;
  int offset; /* minutes east of UTC, where zoned */
  double amounts[ANNO_TIMEX_N_UNITS]; /* 0 for none */
} AnnoTimexForm;

/* An empty form of @kind. */
void anno_timex_form_init (AnnoTimexForm *self, AnnoTimexKind kind);

/* Takes @value apart; the error (ANNO_TIMEX_ERROR, FORM or DATE) says why it isn't a value. */
gboolean anno_timex_form_parse (AnnoTimexForm *self, const char *value, GError **error);
/* The value; parsing it again gives the same form. */
char    *anno_timex_form_print (const AnnoTimexForm *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the calendar has what the form says; anno_timex_form_parse has checked it already. */
gboolean anno_timex_form_check (const AnnoTimexForm *self, GError **error);

/* Whether it says a time of day. */
gboolean anno_timex_form_has_time (const AnnoTimexForm *self);
/* How many days the month has; February has 29 where @year is 0. */
int      anno_timex_days_in_month (int year, int month);

G_END_DECLS
