/* The labels that encodings go by, and where sources declare them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What iconv calls the encoding that the Web means by @label ("latin1", "x-sjis"), and the name to
 * show for it. @label itself, interned and cut short, where the Web knows none. */
const char *anno_charset_label_iconv (const char *label);
const char *anno_charset_label_name  (const char *label);

/* The label in the XML declaration or the first <meta> that has one, near the start of @bytes;
 * NULL where there is none. */
char *anno_charset_label_find (const char *bytes, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
