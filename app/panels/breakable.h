/* Words from outside that a label is to wrap: laying out one word of ten thousand letters takes a
 * layout many seconds, because it tries each letter as the end of each line. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text (valid UTF-8), as anno_plain_show() shows it, at most @max code points (0 for all), cut
 * with "…" at the end. Words that fill more than a line may be broken anywhere in them. */
char *anno_breakable (const char *text, guint max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
