/* Finds another annotator of one's own name in a corpus: perhaps the same person on another
 * computer, which only they can say. Looks at the disk, writes nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The id of an annotator below @root who is called @name but isn't @id; NULL where there is
 * none, or where @id has a folder there already. */
char *anno_namesake_find (const char *root, const char *id, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
