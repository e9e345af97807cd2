/* A text that another format carries as characters: HTML that was escaped, or plain text. */
#pragma once

#include "formats/block-text.h"

G_BEGIN_DECLS

/* Adds @content, valid UTF-8, to @text. @type: what its carrier calls it ("text/html", "XHTML"), or
 * NULL; what looks like HTML is read as such. Errors: those of formats/html-fragment. */
gboolean anno_embedded_text_add (AnnoBlockText *text, const char *content, const char *type,
                                 GError **error);

G_END_DECLS
