/* Text from outside inside a sentence of ours: kept from turning the words around it.
 *
 * An Arabic quotation in an English sentence, or a name with control characters in it, would
 * reorder what stands beside it. Isolated, it can't.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text between U+2068 (first strong isolate) and U+2069 (pop isolate), as anno_plain_show()
 * shows it: nothing inside can end the isolation early. */
char *anno_isolate (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The same, as anno_plain_escape() names it: for a message about what stands there. */
char *anno_isolate_escaped (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
