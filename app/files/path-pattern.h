/* Patterns of paths, as shells have them: "*" is any part of one name, "?" one character of it, and
 * "**", in the place of a name, any number of names. What has no such sign is a path, or a folder
 * and all below it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @path is one that @pattern means. Both are relative, with "/". The time grows with the
 * length of the pattern, and at worst with the square of that of the path. */
gboolean anno_path_pattern_matches (const char *pattern, const char *path);

G_END_DECLS
