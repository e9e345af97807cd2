/* A date in few words, as lists have room for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "9 Jul 2017", as the person's language writes it, of YYYY-MM-DD; what isn't a date stays as it
 * is. */
char *anno_short_date (const char *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
