/* Words on their way into XML 1.0 (W3C Recommendation, fifth edition: 2.2 Characters, 2.11
 * End-of-Line Handling, 3.3.3 Attribute-Value Normalization): what a parser would take for markup,
 * or change, is written as a reference, so that it comes back as it was. What XML forbids becomes a
 * blank, one for each, so that places stay. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends the @n_bytes (-1: up to the NUL) of @words, valid UTF-8, as text between tags. */
void anno_markup_words_text (GString *out, const char *words, gssize n_bytes);
/* Appends a blank and name="value"; nothing where @value is NULL. */
void anno_markup_words_attribute (GString *out, const char *name, const char *value);
/* Appends <name>words</name>; nothing where @words is NULL. */
void anno_markup_words_element (GString *out, const char *name, const char *words);

G_END_DECLS
