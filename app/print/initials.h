/* Who somebody is, in a letter or two. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first character of each of the first two words of @name, in capitals; "?" for a name without
 * words. */
char *anno_initials_of    (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The same, with a number where @taken (a set of char) has them already; they are added to it. */
char *anno_initials_of_own (const char *name, GHashTable *taken) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
