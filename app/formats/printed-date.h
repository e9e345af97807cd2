/* Days as newsrooms print them: "Friday, July 21, 2017", "21. Juli 2017", "21 de julio de 2017",
 * "2017年7月21日". The months of a dozen languages are known, with the forms that a date asks for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first day that @words, valid UTF-8, name in full, as "YYYY-MM-DD"; NULL where they name
 * none, and where "04/05/2017" may be two. */
char *anno_printed_date_read (const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
