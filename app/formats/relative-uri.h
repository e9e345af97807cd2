/* URI references from one file of a corpus to another. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How @from (a file) names @to: "../../news/a%20b.txt". Both are paths below the corpus with
 * "/", in the encoding of the disk; bytes that may not stand in a URI's path are
 * percent-encoded. */
char *anno_relative_uri (const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
