/* Strict JSON, before anything else looks at it: the guard in front of json-glib.
 *
 * json-glib 1.6 has no limit on depth, takes the last of two equal keys, cuts strings at \u0000,
 * turns lone surrogates into broken UTF-8, reads 010 as octal and drops a second root. So every
 * text is scanned here first: RFC 8259's grammar to the letter, UTF-8, no NUL, no lone surrogates,
 * no duplicate keys in one object, a cap on size and on depth. What passes is safe to hand to
 * json-glib, and can be cut into slices (formats/json-slice.h), which is how unknown members keep
 * their bytes.
 *
 * Plain functions over memory, safe in any thread; time grows with the text as sorting its keys
 * does, stack bounded.
 */
#pragma once

#include "formats/json-slice.h"

G_BEGIN_DECLS

#define ANNO_JSON_ERROR (anno_json_error_quark ())
GQuark anno_json_error_quark (void);

typedef enum
{
  ANNO_JSON_ERROR_TOO_LARGE,
  ANNO_JSON_ERROR_NOT_UTF8,
  ANNO_JSON_ERROR_TOO_DEEP,
  ANNO_JSON_ERROR_SYNTAX,
  ANNO_JSON_ERROR_DUPLICATE_KEY,
  ANNO_JSON_ERROR_SURROGATE,
  ANNO_JSON_ERROR_SHAPE, /* valid JSON, but not what this file must hold */
} AnnoJsonError;

#define ANNO_JSON_MAX_DEPTH 64
#define ANNO_JSON_MAX_FILE (64 * 1024 * 1024)        /* bytes: files read as a whole */
#define ANNO_JSON_MAX_LAYER (512 * 1024 * 1024)      /* bytes: files read a line at a time */
#define ANNO_JSON_MAX_LINE (1024 * 1024)             /* bytes: a line of those */

/* Whether the @length bytes of @text are one JSON value, blanks around it allowed. Messages say
 * line and column (in code points, both from 1), counted from @first_line (1 for a whole file). */
gboolean anno_json_scan (const char *text, gsize length, gsize max_bytes, guint first_line,
                         GError **error);
/* As that, for a value that lies inside others: it begins at @first_column, and @outer objects and
 * arrays are open around it, which count as depth. */
gboolean anno_json_scan_part (const char *text, gsize length, gsize max_bytes, guint first_line,
                              guint first_column, guint outer, GError **error);

G_END_DECLS
