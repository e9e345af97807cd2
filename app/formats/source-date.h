/* Days as news formats write them: ISO 8601 in all its dialects, RFC 822, "20160413T045221Z". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The day that @raw says, in the zone it says it in, as "YYYY-MM-DD" (never turned into another
 * zone: it would be another day); NULL where it says none. */
char *anno_source_date_read (const char *raw) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
