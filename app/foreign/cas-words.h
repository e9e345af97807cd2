/* Names as a CAS can hold them, and what else its two forms share in words.
 *
 * UIMA's names are of letters, digits and "_", and begin with a letter. Types of spans are
 * "annotator." with the tag's id, features the ids of fields. What a date's or a person's value has
 * beside it is a feature of its own, with "_type", "_mod", "_anchor" or "_name" behind the field's;
 * what every span has are the features id, note, unsure and segments.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_CAS_PACKAGE "annotator."
#define ANNO_CAS_SEGMENT ANNO_CAS_PACKAGE "Segment"
#define ANNO_CAS_ARTICLE ANNO_CAS_PACKAGE "Article"

/* What may stand behind a field's name: "name", "type", "mod", "anchor"; NULL-terminated. */
extern const char *const anno_cas_words_beside[];

/* @id as a name, for tags, fields and choices; two ids never give the same. "-" is "_", any other
 * sign "__", its number in hexadecimal, and "_"; names that have a meaning here get a "_" behind.
 */
char *anno_cas_words_spell (const char *id) G_GNUC_WARN_UNUSED_RESULT;
/* "when_type". @field: spelled. */
char *anno_cas_words_join (const char *field, const char *beside) G_GNUC_WARN_UNUSED_RESULT;
/* The type's name of a span. */
char *anno_cas_words_type (const char *tag) G_GNUC_WARN_UNUSED_RESULT;
/* What is behind the last dot. */
const char *anno_cas_words_short (const char *type);
/* Whether @words are a count that fits, and it. */
gboolean anno_cas_words_to_count (const char *words, guint *count);

G_END_DECLS
