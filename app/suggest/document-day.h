/* Reads the day that a person types for the date of an article: as a date line has it, as
 * YYYY-MM-DD, or in words ("last Sunday").
 */
#pragma once

#include "suggest/calendar-error.h"

G_BEGIN_DECLS

/* The day that @text gives, as YYYY-MM-DD; words are taken beside @date, the one that is known
 * already (or NULL). NULL and ANNO_CALENDAR_ERROR where it isn't a single day. */
char *anno_document_day_read (const char *text, const char *date,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
