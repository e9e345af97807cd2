/* Slices of a scanned text: how scanned JSON is walked without a tree.
 *
 * A slice is a stretch of a text that anno_json_scan let pass, and is valid as long as that text.
 * What these functions are given must have passed: they check bounds, not grammar. Keys and strings
 * compare decoded, so that "a" equals "\u0061"; what isn't understood can be kept as its bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  gsize length; /* bytes */
} AnnoJsonSlice;

/* Walks a scanned object, or array: each call gives the next member's key (decoded, the caller's;
 * only for objects) and value. Start with *@at = NULL. FALSE after the last one, and for what isn't
 * an object or array. @key may be NULL. */
gboolean anno_json_next_member (const AnnoJsonSlice *object, const char **at, char **key,
                                AnnoJsonSlice *value);
gboolean anno_json_next_element (const AnnoJsonSlice *array, const char **at, AnnoJsonSlice *value);
/* As anno_json_next_member, without a copy: @key is the slice in its quotes, which
 * anno_json_slice_is compares. */
gboolean anno_json_next_pair (const AnnoJsonSlice *object, const char **at, AnnoJsonSlice *key,
                              AnnoJsonSlice *value);

/* Whether @slice is filled by one value, and not followed by more: may be asked of any text. */
gboolean anno_json_slice_is_one (const AnnoJsonSlice *slice);
/* '{', '[', '"', 't', 'f', 'n', or '0' for a number. */
char anno_json_slice_kind (const AnnoJsonSlice *slice);
/* The decoded string that @slice is; NULL where it isn't a string. */
char *anno_json_slice_to_string (const AnnoJsonSlice *slice) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @slice is a string, and decoded is @text. @length in bytes. */
gboolean anno_json_slice_is     (const AnnoJsonSlice *slice, const char *text);
gboolean anno_json_slice_is_len (const AnnoJsonSlice *slice, const char *text, gsize length);
/* Whether all of @slices but those that are absent (text NULL) are strings. */
gboolean anno_json_are_strings (const AnnoJsonSlice *slices, guint n);
/* Whether @slice is an integer written without fraction and exponent, and fits. */
gboolean anno_json_slice_to_int (const AnnoJsonSlice *slice, gint64 *out);

/* The bit that anno_json_split sets for the @n-th name. */
#define ANNO_JSON_BIT(n) (1u << (n))

/* Sorts the members of @object: the value of each of @names (NULL-terminated) goes to its place in
 * @values (text NULL where it is absent), the others are kept in *@unknown (see
 * anno_json_keep_member). The result says what is there: bit n for the n-th name. */
guint anno_json_split (const AnnoJsonSlice *object, const char *const *names, AnnoJsonSlice *values,
                       GString **unknown);

/* Appends @slice without the blanks outside strings. */
void anno_json_slice_minify (GString *out, const AnnoJsonSlice *slice);
/* Keeps an unknown member as "key":value in *@kept, with a comma before it where one is due; makes
 * the string where *@kept is NULL. */
void anno_json_keep_member  (GString **kept, const AnnoJsonSlice *key, const AnnoJsonSlice *value);
void anno_json_keep_element (GString **kept, const AnnoJsonSlice *value);
/* What was kept, or NULL; leaves *@kept NULL. */
char *anno_json_take_kept   (GString **kept) G_GNUC_WARN_UNUSED_RESULT;

/* The next code point of a scanned string's content, decoded; moves *@at behind it. */
gunichar anno_json_string_next (const char **at);

G_END_DECLS
