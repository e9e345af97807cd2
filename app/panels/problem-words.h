/* What could not be read, in the words of a panel. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line for each of @problems (of char); only how many there are where names are hidden (@blind),
 * because a path names its annotator. Empty where there are none. */
char *anno_problem_words (const GPtrArray *problems, gboolean blind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
