/* Times as files hold them: 2017-07-10T09:00:00Z, in UTC, to the second. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for a time and its NUL. */
#define ANNO_ISO_TIME_SIZE 24

/* Prints @time (microseconds since 1970) into @out; FALSE for a year that has not four digits. */
gboolean anno_iso_time_print (gint64 time, char out[ANNO_ISO_TIME_SIZE]);
/* The time that @text is, with any zone that RFC 3339 allows; parts of a second are left out. FALSE
 * where it isn't one, or doesn't exist. */
gboolean anno_iso_time_read (const char *text, gint64 *time);

G_END_DECLS
