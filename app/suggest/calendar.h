/* What words of time mean beside a document date: "Sunday", "last week", "later this year", "July
 * 9".
 *
 * Plain rules, no learning: full dates, weekdays with parts of the day, units ago and ahead, last,
 * next and this, months, seasons, today and yesterday, durations, sets. A bare weekday is the most
 * recent one, the document's own day included; a bare season the one that day lies in, or none.
 * What another sentence must say ("that day", "the night before") is refused. English words, and
 * dates as digits in any language.
 */
#pragma once

#include "model/timex.h"
#include "suggest/calendar-error.h"

G_BEGIN_DECLS

/* Resolves @words against @document_date ("YYYY-MM-DD", or NULL where none is known: then only
 * what needs none is resolved). On success fills @out and returns TRUE; *@relative (or NULL) says
 * whether the document date was needed. Else FALSE and an error that says why not, in plain
 * words. */
gboolean anno_calendar_resolve (const char *words, const char *document_date, AnnoTimex *out,
                                gboolean *relative, GError **error);

/* The day a printed date line gives ("Friday, July 21, 2017", "21 July 2017", "21.07.2017" …) as
 * "YYYY-MM-DD", or NULL. */
char *anno_calendar_read_day (const char *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
