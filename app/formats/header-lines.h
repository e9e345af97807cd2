/* The "Name: value" lines that open a message of HTTP and a record of WARC. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The length of the lines that @bytes begin with, with the blank one that ends them; 0 where none
 * does. */
gsize anno_header_lines_measure (const char *bytes, gsize n_bytes);
/* The value of the first line whose name is @name but for its case, on one line and made valid
 * UTF-8; NULL where there is none. */
char *anno_header_lines_find    (const char *lines, gsize n_bytes, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
/* The type that a Content-Type says, in lower case: "text/html"; NULL for NULL. *@charset: the one
 * it says, or NULL. */
char *anno_header_lines_split_type (const char *value, char **charset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
