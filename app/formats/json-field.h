/* Members of foreign JSON in whatever shape: a name, a list of names, an object that has one. */
#pragma once

#include "formats/json-slice.h"

G_BEGIN_DECLS

/* The member of @object that @path names: as a whole, else step by step at its dots ("meta.url",
 * "authors.0.name"). FALSE where it isn't there. */
gboolean anno_json_field_find  (const AnnoJsonSlice *object, const char *path,
                                AnnoJsonSlice *value);
/* The words of @value on one line: a string, a number, the `name` of an object, or those of an
 * array with a comma between them. NULL for all else, and where nothing is left. */
char    *anno_json_field_words (const AnnoJsonSlice *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
