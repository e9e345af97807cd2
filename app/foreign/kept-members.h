/* Members of an object that are kept as raw JSON ("key":value,"key":value, or NULL for none), where
 * something else needs their names: these stand under "annotator:kept:NAME" meanwhile. What is
 * hidden and shown again is what it was, byte by byte. */
#pragma once

#include "formats/json-slice.h"

G_BEGIN_DECLS

/* Hides those whose names are among @names (NULL-terminated), and those that look hidden. */
char *anno_kept_members_hide (const char *members, const char *const *names)
    G_GNUC_WARN_UNUSED_RESULT;
/* Shows what was hidden, in the place of those of @names, which go; members that no such hiding
 * gives stay as they are. NULL where nothing is left. */
char *anno_kept_members_show (const char *members, const char *const *names)
    G_GNUC_WARN_UNUSED_RESULT;
/* Those whose names aren't among @names, or NULL. */
char *anno_kept_members_drop (const char *members, const char *const *names)
    G_GNUC_WARN_UNUSED_RESULT;
/* The string that the member @name is, or NULL. */
char *anno_kept_members_string (const char *members, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The value of the member @name as raw JSON, or NULL. */
char *anno_kept_members_raw    (const char *members, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
