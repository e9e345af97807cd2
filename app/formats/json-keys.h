/* Which name is in a JSON object twice: a question that a hostile file of nothing but names must
 * not make costly.
 *
 * Names are told apart by a hash of what they say, escapes undone, whose start nobody can guess;
 * where two have the same one, the names themselves decide. A few are compared each with each; more
 * are sorted by hash, in a time that grows with their number alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name in a text: eight bytes, because a hostile file has millions. */
typedef struct
{
  guint32 hash;
  guint32 offset; /* of its opening quote */
} AnnoJsonKey;

/* The name at @offset of @text, which the scanner found sound up to its closing quote. */
AnnoJsonKey anno_json_key_read (const char *text, guint32 offset);
/* The first of the @n names, in the order of the text, that repeats an earlier one; G_MAXUINT32 for
 * none. Changes the order of @keys. */
guint32     anno_json_keys_find_repeated (const char *text, AnnoJsonKey *keys, guint n);

G_END_DECLS
