/* The body of an article as a string of JSON holds it, or a plain file: plain words, or HTML. */
#pragma once

#include "formats/block-text.h"

G_BEGIN_DECLS

/* Whether @body clearly is HTML, and not words with a "<" among them: it begins with a tag that
 * begins a block or a page, or paragraphs begin and end in it. */
gboolean anno_body_text_is_html   (const char *body);
/* Adds the paragraphs of @body, plain words: those that blank lines part; where there are none,
 * each line is one. */
void     anno_body_text_add_plain (AnnoBlockText *text, const char *body);

G_END_DECLS
