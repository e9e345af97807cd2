/* Text without markup that another format carries, as blocks: paragraphs where blank lines or
 * indents part them; where neither does, lines of one length are one paragraph that was broken into
 * them, and long or ragged ones a paragraph each. */
#pragma once

#include "formats/block-text.h"

G_BEGIN_DECLS

/* Adds the paragraphs of @plain, valid UTF-8, to @text. */
void     anno_plain_blocks_add       (AnnoBlockText *text, const char *plain);
/* Whether @plain holds elements of HTML: agencies send such as plain text. */
gboolean anno_plain_blocks_is_markup (const char *plain);

G_END_DECLS
